using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>A range that was forecast at a day, with its middle.</summary>
public sealed record ChartRange(DateOnly Day, double Low, double Middle, double High);

/// <summary>What was reached day by day, ranges of a forecast over it, and the end that came, where it is known.</summary>
public sealed class RangeChart(string id, DateOnly from, DateOnly to, double top, Func<double, string> show)
{
    private const int Width = 860;
    private const int Height = 280;
    private const int Left = 80;
    private const int Right = 30;
    private const int Top = 34;
    private const int Bottom = 34;
    private const int HalfBar = 7;

    private readonly StringBuilder _svg = new();

    public IHtmlContent Draw(string title, string description, IReadOnlyList<(DateOnly Day, double Value)> known, IReadOnlyList<ChartRange> ranges, double? truth)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(ranges);
        Add($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{Encode(title)}</title><desc id=\"{id}-desc\">{Encode(description)}</desc>");
        for (var i = 0; i <= 4; i++)
        {
            var value = top * i / 4;
            Add($"<line class=\"{(i == 0 ? "axis" : "rule")}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):0}\" y2=\"{Y(value):0}\"/><text x=\"{Left - 6}\" y=\"{Y(value) + 4:0}\" text-anchor=\"end\">{Encode(show(value))}</text>");
        }

        for (var day = from; day <= to; day = day.AddDays(2 * Weeks.Days))
        {
            Add($"<text x=\"{X(day):0}\" y=\"{Height - 10}\" text-anchor=\"middle\">{day:dd/MM}</text>");
        }

        foreach (var range in ranges)
        {
            var (x, high, low) = (X(range.Day), Y(range.High), Y(range.Low));
            Add($"<rect class=\"bar wave\" x=\"{x - HalfBar:0.0}\" y=\"{high:0.0}\" width=\"{2 * HalfBar}\" height=\"{Math.Max(2, low - high):0.0}\"/><line class=\"limit\" x1=\"{x - HalfBar:0.0}\" x2=\"{x + HalfBar:0.0}\" y1=\"{Y(range.Middle):0.0}\" y2=\"{Y(range.Middle):0.0}\"/>");
        }

        var path = string.Concat(known.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(p.Day):0.0} {Y(p.Value):0.0}")));
        Add($"<path class=\"line second\" d=\"{path}\"/>");
        if (truth is { } end)
        {
            Add($"<line class=\"target\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(end):0.0}\" y2=\"{Y(end):0.0}\"/>");
        }

        Add($"<text class=\"key\" x=\"{Left}\" y=\"16\">- - Đã đạt   ▮ Khoảng dự báo 80 %{(truth is null ? "" : "   ···· Kết quả thật cuối năm")}</text></svg>");
        return new HtmlString(_svg.ToString());
    }

    private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private double X(DateOnly day) => Left + ((double)(day.DayNumber - from.DayNumber) / Math.Max(1, to.DayNumber - from.DayNumber) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - (Math.Min(value, top) / Math.Max(1e-9, top) * (Height - Top - Bottom));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
