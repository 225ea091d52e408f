using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CaoDiem.Workload;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>Work against time, week by week: overload is red, hatched and named, never colour alone.</summary>
public static class LoadChart
{
    private const int Width = 560;
    private const int Height = 240;
    private const int Left = 56;
    private const int Right = 12;
    private const int Top = 34;
    private const int Bottom = 34;
    private const double MinutesPerHour = 60;

    /// <summary>Fewest pixels between two dates below the chart.</summary>
    private const double Roomy = 46;

    public static IHtmlContent Draw(string id, LoadLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var svg = new StringBuilder();
        var top = Math.Max(1, line.Weeks.Select(w => Math.Max(w.Available, w.Needed)).DefaultIfEmpty(1).Max());
        double Y(long minutes) => Height - Bottom - ((double)minutes / top * (Height - Top - Bottom));
        var over = line.OverWeeks;
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart load\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{Encode(line.Name)}: giờ việc so với giờ công từng tuần</title><desc id=\"{id}-d\">{(over > 0 ? $"{over} tuần quá tải" : "không tuần nào quá tải")}. Số liệu ở bảng bên dưới.</desc>");
        svg.Append(CultureInfo.InvariantCulture, $"<defs><pattern id=\"{id}-p\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"over-ground\" width=\"8\" height=\"8\"/><rect class=\"over-stripe\" width=\"3\" height=\"8\"/></pattern></defs>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom}\"/><text x=\"{Left - 6}\" y=\"{Y(top) + 4:0}\" text-anchor=\"end\">{top / MinutesPerHour:0} giờ</text><text x=\"{Left - 6}\" y=\"{Height - Bottom + 4}\" text-anchor=\"end\">0</text>");
        var step = (double)(Width - Left - Right) / Math.Max(1, line.Weeks.Count);
        var every = (int)Math.Ceiling(Roomy / step);
        for (var i = 0; i < line.Weeks.Count; i++)
        {
            Week(svg, id, line.Weeks[i], Left + (i * step), step, Y, i % every == 0);
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"key\" x=\"{Left}\" y=\"14\">■ việc · — giờ công · gạch chéo đỏ: quá tải</text></svg>");
        return new HtmlString(svg.ToString());
    }

    private static void Week(StringBuilder svg, string id, WeekLoad week, double x, double step, Func<long, double> y, bool dated)
    {
        var (left, width) = (x + (step * 0.15), step * 0.7);
        var inside = Math.Min(week.Needed, week.Available);
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"work\" x=\"{left:0.0}\" y=\"{y(inside):0.0}\" width=\"{width:0.0}\" height=\"{y(0) - y(inside):0.0}\"/>");
        if (week.Over > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"over\" fill=\"url(#{id}-p)\" x=\"{left:0.0}\" y=\"{y(week.Needed):0.0}\" width=\"{width:0.0}\" height=\"{y(week.Available) - y(week.Needed):0.0}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"over-word\" x=\"{x + (step / 2):0.0}\" y=\"{y(week.Needed) - 4:0.0}\" text-anchor=\"middle\">+{week.Over / MinutesPerHour:0}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"limit\" x1=\"{x + 1:0.0}\" x2=\"{x + step - 1:0.0}\" y1=\"{y(week.Available):0.0}\" y2=\"{y(week.Available):0.0}\"/>");
        if (dated)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + (step / 2):0.0}\" y=\"{Height - 12}\" text-anchor=\"middle\">{week.Monday:dd/MM}</text>");
        }
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
