using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>A bar of a timeline; <paramref name="Kind"/> is wave, todo, done or late, said in words beside it.</summary>
public sealed record GanttBar(string Label, DateOnly From, DateOnly To, string Kind, string Word);

/// <summary>A timeline drawn on the server: a row for each bar, the campaign's period shaded, today as a line.</summary>
public static class GanttChart
{
    private const int Width = 1100;
    private const int Left = 400;
    private const int Right = 90;
    private const int Row = 24;
    private const int Top = 30;
    private const int LongestLabel = 52;
    private const int DaysAround = 2;
    private const int MonthLabel = 56;

    public static IHtmlContent Draw(string title, string description, DateRange campaign, DateOnly today, IReadOnlyList<GanttBar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var from = bars.Select(b => b.From).Append(campaign.From).Min().AddDays(-DaysAround);
        var to = bars.Select(b => b.To).Append(campaign.To).Max().AddDays(DaysAround);
        var height = Top + (bars.Count * Row) + 8;
        var svg = new StringBuilder();
        double X(DateOnly day) => Left + ((double)(day.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber) * (Width - Left - Right));
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart gantt\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"gantt-title gantt-desc\"><title id=\"gantt-title\">{Encode(title)}</title><desc id=\"gantt-desc\">{Encode(description)}</desc>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"period\" x=\"{X(campaign.From):0.0}\" y=\"{Top - 6}\" width=\"{X(campaign.To.AddDays(1)) - X(campaign.From):0.0}\" height=\"{height - Top}\"/>");
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var x = X(month < from ? from : month);
            var fits = Math.Min(X(month.AddMonths(1)), Width) - x >= MonthLabel;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rule\" x1=\"{x:0.0}\" x2=\"{x:0.0}\" y1=\"{Top - 6}\" y2=\"{height}\"/>{(fits ? $"<text x=\"{x + 3:0}\" y=\"16\">{month:MM/yyyy}</text>" : "")}");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            Bar(svg, bars[i], Top + (i * Row), X);
        }

        if (today >= from && today <= to)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"today\" x1=\"{X(today):0.0}\" x2=\"{X(today):0.0}\" y1=\"{Top - 6}\" y2=\"{height}\"/>");
        }

        svg.Append("</svg>");
        return new HtmlString(svg.ToString());
    }

    private static void Bar(StringBuilder svg, GanttBar bar, int y, Func<DateOnly, double> x)
    {
        var (start, end) = (x(bar.From), x(bar.To.AddDays(1)));
        var label = bar.Label.Length <= LongestLabel ? bar.Label : bar.Label[..(LongestLabel - 1)] + "…";
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Left - 8}\" y=\"{y + 13}\" text-anchor=\"end\">{Encode(label)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar {bar.Kind}\" x=\"{start:0.0}\" y=\"{y + 2}\" width=\"{Math.Max(4, end - start):0.0}\" height=\"{Row - 9}\" rx=\"2\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{end + 5:0.0}\" y=\"{y + 13}\">{Encode(bar.Word)}</text>");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
