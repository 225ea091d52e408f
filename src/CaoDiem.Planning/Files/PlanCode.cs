namespace CaoDiem.Planning;

/// <summary>The stable codes of faulty problem and plan files; their meaning stands in docs/formats/plan.md.</summary>
public static class PlanCode
{
    /// <summary>Not a JSON document, or text that is not Unicode.</summary>
    public const string Json = "plan.json";

    /// <summary>The file is too large to be read.</summary>
    public const string TooLarge = "plan.too-large";

    /// <summary>A needed field is missing.</summary>
    public const string Missing = "plan.missing";

    /// <summary>A value is of another kind than expected.</summary>
    public const string Type = "plan.type";

    /// <summary>A number is out of range or not whole.</summary>
    public const string Number = "plan.number";

    /// <summary>A number is negative.</summary>
    public const string Negative = "plan.negative";

    /// <summary>An identifier is empty.</summary>
    public const string EmptyId = "plan.empty-id";

    /// <summary>An identifier stands twice.</summary>
    public const string DuplicateId = "plan.duplicate-id";

    /// <summary>The calendar has no day.</summary>
    public const string EmptyCalendar = "plan.empty-calendar";

    /// <summary>The days of the calendar do not ascend.</summary>
    public const string CalendarOrder = "plan.calendar-order";

    /// <summary>Not a date of the form yyyy-MM-dd.</summary>
    public const string Date = "plan.date";

    /// <summary>A day lies outside the calendar.</summary>
    public const string DayRange = "plan.day-range";

    /// <summary>A wave does not exist.</summary>
    public const string WaveRange = "plan.wave-range";

    /// <summary>The travel tables are not square or differ in size.</summary>
    public const string MatrixSize = "plan.matrix-size";

    /// <summary>A place is not a point or not an index of the tables.</summary>
    public const string Place = "plan.place";

    /// <summary>A window is not [from, to] in order.</summary>
    public const string Window = "plan.window";

    /// <summary>A break is not [from, to] in order, or overlaps another.</summary>
    public const string Break = "plan.break";

    /// <summary>A team does not exist.</summary>
    public const string UnknownTeam = "plan.unknown-team";

    /// <summary>An agency does not exist.</summary>
    public const string UnknownAgency = "plan.unknown-agency";

    /// <summary>A commune does not exist or is not named.</summary>
    public const string UnknownCommune = "plan.unknown-commune";

    /// <summary>A file does not exist.</summary>
    public const string UnknownFile = "plan.unknown-file";

    /// <summary>A step does not exist.</summary>
    public const string UnknownStep = "plan.unknown-step";

    /// <summary>A step names a file that does not list it.</summary>
    public const string StepFile = "plan.step-file";

    /// <summary>A step stands twice in files, so that it would come before itself.</summary>
    public const string Cycle = "plan.cycle";

    /// <summary>A pin that no plan can keep.</summary>
    public const string Pin = "plan.pin";

    /// <summary>A published step or team-day stands twice.</summary>
    public const string Published = "plan.published";
}
