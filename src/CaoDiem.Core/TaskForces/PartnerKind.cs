using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>The kinds of agencies that work with an office in the field.</summary>
public enum PartnerKind
{
    Procuracy,
    Police,
    CommuneCommittee,
    ProvincialBody,
    Finance,
    Health,
    Association,
    Other,
}

/// <summary>
/// The facts of each kind in one table. The code is what plans and the schedule call the need; a kind has a usual name
/// with the district level and one without it, both in use on papers of either time.
/// </summary>
public static class PartnerKinds
{
    private static readonly Dictionary<PartnerKind, (string Code, string Label, string District, string TwoLevel, string[] Words)> Facts = new()
    {
        [PartnerKind.Procuracy] = ("procuracy", "Viện kiểm sát", "Viện kiểm sát nhân dân huyện", "Viện kiểm sát nhân dân khu vực", ["vien kiem sat", "vks"]),
        [PartnerKind.Police] = ("police", "Công an", "Công an huyện", "Công an xã", ["cong an"]),
        [PartnerKind.CommuneCommittee] = ("commune", "Ủy ban nhân dân cấp xã", "Ủy ban nhân dân xã, thị trấn", "Ủy ban nhân dân xã, phường", ["uy ban nhan dan", "ubnd"]),
        [PartnerKind.ProvincialBody] = ("province", "Cơ quan thi hành án cấp tỉnh", "Cục Thi hành án dân sự tỉnh", "Thi hành án dân sự tỉnh", ["cuc thi hanh an", "thi hanh an dan su tinh"]),
        [PartnerKind.Finance] = ("finance", "Cơ quan tài chính", "Phòng Tài chính – Kế hoạch huyện", "Sở Tài chính", ["tai chinh"]),
        [PartnerKind.Health] = ("health", "Cơ quan y tế", "Trung tâm Y tế huyện", "Trạm Y tế xã", ["y te", "benh vien"]),
        [PartnerKind.Association] = ("association", "Mặt trận, đoàn thể", "Hội, đoàn thể ở xã, thị trấn", "Hội, đoàn thể ở xã, phường", ["mat tran", "hoi ", "doan thanh nien", "to dan pho"]),
        [PartnerKind.Other] = ("other", "Cơ quan, tổ chức khác", "Cơ quan, tổ chức khác", "Cơ quan, tổ chức khác", []),
    };

    public static IReadOnlyList<PartnerKind> All { get; } = [.. Facts.Keys];

    public static string Code(this PartnerKind kind) => Facts[kind].Code;

    public static string Label(this PartnerKind kind) => Facts[kind].Label;

    /// <summary>How such an agency is called on a day: with the district level, or after it.</summary>
    public static string UsualName(this PartnerKind kind, DateOnly day) =>
        day < Law.Organisation.TwoLevelsFrom ? Facts[kind].District : Facts[kind].TwoLevel;

    /// <summary>The kind that a name tells, of either time: "Viện kiểm sát nhân dân khu vực 5", "CÔNG AN HUYỆN Phước Long".</summary>
    public static PartnerKind OfName(string name)
    {
        var folded = VietText.Fold(name) + " ";
        return All.FirstOrDefault(k => Facts[k].Words.Any(w => folded.Contains(w, StringComparison.Ordinal)), PartnerKind.Other);
    }

    public static bool TryParse(string? code, out PartnerKind kind)
    {
        kind = All.FirstOrDefault(k => Facts[k].Code == code, PartnerKind.Other);
        return Facts[kind].Code == code;
    }
}
