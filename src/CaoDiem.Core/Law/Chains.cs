using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>A step of a plan counted back from its day: what must have happened by when at the latest.</summary>
public sealed record PlannedStep(string Rule, string Act, string Actor, string Article, string Words, DateOnly Latest);

/// <summary>The way of one exemption or reduction dossier to the court, every body using all its time.</summary>
/// <param name="Effective">The day from which the decision can be in force at the latest.</param>
/// <param name="YearEnds">Last day of the professional year in which the dossier was made.</param>
public sealed record ReliefTimetable(IReadOnlyList<Deadline> Steps, DateOnly Handed, DateOnly Effective, DateOnly YearEnds)
{
    public bool WithinYear => Effective <= YearEnds;
}

/// <summary>Chains of terms, in which the end of one is the event of the next. Each leg by the version of its own day.</summary>
public static class Chains
{
    /// <summary>Dossiers made in a month go to the procuracy in the first week of the next (law.md M-46).</summary>
    public const string BatchArticle = "khoản 1 Điều 7 TTLT 12/2015";

    private const int LastDayOfFirstWeek = 7;
    private const int FirstMonthOfProfessionalYear = 10;

    /// <summary>From the decision to classification: L-19, L-18, L-24, L-25, L-31.</summary>
    public static IReadOnlyList<Deadline> FirstSteps(DateOnly decisionDate, WorkCalendar calendar) =>
        [LegalClock.Due("L-19", decisionDate, calendar), .. Follow(["L-18", "L-24", "L-25", "L-31"], decisionDate, calendar)];

    /// <summary>
    /// Latest days for everything that must precede a coercion with mobilised forces (law.md C-20 to C-33); a complex
    /// case goes to the provincial police as well.
    /// </summary>
    public static IReadOnlyList<PlannedStep> Coercion(DateOnly day, bool complex, WorkCalendar calendar) =>
        LawVersion.On(day) == LawVersion.A ? CoercionA(day, complex, calendar) : CoercionB(day, complex, calendar);

    /// <summary>The batch in which a dossier made on a day goes to the procuracy: last working day of next month's first week.</summary>
    public static DateOnly Batch(DateOnly made, WorkCalendar calendar)
    {
        var next = new DateOnly(made.Year, made.Month, 1).AddMonths(1);
        return calendar.PreviousWorkingDay(next.AddDays(LastDayOfFirstWeek - 1)) is var last && last >= next
            ? last
            : calendar.NextWorkingDay(next.AddDays(LastDayOfFirstWeek));
    }

    /// <summary>Procuracy, acceptance, hearing, sending, protest of the upper level (law.md M-46 to M-58).</summary>
    public static ReliefTimetable Relief(DateOnly made, WorkCalendar calendar)
    {
        var handed = Batch(made, calendar);
        var steps = Follow(["M-47", "M-50", "M-52", "M-55", "M-56b"], handed, calendar);
        return new(steps, handed, steps[^1].Due.AddDays(1), YearEnd(made));
    }

    /// <summary>Last day of the professional year of a day: 30 September (law.md S-01).</summary>
    public static DateOnly YearEnd(DateOnly day) =>
        new DateOnly(day.Month >= FirstMonthOfProfessionalYear ? day.Year + 1 : day.Year, FirstMonthOfProfessionalYear, 1).AddDays(-1);

    private static List<Deadline> Follow(IEnumerable<string> rules, DateOnly start, WorkCalendar calendar)
    {
        var steps = new List<Deadline>();
        foreach (var rule in rules)
        {
            steps.Add(LegalClock.Due(rule, steps.Count == 0 ? start : steps[^1].Due, calendar));
        }

        return steps;
    }

    private static List<PlannedStep> CoercionB(DateOnly day, bool complex, WorkCalendar calendar)
    {
        var inHand = Back("C-29b", day, day, calendar);
        var steps = new List<PlannedStep> { Back("C-30", day, day, calendar), Back("C-33", day, day, calendar), inHand };
        string[] legs = complex ? ["C-29", "C-26", "C-24c", "C-24b", "C-24"] : ["C-29", "C-26", "C-24"];
        var latest = inHand.Latest;
        foreach (var leg in legs)
        {
            var step = Back(leg, latest, day, calendar);
            steps.Add(step);
            latest = step.Latest;
        }

        return [.. steps.OrderBy(s => s.Latest)];
    }

    private static List<PlannedStep> CoercionA(DateOnly day, bool complex, WorkCalendar calendar)
    {
        var meeting = Back("C-27", day, day, calendar);
        var draft = Back("C-26", meeting.Latest, day, calendar);
        var answer = Back("C-24", draft.Latest, day, calendar);
        var issued = LegalClock.Due("C-27b", meeting.Latest, day, calendar).Due;
        var letter = Back("C-22", issued, day, calendar);
        letter = letter.Latest <= answer.Latest ? letter : letter with { Latest = answer.Latest };
        var guard = Back("C-29", Back("C-30", day, day, calendar).Latest, day, calendar);
        List<PlannedStep> steps =
        [
            letter, answer, draft, meeting, guard, Back("C-33", day, day, calendar), Back("C-30", day, day, calendar),
        ];
        if (complex)
        {
            steps.Add(Back("C-32", day, day, calendar));
        }

        return [.. steps.OrderBy(s => s.Latest)];
    }

    // A term of the way, counted back from when its result is needed.
    private static PlannedStep Back(string rule, DateOnly needed, DateOnly act, WorkCalendar calendar)
    {
        var term = Terms.Of(rule, LawVersion.On(act));
        var words = term.Step.Before ? $"trước ít nhất {term.Words}" : $"cần {term.Words}";
        return new(rule, term.Step.Before ? term.Step.Act : $"{term.Step.Event} → {term.Step.Act.ToLowerInvariant()}", term.Step.Actor, term.Article, words,
            LegalClock.Latest(needed, term.Length, term.Unit, calendar));
    }
}
