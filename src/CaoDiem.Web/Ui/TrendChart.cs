using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>One line of a chart; each series has its own scale, named at its end.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<(DateOnly Day, double Value)> Points, Func<double, string> Show);

/// <summary>An accessible line chart drawn on the server: works without script, prints, and has its table beside it.</summary>
public static class TrendChart
{
    private const int Width = 860;
    private const int Height = 280;
    private const int Left = 60;
    private const int Right = 70;
    private const int Top = 30;
    private const int Bottom = 34;

    public static IHtmlContent Draw(string title, string description, DateOnly from, DateOnly to, IReadOnlyList<ChartSeries> series)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"chart-title chart-desc\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"chart-title\">{Encode(title)}</title><desc id=\"chart-desc\">{Encode(description)}</desc>");
        Grid(svg, from, to);
        for (var i = 0; i < series.Count; i++)
        {
            Line(svg, series[i], from, to, i == 1);
        }

        svg.Append("</svg>");
        return new HtmlString(svg.ToString());
    }

    private static void Grid(StringBuilder svg, DateOnly from, DateOnly to)
    {
        for (var i = 0; i <= 4; i++)
        {
            var y = Top + (i * (Height - Top - Bottom) / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(i == 4 ? "axis" : "rule")}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y}\" y2=\"{y}\"/>");
        }

        var days = Math.Max(1, to.DayNumber - from.DayNumber);
        var step = Math.Max(1, days / 6);
        for (var day = from; day <= to; day = day.AddDays(step))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(day, from, to):0}\" y=\"{Height - 10}\" text-anchor=\"middle\">{day:dd/MM}</text>");
        }
    }

    private static void Line(StringBuilder svg, ChartSeries series, DateOnly from, DateOnly to, bool second)
    {
        var top = series.Points.Select(p => p.Value).DefaultIfEmpty(0).Max();
        var scale = top <= 0 ? 1 : top;
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{Left} {Height - Bottom}");
        var (x, y) = ((double)Left, (double)(Height - Bottom));
        foreach (var (day, value) in series.Points)
        {
            x = X(day, from, to);
            path.Append(CultureInfo.InvariantCulture, $"L{x:0.0} {y:0.0}");
            y = Height - Bottom - (value / scale * (Height - Top - Bottom));
            path.Append(CultureInfo.InvariantCulture, $"L{x:0.0} {y:0.0}");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line{(second ? " second" : "")}\" d=\"{path}\"/>");
        var labelX = second ? Width - Right + 6 : Left - 8;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{labelX}\" y=\"{Top + 4}\" text-anchor=\"{(second ? "start" : "end")}\">{Encode(series.Show(top))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{labelX}\" y=\"{Height - Bottom + 4}\" text-anchor=\"{(second ? "start" : "end")}\">0</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"key\" x=\"{(second ? Width - Right : Left)}\" y=\"14\" text-anchor=\"{(second ? "end" : "start")}\">{(second ? "- - " : "— ")}{Encode(series.Name)}</text>");
    }

    private static double X(DateOnly day, DateOnly from, DateOnly to) =>
        Left + ((double)(day.DayNumber - from.DayNumber) / Math.Max(1, to.DayNumber - from.DayNumber) * (Width - Left - Right));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
