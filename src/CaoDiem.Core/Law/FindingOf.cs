using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>How the rules of files write a finding.</summary>
internal static class FindingOf
{
    /// <summary>A finding whose date a term of the law sets; ready when nothing is missing.</summary>
    public static Finding Clock(WorkGroup group, Deadline clock, string text, string step, params string[] missing) => new(
        group, clock.Term.Rule, clock.Term.Article, clock.Term.Law, text, missing.Length == 0, missing, step, clock.Due)
    { Clock = clock };

    /// <summary>
    /// A finding that asks for a fact: the term of the law cannot be counted, so the office's norm dates the asking.
    /// </summary>
    public static Finding Gap(WorkGroup group, Term term, string text, string step, DateOnly asOf, LawBook law, params string[] missing) =>
        new(group, term.Rule, term.Article, term.Law, text, false, missing, Normed(step), Norm(asOf, law)) { RecordGap = true };

    /// <summary>A finding without a term in the law: the office's norm sets the date, or the rule names a day to come.</summary>
    public static Finding Plain(
        WorkGroup group, (string Rule, string Article) basis, DateOnly asOf, string text, string step, DateOnly due,
            params string[] missing) =>
        new(group, basis.Rule, basis.Article, LawVersion.On(asOf).Id, text, missing.Length == 0, missing, step, due);

    /// <summary>The day by which the office's norm wants a step done that the law gives no term.</summary>
    public static DateOnly Norm(DateOnly from, LawBook law) => law.Calendar.AddWorkingDays(from, (int)law.Number("step.days", from));

    /// <summary>A step whose date the norm sets, marked as such.</summary>
    public static string Normed(string step) => $"{step} {LawBook.OfficeNorm}.";

    /// <summary>An article of the version of a day.</summary>
    public static string Article(DateOnly asOf, string a, string b) => LawVersion.On(asOf) == LawVersion.A ? a : b;
}
