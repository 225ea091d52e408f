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

    /// <summary>From the decision to classification: L-19, L-18, L-24, L-25, L-31.</summary>
    public static IReadOnlyList<Deadline> FirstSteps(DateOnly decisionDate, LawBook law) =>
        [LegalClock.Due("L-19", decisionDate, law), .. Follow(["L-18", "L-24", "L-25", "L-31"], decisionDate, law)];

    /// <summary>
    /// Latest days for everything that must precede a coercion with mobilised forces (law.md C-20 to C-33); a complex
    /// case goes to the provincial police as well.
    /// </summary>
    public static IReadOnlyList<PlannedStep> Coercion(DateOnly day, bool complex, LawBook law) =>
        LawVersion.On(day) == LawVersion.A ? CoercionA(day, complex, law) : CoercionB(day, complex, law);

    /// <summary>Latest days before a coercion without forces: only the cost is told to the parties (C-33).</summary>
    public static IReadOnlyList<PlannedStep> PlainCoercion(DateOnly day, LawBook law) => [Back("C-33", day, day, law)];

    /// <summary>The batch in which a dossier made on a day goes to the procuracy: last working day of next month's first week.</summary>
    public static DateOnly Batch(DateOnly made, LawBook law)
    {
        var next = new DateOnly(made.Year, made.Month, 1).AddMonths(1);
        var week = (int)law.Number("batch.days", next);
        return law.Calendar.PreviousWorkingDay(next.AddDays(week - 1)) is var last && last >= next
            ? last
            : law.Calendar.NextWorkingDay(next.AddDays(week));
    }

    /// <summary>Procuracy, acceptance, hearing, sending, protest of the upper level (law.md M-46 to M-58).</summary>
    public static ReliefTimetable Relief(DateOnly made, LawBook law)
    {
        var handed = Batch(made, law);
        var steps = Follow(["M-47", "M-50", "M-52", "M-55", "M-56b"], handed, law);
        return new(steps, handed, steps[^1].Due.AddDays(1), ProfessionalYear.End(made));
    }

    /// <summary>Terms one after the other: the end of each is the event of the next.</summary>
    internal static List<Deadline> Follow(IEnumerable<string> rules, DateOnly start, LawBook law)
    {
        var steps = new List<Deadline>();
        foreach (var rule in rules)
        {
            steps.Add(LegalClock.Due(rule, steps.Count == 0 ? start : steps[^1].Due, law));
        }

        return steps;
    }

    private static List<PlannedStep> CoercionB(DateOnly day, bool complex, LawBook law)
    {
        var inHand = Back("C-29b", day, day, law);
        var steps = new List<PlannedStep> { Back("C-30", day, day, law), Back("C-33", day, day, law), inHand };
        string[] legs = complex ? ["C-29", "C-26", "C-24c", "C-24b", "C-24"] : ["C-29", "C-26", "C-24"];
        var latest = inHand.Latest;
        foreach (var leg in legs)
        {
            var step = Back(leg, latest, day, law);
            steps.Add(step);
            latest = step.Latest;
        }

        if (complex)
        {
            steps.Add(Report(day, law));
        }

        return [.. steps.OrderBy(s => s.Latest)];
    }

    // C-32 in B: before the coercion, without a number of days; the last working day before it.
    private static PlannedStep Report(DateOnly day, LawBook law)
    {
        var entry = Lists.Of("coercion-plan", day).First(e => e.Rule == "C-32");
        return new("C-32", entry.Text, "Thủ trưởng", entry.Article, "trước ngày cưỡng chế", law.Calendar.SubtractWorkingDays(day, 1));
    }

    private static List<PlannedStep> CoercionA(DateOnly day, bool complex, LawBook law)
    {
        var meeting = Back("C-27", day, day, law);
        var draft = Back("C-26", meeting.Latest, day, law);
        var answer = Back("C-24", draft.Latest, day, law);
        var issued = LegalClock.Due("C-27b", meeting.Latest, day, law).Due;
        var letter = Back("C-22", issued, day, law);
        letter = letter.Latest <= answer.Latest ? letter : letter with { Latest = answer.Latest };
        var guard = Back("C-29", Back("C-30", day, day, law).Latest, day, law);
        List<PlannedStep> steps =
        [
            letter, answer, draft, meeting, guard, Back("C-33", day, day, law), Back("C-30", day, day, law),
        ];
        if (complex)
        {
            steps.Add(Back("C-32", day, day, law));
        }

        return [.. steps.OrderBy(s => s.Latest)];
    }

    // A term of the way, counted back from when its result is needed.
    private static PlannedStep Back(string rule, DateOnly needed, DateOnly act, LawBook law)
    {
        var term = law.Term(rule, LawVersion.On(act), act);
        var words = term.Step.Before ? $"trước ít nhất {term.Words}" : $"cần {term.Words}";
        return new(rule, term.Step.Before ? term.Step.Act : $"{term.Step.Event} → {term.Step.Act.ToLowerInvariant()}", term.Step.Actor, term.Article, words,
            LegalClock.Latest(needed, term.Length, term.Unit, law.Calendar));
    }
}
