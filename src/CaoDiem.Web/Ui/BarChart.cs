using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>A bar of a chart; <paramref name="Low"/> and <paramref name="High"/> draw a range over it.</summary>
public sealed record Bar(string Name, double Value, string Text, double? Low = null, double? High = null, bool Bad = false);

/// <summary>Lying bars with their names and numbers beside them, so that neither colour nor length is needed to read them.</summary>
public static class BarChart
{
    private const int Width = 560;
    private const int Row = 46;
    private const int Top = 8;
    private const int Thick = 16;
    private const int TextBelow = 14;

    public static IHtmlContent Draw(string id, string title, IReadOnlyList<Bar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var most = Math.Max(1e-9, bars.Select(b => Math.Max(b.Value, b.High ?? 0)).DefaultIfEmpty(1).Max());
        double X(double value) => value / most * (Width - 2);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart bars\" viewBox=\"0 0 {Width} {Top + (bars.Count * Row)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{Encode(title)}</title><desc id=\"{id}-d\">{Encode(string.Join("; ", bars.Select(b => $"{b.Name}: {b.Text}")))}.</desc>");
        for (var i = 0; i < bars.Count; i++)
        {
            var (bar, y) = (bars[i], Top + (i * Row));
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"0\" y=\"{y + TextBelow}\">{Encode(bar.Name)}</text><text class=\"key\" x=\"{Width}\" y=\"{y + TextBelow}\" text-anchor=\"end\">{Encode(bar.Text)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar {(bar.Bad ? "late" : "wave")}\" x=\"1\" y=\"{y + Thick + 2}\" width=\"{Math.Max(1, X(bar.Value)):0.0}\" height=\"{Thick}\"/>");
            if (bar is { Low: { } low, High: { } high })
            {
                var middle = y + Thick + 2 + (Thick / 2);
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"range\" d=\"M{X(low) + 1:0.0} {middle}H{X(high):0.0}M{X(low) + 1:0.0} {middle - 5}v10M{X(high):0.0} {middle - 5}v10\"/>");
            }
        }

        svg.Append("</svg>");
        return new HtmlString(svg.ToString());
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
