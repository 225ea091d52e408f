namespace CaoDiem.Dossiers;

/// <summary>How far an act has come. Decisions run proposed → agreed → issued; everything else is recorded at once.</summary>
public enum ActStage
{
    Recorded,
    Proposed,
    Agreed,
    Issued,

    /// <summary>Not agreed to; without effect.</summary>
    Returned,

    /// <summary>Evidence that does not fit the ledger; without effect until the head settles it.</summary>
    Conflict,
}

/// <summary>Where an act came from.</summary>
public enum ActSource
{
    Office,
    Field,
    Results,
    Register,
    Api,

    /// <summary>Taken over from the tables of version 0.3.</summary>
    Migrated,
}

/// <summary>What was done about an act after it was recorded.</summary>
public enum ActMarkKind
{
    Agreed,
    Issued,
    Returned,
    Confirmed,
    Settled,

    /// <summary>An approval taken back within ten minutes: a proposal again.</summary>
    Undone,
    Cancelled,
}

/// <summary>What becomes of the receipt of a cancelled payment.</summary>
public enum ReceiptFate
{
    /// <summary>The receipt itself is void: its number may not come again.</summary>
    Void,

    /// <summary>Only the record was wrong: the number passes to the replacement.</summary>
    Mistyped,
}

/// <summary>Exemption or reduction of duties to the budget.</summary>
public enum ReliefKind
{
    Exemption,
    Reduction,
}

/// <summary>The words of stages, sources and marks, each in one table.</summary>
public static class ActLabels
{
    private static readonly Dictionary<ActStage, (string Label, string Colour)> Stages = new()
    {
        [ActStage.Recorded] = ("Đã ghi", "good"),
        [ActStage.Proposed] = ("Đề xuất, chờ duyệt", "warn"),
        [ActStage.Agreed] = ("Đã duyệt, chờ số và ngày", "warn"),
        [ActStage.Issued] = ("Đã ban hành", "good"),
        [ActStage.Returned] = ("Không duyệt", "bad"),
        [ActStage.Conflict] = ("Mâu thuẫn, chờ xử lý", "bad"),
    };

    private static readonly Dictionary<ActSource, string> Sources = new()
    {
        [ActSource.Office] = "Ghi tại đơn vị",
        [ActSource.Field] = "Đi cơ sở",
        [ActSource.Results] = "Tệp kết quả",
        [ActSource.Register] = "Sổ thụ lý",
        [ActSource.Api] = "Phần mềm khác",
        [ActSource.Migrated] = "Chuyển từ bản 0.3",
    };

    private static readonly Dictionary<ActMarkKind, string> Marks = new()
    {
        [ActMarkKind.Agreed] = "Duyệt",
        [ActMarkKind.Issued] = "Ban hành",
        [ActMarkKind.Returned] = "Không duyệt",
        [ActMarkKind.Confirmed] = "Xác nhận",
        [ActMarkKind.Settled] = "Cho hiệu lực",
        [ActMarkKind.Undone] = "Hoàn tác duyệt",
        [ActMarkKind.Cancelled] = "Hủy việc ghi",
    };

    public static string Label(this ActStage stage) => Stages[stage].Label;

    public static string Colour(this ActStage stage) => Stages[stage].Colour;

    public static string Label(this ActSource source) => Sources[source];

    public static string Label(this ActMarkKind kind) => Marks[kind];

    public static string Label(this ReliefKind kind) => kind == ReliefKind.Exemption ? "xét miễn" : "xét giảm";
}
