using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Workload;

/// <summary>What a file is about, as far as it bears on the work it makes.</summary>
public enum WeightClass
{
    StateMoney,
    Exhibits,
    Refund,
    PrivateMoney,
    Property,
}

/// <summary>How far a file has come, as far as it bears on the work that is left.</summary>
public enum WeightStage
{
    Unverified,
    Working,
    Coercion,
    NotEnforceable,
    Waiting,
}

/// <summary>The facts of each class in one table; the points are the product's starting values, no rule of law.</summary>
public static class WeightClasses
{
    private static readonly Dictionary<WeightClass, (string Label, int[] Points)> Facts = new()
    {
        // not verified, being enforced, coercion, not enforceable, postponed
        [WeightClass.StateMoney] = ("Tiền nộp ngân sách (án phí, phạt, truy thu)", [8, 10, 30, 3, 1]),
        [WeightClass.Exhibits] = ("Vật chứng: tịch thu, tiêu hủy", [6, 8, 20, 2, 1]),
        [WeightClass.Refund] = ("Hoàn trả tiền, tài sản", [5, 6, 15, 2, 1]),
        [WeightClass.PrivateMoney] = ("Tiền cho đương sự (nợ, cấp dưỡng, bồi thường)", [12, 20, 45, 5, 2]),
        [WeightClass.Property] = ("Giao tài sản, nhà đất, nghĩa vụ khác", [15, 25, 60, 6, 2]),
    };

    public static IReadOnlyList<WeightClass> All { get; } = [.. Facts.Keys];

    public static string Label(this WeightClass kind) => Facts[kind].Label;

    /// <summary>Points until the office sets its own.</summary>
    public static int Assumed(this WeightClass kind, WeightStage stage) => Facts[kind].Points[(int)stage];

    /// <summary>The class of a file by its principal obligation.</summary>
    public static WeightClass Of(ObligationKind kind) => kind switch
    {
        ObligationKind.Confiscation or ObligationKind.Destruction => WeightClass.Exhibits,
        ObligationKind.Refund => WeightClass.Refund,
        ObligationKind.Debt or ObligationKind.Maintenance or ObligationKind.Compensation => WeightClass.PrivateMoney,
        ObligationKind.AssetHandover or ObligationKind.OtherCivil => WeightClass.Property,
        _ => WeightClass.StateMoney,
    };
}

/// <summary>The facts of each stage in one table.</summary>
public static class WeightStages
{
    private static readonly Dictionary<WeightStage, string> Facts = new()
    {
        [WeightStage.Unverified] = "Chưa xác minh",
        [WeightStage.Working] = "Đã xác minh, đang thi hành",
        [WeightStage.Coercion] = "Có quyết định cưỡng chế",
        [WeightStage.NotEnforceable] = "Chưa có điều kiện",
        [WeightStage.Waiting] = "Hoãn, tạm đình chỉ, sổ riêng",
    };

    public static IReadOnlyList<WeightStage> All { get; } = [.. Facts.Keys];

    public static string Label(this WeightStage stage) => Facts[stage];

    /// <summary>The stage of an open file.</summary>
    public static WeightStage Of(DossierState state, bool verified, bool coercion) => state switch
    {
        DossierState.NotEnforceable => WeightStage.NotEnforceable,
        DossierState.Postponed or DossierState.Suspended or DossierState.SeparateLedger => WeightStage.Waiting,
        _ => coercion ? WeightStage.Coercion : verified ? WeightStage.Working : WeightStage.Unverified,
    };
}

/// <summary>
/// Points of the office for a class and stage of files from a day on; without both, the points that are one officer's full load. Never
/// deleted: a wrong one is withdrawn with a reason and stays.
/// </summary>
public sealed class FileWeight : OfficeOwned<FileWeight>
{
    public WeightClass? Class { get; init; }

    public WeightStage? Stage { get; init; }

    public required DateOnly From { get; init; }

    public required int Points { get; init; }

    /// <summary>What the number rests on, as it will be cited.</summary>
    public required string Source { get; init; }

    public required string SetBy { get; init; }

    public required DateTime SetAt { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    internal void Withdraw(string reason, string by, DateTime at) => (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
}

internal sealed class FileWeightMapping : IEntityTypeConfiguration<FileWeight>
{
    public void Configure(EntityTypeBuilder<FileWeight> builder) => builder.Ignore(x => x.IsWithdrawn);
}

/// <summary>A number of the table on a day.</summary>
/// <param name="Set">The office's own; null while the product's starting value is assumed.</param>
public sealed record WeightValue(int Points, FileWeight? Set)
{
    public bool IsAssumed => Set is null;
}

/// <summary>The points of an office: its own from their days on, starting values where it has set none.</summary>
public sealed class WeightTable(IReadOnlyList<FileWeight> set)
{
    /// <summary>342 files of an officer, the mean of the country in 2025 (practice.md), at ten points each.</summary>
    public const int AssumedFull = 3_420;

    /// <summary>Everything that was set, also what was withdrawn; the newest first.</summary>
    public IReadOnlyList<FileWeight> All { get; } = [.. set.OrderByDescending(w => w.SetAt)];

    public WeightValue Of(WeightClass kind, WeightStage stage, DateOnly day) => On(kind, stage, day) is { } own
        ? new(own.Points, own)
        : new(kind.Assumed(stage), null);

    /// <summary>Points that are the full load of one officer who is there all day.</summary>
    public WeightValue Full(DateOnly day) => On(null, null, day) is { } own ? new(own.Points, own) : new(AssumedFull, null);

    private FileWeight? On(WeightClass? kind, WeightStage? stage, DateOnly day) => All
        .Where(w => !w.IsWithdrawn && w.Class == kind && w.Stage == stage && w.From <= day)
        .OrderByDescending(w => w.From).ThenByDescending(w => w.SetAt).FirstOrDefault();
}
