using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>The curve of what is expected, and a mark where the campaign stands.</summary>
public static class ReadinessChart
{
    private const int Width = 480;
    private const int Height = 260;
    private const int Left = 48;
    private const int Right = 16;
    private const int Top = 28;
    private const int Bottom = 34;

    public static IHtmlContent Draw(string title, string description, DateOnly from, DateOnly to, IReadOnlyList<(DateOnly Day, double Percent)> expected, DateOnly here, double score)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var svg = new StringBuilder();
        double X(DateOnly day) => Left + ((double)(day.DayNumber - from.DayNumber) / Math.Max(1, to.DayNumber - from.DayNumber) * (Width - Left - Right));
        double Y(double percent) => Height - Bottom - (percent / 100 * (Height - Top - Bottom));
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"ready-title ready-desc\"><title id=\"ready-title\">{HtmlEncoder.Default.Encode(title)}</title><desc id=\"ready-desc\">{HtmlEncoder.Default.Encode(description)}</desc>");
        foreach (var percent in new[] { 0, 25, 50, 75, 100 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(percent == 0 ? "axis" : "rule")}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(percent):0}\" y2=\"{Y(percent):0}\"/><text x=\"{Left - 6}\" y=\"{Y(percent) + 4:0}\" text-anchor=\"end\">{percent} %</text>");
        }

        for (var day = from; day <= to; day = day.AddDays(CaoDiem.Shared.Weeks.Days))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Math.Min(X(day), Width - Right - 14):0}\" y=\"{Height - 10}\" text-anchor=\"middle\">{day:dd/MM}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line second\" d=\"M{string.Join('L', expected.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Day):0.0} {Y(p.Percent):0.0}")))}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"here\" cx=\"{X(here):0.0}\" cy=\"{Y(score):0.0}\" r=\"7\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"key\" x=\"{Left}\" y=\"14\">- - Mức cần có</text><text class=\"key\" x=\"{Width - Right}\" y=\"14\" text-anchor=\"end\">● Hiện có {score:0} %</text></svg>");
        return new HtmlString(svg.ToString());
    }
}
