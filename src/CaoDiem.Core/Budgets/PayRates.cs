using CaoDiem.Law;

namespace CaoDiem.Budgets;

/// <summary>Work for which participants are paid by the day (law.md 10.2).</summary>
public enum PayKind
{
    Verification,
    Meeting,
    Coercion,
    Relief,
    Destruction,
    Expert,
}

/// <summary>In which capacity a person takes part.</summary>
public enum PayRole
{
    Chair,

    /// <summary>Officers, officials, the procuracy, the police.</summary>
    Official,

    /// <summary>People's Committees, heads of hamlets.</summary>
    Local,

    /// <summary>Militia, guides and others.</summary>
    Support,
}

/// <summary>Which row of the law's table pays whom; the amounts stand in the law's parameters.</summary>
public static class PayRates
{
    private static readonly Dictionary<PayKind, (string Label, Bearer Bearer)> Kinds = new()
    {
        [PayKind.Verification] = ("Thông báo, xác minh", Bearer.State),
        [PayKind.Meeting] = ("Họp bàn cưỡng chế, xử lý tài sản", Bearer.State),
        [PayKind.Coercion] = ("Trực tiếp cưỡng chế", Bearer.Debtor),
        [PayKind.Relief] = ("Xét miễn, giảm; giao tài sản", Bearer.State),
        [PayKind.Destruction] = ("Tiêu hủy vật chứng, tài sản", Bearer.State),
        [PayKind.Expert] = ("Tham vấn chuyên gia bằng văn bản", Bearer.State),
    };

    private static readonly Dictionary<PayRole, string> Roles = new()
    {
        [PayRole.Chair] = "người chủ trì",
        [PayRole.Official] = "chấp hành viên, công chức, kiểm sát viên, công an",
        [PayRole.Local] = "chính quyền địa phương, trưởng ấp",
        [PayRole.Support] = "dân quân, người dẫn đường, người khác",
    };

    public static IReadOnlyList<PayKind> AllKinds { get; } = [.. Kinds.Keys];

    public static IReadOnlyList<PayRole> AllRoles { get; } = [.. Roles.Keys];

    public static string Label(this PayKind kind) => Kinds[kind].Label;

    public static string Label(this PayRole role) => Roles[role];

    /// <summary>The budget pays until the coercion decision, the debtor for what follows it (K-40).</summary>
    public static Bearer BorneBy(this PayKind kind) => Kinds[kind].Bearer;

    /// <summary>The parameter of the law that holds the amount; null when that version of the law pays nothing for it.</summary>
    public static string? CodeOf(PayKind kind, PayRole role, LawVersion version)
    {
        var later = version != LawVersion.A;
        return (kind, role) switch
        {
            (PayKind.Meeting, PayRole.Chair) => "pay.K-20",
            (PayKind.Meeting, _) => "pay.K-21",
            (PayKind.Coercion, PayRole.Chair) => "pay.K-22",
            (PayKind.Coercion, _) => "pay.K-23",
            (PayKind.Verification, PayRole.Chair or PayRole.Official) => "pay.K-24",
            (PayKind.Verification, PayRole.Local) => later ? "pay.K-24" : "pay.K-25",
            (PayKind.Verification, _) => "pay.K-25",
            (PayKind.Relief, PayRole.Chair or PayRole.Official) => later ? "pay.K-26" : null,
            (PayKind.Relief, _) => null,
            (PayKind.Destruction, PayRole.Chair) => later ? "pay.K-27.chair" : null,
            (PayKind.Destruction, _) => later ? "pay.K-27" : null,
            (PayKind.Expert, _) => later ? "pay.K-28" : null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
