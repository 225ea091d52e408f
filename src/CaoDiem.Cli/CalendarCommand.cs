using System.CommandLine;
using CaoDiem.Shared;

namespace CaoDiem.Cli;

internal static class CalendarCommand
{
    public static Command Create(Session session)
    {
        var year = new Argument<int>("year") { Description = "Năm dương lịch." };
        var command = new Command("calendar", "Mọi ngày không làm việc của một năm, kèm căn cứ; ngày mùng một Tết.") { year };
        Session.RunAlone(command, (parsed, _) =>
        {
            var wanted = parsed.GetValue(year);
            if (wanted is < LunarCalendar.FirstYear or > LunarCalendar.LastYear)
            {
                throw new UsageError($"Năm phải từ {LunarCalendar.FirstYear} đến {LunarCalendar.LastYear}.");
            }

            var days = WorkCalendar.Common.NonWorkingDays(wanted);
            var tet = LunarCalendar.NewYear(wanted);
            var workedInstead = VietnamHolidays.Swaps(wanted).Select(s => new { date = s.Worked, insteadOf = s.Off, s.Source }).ToList();
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { year = wanted, lunarNewYear = tet, nonWorkingDays = days.Select(d => new { date = d.Day, d.Name, d.Source }), workedInstead });
            }
            else
            {
                Console.WriteLine($"Mùng một Tết: {tet:dd/MM/yyyy}");
                foreach (var day in days)
                {
                    Console.WriteLine($"{day.Day:dd/MM/yyyy}  {day.Name} — {day.Source}");
                }

                foreach (var day in workedInstead)
                {
                    Console.WriteLine($"{day.date:dd/MM/yyyy}  Làm bù cho ngày {day.insteadOf:dd/MM/yyyy} — {day.Source}");
                }
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
