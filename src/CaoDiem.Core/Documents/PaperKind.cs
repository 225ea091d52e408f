using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents.Papers;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Templates;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.TaskForces;

namespace CaoDiem.Documents;

/// <summary>Fills the part of a schema that is the kind's own from the records of the campaign; the head's part may be filled too and then holds.</summary>
public delegate Task<GroupValue> PaperSource(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken);

/// <summary>The papers of every subject of a campaign at once, for one print job; by the key of the subject, in the order of printing.</summary>
public delegate Task<IReadOnlyList<(string Subject, GroupValue Data)>> PaperBatch(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken);

/// <summary>A kind of document that the product makes.</summary>
/// <param name="Code">Stable name in addresses and on the command line.</param>
/// <param name="TemplateCode">Code of the shipped template.</param>
/// <param name="Type">Type in the symbol (KH, QĐ, BC …); null for an official letter.</param>
/// <param name="Read">Who may read it.</param>
/// <param name="Draft">Who may make and word it.</param>
/// <param name="Issue">Who may issue and cancel it.</param>
/// <param name="Source">Where its content comes from.</param>
public sealed record PaperKind(
    string Code, string TemplateCode, string? Type, PaperSeries Series, PaperSubject Subject, Permission Read, Permission Draft, Permission Issue, PaperSource Source)
{
    public ShippedTemplate Shipped { get; } = ShippedTemplate.Of(TemplateCode);

    public string Name => Shipped.Name;

    public TemplateSchema Schema => Shipped.Schema;

    /// <summary>Codes of what it rests on: of <see cref="Law.Grounds"/>, or the campaign's plan.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>To whom it goes by default, without the last line ("Lưu").</summary>
    public Func<PaperHead, IEnumerable<string>> Recipients { get; init; } = _ => [];

    /// <summary>Names files of the whole office: only for those who see all of them.</summary>
    public bool AllFiles { get; init; }

    /// <summary>What the issue means to the campaign: number and day of its plan.</summary>
    public Action<Campaign, string, DateOnly>? Issued { get; init; }

    /// <summary>Makes the papers of all subjects at once; null for kinds that are not printed in bulk.</summary>
    public PaperBatch? Batch { get; init; }
}

/// <summary>Every kind of document: a shipped template, a source, a line here.</summary>
public static class PaperKinds
{
    public const string Plan = "plan";
    public const string TaskForces = "task-forces";
    public const string FinalReport = "final-report";
    public const string CampaignPlanGround = "campaign-plan";
    private static readonly string[] LawGrounds = ["law", "decree"];
    private static readonly string[] LawAndPlan = [.. LawGrounds, CampaignPlanGround];

    public static IReadOnlyList<PaperKind> All { get; } =
    [
        new(Plan, "ke-hoach-cao-diem", "KH", PaperSeries.Administrative, PaperSubject.Campaign, Permission.SeeDossiers, Permission.DraftDocuments, Permission.IssueDocuments, CampaignPaper.PlanAsync)
        {
            Grounds = LawGrounds,
            AllFiles = true,
            Issued = (campaign, number, on) => (campaign.PlanNo, campaign.PlanDate) = (number, on),
            Recipients = h => [h.Superior("để báo cáo"), .. h.Agencies(PartnerKind.Procuracy, "để phối hợp"), .. h.Agencies(PartnerKind.Police, "để phối hợp"), h.Communes("để phối hợp"), "Các tổ công tác (để thực hiện)"],
        },
        new(TaskForces, "quyet-dinh-to-cong-tac", "QĐ", PaperSeries.Administrative, PaperSubject.Campaign, Permission.SeeTaskForces, Permission.DraftDocuments, Permission.IssueDocuments, CampaignPaper.TaskForcesAsync)
        {
            Grounds = LawAndPlan,
            Recipients = h => ["Như Điều 3", h.Superior("để báo cáo"), .. h.Agencies(PartnerKind.Procuracy, "để phối hợp"), .. h.Agencies(PartnerKind.Police, "để phối hợp"), h.Communes("để phối hợp")],
        },
        new("case-plan", "phuong-an-vu-viec", "PA", PaperSeries.Administrative, PaperSubject.CasePlan, Permission.SeeDossiers, Permission.DraftPlans, Permission.ApprovePlans, CasePaper.PlanAsync)
        {
            Recipients = _ => ["Lãnh đạo đơn vị (để chỉ đạo)", "Tổ công tác (để thực hiện)"],
            Batch = CasePaper.PlansAsync,
        },
        new("police-request", "cong-van-cong-an", null, PaperSeries.Administrative, PaperSubject.Coercion, Permission.SeeDossiers, Permission.DraftPlans, Permission.IssueDocuments, CasePaper.PoliceRequestAsync)
        {
            Recipients = h => h.Agencies(PartnerKind.Procuracy, "để kiểm sát"),
        },
        new("invitation", "giay-moi", "GM", PaperSeries.Administrative, PaperSubject.Letter, Permission.SeeTaskForces, Permission.ArrangePartners, Permission.ArrangePartners, MeetingPaper.InvitationAsync)
        {
            Recipients = _ => ["Như kính gửi", "Tổ công tác (để thực hiện)"],
        },
        new("weekly-report", "bao-cao-tuan", "BC", PaperSeries.Administrative, PaperSubject.Week, Permission.SeeCampaigns, Permission.DraftDocuments, Permission.IssueDocuments, ReportPaper.WeeklyAsync)
        {
            Recipients = h => [h.Superior("để báo cáo"), "Các tổ công tác (để thực hiện)"],
        },
        new(FinalReport, "bao-cao-tong-ket", "BC", PaperSeries.Administrative, PaperSubject.Campaign, Permission.SeeCampaigns, Permission.DraftDocuments, Permission.IssueDocuments, ReportPaper.FinalAsync)
        {
            Recipients = h => [h.Superior("để báo cáo"), .. h.Agencies(PartnerKind.Procuracy, "để phối hợp"), .. h.Agencies(PartnerKind.Police, "để phối hợp"), h.Communes("để phối hợp"), "Các tổ công tác (để thực hiện)"],
        },
        .. FieldKinds.All,
    ];

    public static PaperKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);

    /// <exception cref="NotInScope">No kind has this code.</exception>
    public static PaperKind Of(string code) => Find(code) ?? throw new NotInScope();

    /// <summary>The kinds that an actor may read.</summary>
    public static IReadOnlyList<PaperKind> ReadableBy(Actor actor) => [.. All.Where(k => actor.May(k.Read) && (!k.AllFiles
        || actor.SeesWholeOffice))];
}
