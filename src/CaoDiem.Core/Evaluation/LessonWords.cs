using CaoDiem.Budgets;
using CaoDiem.Law;
using CaoDiem.TaskForces;

namespace CaoDiem.Evaluation;

/// <summary>Which part of the next campaign a lesson is for.</summary>
public enum LessonSubject
{
    Wave,
    Focus,
    StepKind,
    Task,
    Budget,
}

public enum LessonSource
{
    Evaluation,
    Person,

    /// <summary>Came with the template package of another office.</summary>
    Package,
}

public enum LessonState
{
    Open,
    Withdrawn,
}

/// <summary>What the next campaign did with a lesson.</summary>
public enum LessonVerdict
{
    Taken,
    SetAside,
}

/// <summary>The words of lessons, each list in one table.</summary>
public static class LessonWords
{
    private static readonly Dictionary<LessonSubject, string> Subjects = new()
    {
        [LessonSubject.Wave] = "Đợt",
        [LessonSubject.Focus] = "Trọng tâm",
        [LessonSubject.StepKind] = "Loại bước",
        [LessonSubject.Task] = "Việc trong bảng tiến độ",
        [LessonSubject.Budget] = "Kinh phí",
    };

    private static readonly Dictionary<LessonSource, string> Sources = new()
    {
        [LessonSource.Evaluation] = "rút ra từ đánh giá",
        [LessonSource.Person] = "ý kiến cá nhân",
        [LessonSource.Package] = "gói mẫu của đơn vị khác",
    };

    private static readonly Dictionary<LessonVerdict, (string Label, string Colour)> Verdicts = new()
    {
        [LessonVerdict.Taken] = ("Đã tiếp thu", "good"),
        [LessonVerdict.SetAside] = ("Không áp dụng", "warn"),
    };

    public static IReadOnlyList<LessonSubject> AllSubjects { get; } = [.. Subjects.Keys];

    public static string Label(this LessonSubject subject) => Subjects[subject];

    public static string Label(this LessonSource source) => Sources[source];

    public static string Label(this LessonVerdict verdict) => Verdicts[verdict].Label;

    public static string Colour(this LessonVerdict verdict) => Verdicts[verdict].Colour;

    /// <summary>What a key of a subject stands for, in words; waves and tasks are named by their own titles.</summary>
    public static string Name(LessonSubject subject, string key) => subject switch
    {
        LessonSubject.Focus => WorkGroups.TryParse(key, out var group) ? group.Label() : key,
        LessonSubject.StepKind => StepKinds.All.Where(k => k.Code() == key).Select(k => k.Label()).FirstOrDefault() ?? key,
        LessonSubject.Budget => Enum.TryParse<CostKind>(key, out var cost) ? cost.Label() : key,
        LessonSubject.Wave or LessonSubject.Task => key,
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>The keys that a subject knows by itself; null when the campaign has to name them.</summary>
    public static IReadOnlyList<(string Key, string Name)>? Known(LessonSubject subject) => subject switch
    {
        LessonSubject.Focus => [.. WorkGroups.All.Select(g => (g.Code(), g.Label()))],
        LessonSubject.StepKind => [.. StepKinds.All.Select(k => (k.Code(), k.Label()))],
        LessonSubject.Budget => [.. BudgetWords.AllCosts.Select(c => (c.ToString(), c.Label()))],
        LessonSubject.Wave or LessonSubject.Task => null,
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };
}
