using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CaoDiem.Scheduling;
using Microsoft.AspNetCore.Html;

namespace CaoDiem.Web.Ui;

/// <summary>
/// The teams' routes drawn on the server from the office's own coordinates: no tiles, nobody else is asked. Each team has a colour
/// and a line of its own; a place is as large as its visits.
/// </summary>
public static class RouteMap
{
    /// <summary>Kinds of lines; further teams begin again.</summary>
    public const int Styles = 6;

    private const double Width = 900;
    private const double MostHeight = 760;
    private const double Margin = 56;
    private const double MetresPerDegree = 111_195;
    private const double MetresPerKm = 1_000;
    private const double SmallestSpan = 0.02;
    private const double LabelHeight = 18;
    private const double LabelWidthPerLetter = 9;
    private static readonly double[] Bars = [0.5, 1, 2, 5, 10, 20, 50];

    public static int StyleOf(int team) => team % Styles;

    public static IHtmlContent Draw(string title, string description, ScheduleMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var located = map.Places.Where(p => p.Point is not null).ToList();
        var frame = Frame.Around([.. located.Select(p => p.Point!.Value)]);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" viewBox=\"0 0 {Width} {frame.Height:0}\" role=\"img\" aria-labelledby=\"map-title map-desc\"><title id=\"map-title\">{Encode(title)}</title><desc id=\"map-desc\">{Encode(description)}</desc><rect class=\"land\" width=\"{Width}\" height=\"{frame.Height:0}\"/>");
        foreach (var route in map.Routes)
        {
            Line(svg, route, map.Office, frame);
        }

        foreach (var place in located.OrderBy(p => p.Visits).ThenBy(p => p.Key == PlaceKey.Office))
        {
            Dot(svg, place, frame);
        }

        Labels(svg, located, frame);
        Scale(svg, frame);
        svg.Append("</svg>");
        return new HtmlString(svg.ToString());
    }

    private static void Line(StringBuilder svg, MapRoute route, MapPlace? office, Frame frame)
    {
        var stops = route.Stops.Where(s => s.Point is not null).ToList();
        var all = office is null ? stops : [office, .. stops, office];
        // Teams that share a way are drawn side by side.
        var aside = (route.Team % 3 - 1) * 2.5;
        var points = string.Join(" ", all.Select(s => frame.Of(s.Point!.Value)).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X + aside:0.0},{p.Y + aside:0.0}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"route r{StyleOf(route.Team)}\" points=\"{points}\"><title>{Encode($"{route.TeamName}, {Format.Day(route.Day)}")}</title></polyline>");
    }

    private static void Dot(StringBuilder svg, MapPlace place, Frame frame)
    {
        var (x, y) = frame.Of(place.Point!.Value);
        var told = Encode(place.Visits > 0 ? $"{place.Name}: {place.Visits} việc" : place.Name);
        svg.Append(place.Key == PlaceKey.Office
            ? string.Create(CultureInfo.InvariantCulture, $"<rect class=\"office\" x=\"{x - 8:0.0}\" y=\"{y - 8:0.0}\" width=\"16\" height=\"16\"><title>{told}</title></rect>")
            : string.Create(CultureInfo.InvariantCulture, $"<circle class=\"{(place.Visits > 0 ? "place" : "place idle")}\" cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"{Radius(place):0.0}\"><title>{told}</title></circle>"));
    }

    // The office and the centres first, then the most visited; a name that would cover another is left to the list.
    private static void Labels(StringBuilder svg, List<MapPlace> located, Frame frame)
    {
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        foreach (var place in located.OrderByDescending(p => p.Key == PlaceKey.Office).ThenByDescending(p => PlaceKey.CentreOf(p.Key) is null).ThenByDescending(p => p.Visits))
        {
            var centre = PlaceKey.CentreOf(place.Key) is null;
            if (!centre && place.Visits == 0)
            {
                continue;
            }

            var (x, y) = frame.Of(place.Point!.Value);
            var name = place.Name.Replace("Trung tâm ", "", StringComparison.Ordinal).Split(',')[0];
            var width = name.Length * LabelWidthPerLetter;
            var right = x + Radius(place) + 5;
            var (left, anchor) = right + width < Width ? (right, "start") : (x - Radius(place) - 5 - width, "end");
            var box = (left, y - LabelHeight, left + width, y + (LabelHeight / 2));
            if (!taken.Exists(t => t.Left < box.Item3 && box.left < t.Right && t.Top < box.Item4 && box.Item2 < t.Bottom))
            {
                taken.Add(box);
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{(centre ? "centre" : "hamlet")}\" x=\"{(anchor == "start" ? left : left + width):0.0}\" y=\"{y + 4:0.0}\" text-anchor=\"{anchor}\">{Encode(name)}</text>");
            }
        }
    }

    private static void Scale(StringBuilder svg, Frame frame)
    {
        var km = Bars.Last(b => b * frame.PerKm <= Width / 4 || b == Bars[0]);
        var (x, y) = (Margin / 2, frame.Height - 18);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"scale\" d=\"M{x:0.0} {y - 5:0.0}v5h{km * frame.PerKm:0.0}v-5\"/><text x=\"{x + (km * frame.PerKm) + 8:0.0}\" y=\"{y + 2:0.0}\">{km.ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"))} km</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"north\" d=\"M{Width - 30} 48v-28m-6 9l6-9l6 9\"/><text x=\"{Width - 30}\" y=\"64\" text-anchor=\"middle\">Bắc</text>");
    }

    private static double Radius(MapPlace place) => place.Visits == 0 ? 4 : 5 + Math.Min(13, 2.6 * Math.Sqrt(place.Visits));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>Degrees to the picture: east to the right, north up, a kilometre the same both ways.</summary>
    private sealed record Frame(double West, double North, double Cosine, double PerDegree, double Height)
    {
        public double PerKm => PerDegree / MetresPerDegree * MetresPerKm;

        public static Frame Around(IReadOnlyList<GeoPoint> points)
        {
            var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
            var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
            var cosine = Math.Cos((south + north) / 2 * Math.PI / 180);
            var (across, down) = (Math.Max(SmallestSpan, (east - west) * cosine), Math.Max(SmallestSpan, north - south));
            var perDegree = Math.Min((Width - (2 * Margin)) / across, (MostHeight - (2 * Margin)) / down);
            var aside = (((Width - (2 * Margin)) / perDegree) - ((east - west) * cosine)) / 2;
            return new(west - (aside / cosine), north, cosine, perDegree, ((north - south) * perDegree) + (2 * Margin));
        }

        public (double X, double Y) Of(GeoPoint point) => (Margin + ((point.Longitude - West) * Cosine * PerDegree), Margin + ((North - point.Latitude) * PerDegree));
    }
}
