using CaoDiem.Identity;

namespace CaoDiem.Web.Ui;

/// <summary>An entry of the main menu; shown to those who may.</summary>
public sealed record MenuItem(string Label, string Url, string Icon, Permission? Needs)
{
    /// <summary>For whoever may approve anything.</summary>
    public bool Decides { get; init; }

    public bool IsFor(Actor actor) => (Needs is not { } needs || actor.May(needs)) && (!Decides || actor.MayDecide());
}

public static class Menu
{
    /// <summary>Shown with the count of what waits.</summary>
    public const string Waiting = "Chờ duyệt";

    public static IReadOnlyList<MenuItem> All { get; } =
    [
        new("Trang chủ", "/", "home", null),
        new("Lịch của tôi", "/Scheduling/Mine", "calendar", Permission.SeeOwnSchedule),
        new("Chiến dịch cao điểm", "/Campaigns", "flag", Permission.SeeCampaigns),
        new("Hồ sơ", "/Dossiers", "file", Permission.SeeDossiers),
        new(Waiting, "/Ledger/Approvals", "check", null) { Decides = true },
        new("Chờ tỉnh ký", "/Signing", "send", Permission.RecordResults),
        new("Nhật ký phân loại lại", "/Ledger/Log", "history", Permission.SeeReclassifications),
        new("Kế hoạch vụ việc", "/CasePlans", "plan", Permission.SeeDossiers),
        new("Phân loại", "/Triage", "sort", Permission.SeeDossiers),
        new("Hỏi luật", "/Law", "law", null),
        new("Nhập sổ, kết quả", "/Exchange", "upload", Permission.RecordResults),
        new("Tổ công tác", "/TaskForces", "people", Permission.SeeTaskForces),
        new("Đi cơ sở", "/FieldWork", "boat", Permission.SeeTaskForces),
        new("Lịch phối hợp", "/phoi-hop", "meet", Permission.AnswerInvitations),
        new("Kinh phí", "/Budgets", "money", Permission.SeeBudgets),
        new("Văn bản", "/Documents", "paper", Permission.SeeDocuments),
        new("Gói mẫu", "/Packages", "box", Permission.SharePackages),
        new("Toàn tỉnh", "/Province", "office", Permission.OverseeProvince),
        new("Tăng cường, giám sát", "/Province/Reinforcements", "join", Permission.SeeReinforcements),
        new("Chấp hành viên", "/Identity/Officers", "person", Permission.KeepDirectory),
        new("Xã, thị trấn", "/Identity/Communes", "place", Permission.KeepDirectory),
        new("Xem như", "/Identity/SeeAs", "look", Permission.SeeAs),
        new("Tài khoản", "/Identity/Users", "key", Permission.ManageUsers),
        new("Đơn vị", "/Identity/OfficePage", "office", Permission.KeepDirectory),
        new("Lịch làm việc", "/Identity/Calendar", "calendar", Permission.ManageOffice),
        new("Tham số pháp luật", "/Rulebook", "sliders", Permission.ManageOffice),
    ];

    public static IEnumerable<MenuItem> For(Actor actor) => All.Where(m => m.IsFor(actor));

    public static bool IsHere(this MenuItem item, PathString path) =>
        item.Url == "/" ? path == "/" : path.StartsWithSegments(item.Url);
}
