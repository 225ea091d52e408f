using System.Globalization;
using System.Text;

namespace CaoDiem.TaskForces;

/// <summary>One day for a calendar file.</summary>
/// <param name="Uid">The same for every revision of the day.</param>
public sealed record CalendarDay(
    string Uid, int Sequence, DateOnly Day, TimeOnly From, TimeOnly To, string Summary, string Place, string Text, bool Cancelled, bool Confirmed)
{
    public static CalendarDay Of(Invitation invitation, string team) => new(
        $"{invitation.Id}@caodiem", invitation.Sequence, invitation.Day, invitation.From, invitation.To, $"{team}: {invitation.Purpose}", invitation.Place,
        $"Đề nghị phối hợp: {invitation.Asked}", invitation.State == InvitationState.Cancelled, invitation.State == InvitationState.Confirmed);
}

/// <summary>
/// A calendar file (RFC 5545) with the hours of Việt Nam. It is published, not mailed: agencies have no mail address here, so
/// the organizer is named by an address that is no mailbox.
/// </summary>
public static class InvitationCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Zone = "Asia/Ho_Chi_Minh";
    private const int MostOctets = 75;

    public static string Write(IReadOnlyList<CalendarDay> days, string office, string officeCode, DateTime now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Cao Diem//Giay moi phoi hop//VI");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, days.Count > 0 && days.All(d => d.Cancelled) ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        foreach (var line in new[] { "BEGIN:VTIMEZONE", $"TZID:{Zone}", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE" })
        {
            Line(file, line);
        }

        foreach (var day in days)
        {
            Event(file, day, office, officeCode, now);
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Event(StringBuilder file, CalendarDay day, string office, string officeCode, DateTime now)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{day.Uid}");
        Line(file, $"DTSTAMP:{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(file, $"SEQUENCE:{day.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTART;TZID={Zone}:{Moment(day.Day, day.From)}");
        Line(file, $"DTEND;TZID={Zone}:{Moment(day.Day, day.To)}");
        Line(file, $"SUMMARY:{Escape(day.Summary)}");
        Line(file, $"LOCATION:{Escape(day.Place)}");
        Line(file, $"DESCRIPTION:{Escape(day.Text)}");
        Line(file, $"ORGANIZER;CN=\"{Quoted(office)}\":urn:caodiem:office:{Uri.EscapeDataString(officeCode)}");
        Line(file, $"STATUS:{(day.Cancelled ? "CANCELLED" : day.Confirmed ? "CONFIRMED" : "TENTATIVE")}");
        Line(file, "END:VEVENT");
    }

    private static string Moment(DateOnly day, TimeOnly time) => day.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>Text as RFC 5545 section 3.3.11 wants it.</summary>
    internal static string Escape(string text) => Clean(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // A quoted parameter can hold neither quotes nor line breaks.
    private static string Quoted(string text) => Clean(text).Replace("\"", "'", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Clean(string text) => new([.. text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))]);

    /// <summary>A content line, folded after 75 octets and never inside a character (RFC 5545 section 3.1).</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
