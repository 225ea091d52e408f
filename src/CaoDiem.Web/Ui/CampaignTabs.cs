using CaoDiem.Campaigns;
using CaoDiem.Identity;

namespace CaoDiem.Web.Ui;

/// <summary>The head that every page of one campaign has.</summary>
public sealed record CampaignHead(Campaign Campaign, Actor Actor, string Title, string? Lead = null);

/// <summary>The pages of one campaign, for those who may open them.</summary>
public static class CampaignTabs
{
    private static readonly (string Label, string Page, Permission Needs)[] All =
    [
        ("Kế hoạch", "/Campaigns/Details", Permission.SeeCampaigns),
        ("Lập từng bước", "/Campaigns/Plan", Permission.PlanCampaign),
        ("Tiến độ", "/Campaigns/Chronogram", Permission.SeeCampaigns),
        ("Kế hoạch vụ việc", "/CasePlans/List", Permission.SeeTaskForces),
        ("Nhân lực", "/Workload/Capacity", Permission.SeeTaskForces),
        ("Xếp lịch", "/Scheduling/Runs", Permission.SeeTaskForces),
        ("Đi cơ sở", "/FieldWork/Days", Permission.SeeTaskForces),
        ("Kinh phí", "/Budgets/Estimate", Permission.SeeBudgets),
        ("Văn bản", "/Documents/List", Permission.SeeDocuments),
        ("So sánh phương án", "/Scenarios/Compare", Permission.PlanCampaign),
        ("Mức sẵn sàng", "/Launch/Readiness", Permission.SeeCampaigns),
        ("Bảng điểm", "/Campaigns/Score", Permission.SeeCampaigns),
        ("Báo cáo", "/Reports/Tables", Permission.SeeCampaigns),
        ("Đánh giá", "/Evaluation/Result", Permission.SeeTaskForces),
    ];

    public static IEnumerable<(string Label, string Url, bool Here)> For(Campaign campaign, Actor actor, PathString path) => All
        .Where(t => actor.May(t.Needs) && (t.Page != "/Campaigns/Plan" || campaign.State == CampaignState.Draft))
        .Select(t => (t.Label, $"{t.Page}/{campaign.Id}", path.StartsWithSegments(t.Page) || (t.Page == "/Reports/Tables" && path.StartsWithSegments("/Reports"))));
}
