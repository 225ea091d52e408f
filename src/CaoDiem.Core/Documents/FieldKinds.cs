using CaoDiem.Documents.Papers;
using CaoDiem.Identity;
using CaoDiem.TaskForces;

namespace CaoDiem.Documents;

/// <summary>The kinds of papers for coercion, meetings, days out, relief, councils, hand-over and money: the other half of <see cref="PaperKinds"/>.</summary>
internal static class FieldKinds
{
    private static readonly string[] LawGrounds = ["law", "decree"];
    private static readonly string[] LawAndPlan = [.. LawGrounds, PaperKinds.CampaignPlanGround];
    private static readonly string[] ToTeam = ["Tổ công tác (để thực hiện)"];

    public static IReadOnlyList<PaperKind> All { get; } =
    [
        Case("coercion-plan", "ke-hoach-cuong-che", "KH", PaperSubject.Coercion, CoercionPaper.PlanAsync) with
        {
            Grounds = LawGrounds,
            Recipients = h => [.. h.Agencies(PartnerKind.Procuracy, "để kiểm sát"), .. h.Agencies(PartnerKind.Police, "để phối hợp"), "Ủy ban nhân dân cấp xã nơi cưỡng chế (để phối hợp)", .. ToTeam],
        },
        Case("cost-notice", "thong-bao-chi-phi", "TB", PaperSubject.Coercion, CoercionPaper.CostNoticeAsync) with { Grounds = LawGrounds, Recipients = _ => ["Như kính gửi", "Người được thi hành án (để biết)"] },
        Record("consultation-minutes", "bien-ban-hoi-y", PaperSubject.Consultation, RecordPaper.ConsultationAsync),
        Record("meeting-minutes", "bien-ban-hop", PaperSubject.Letter, RecordPaper.MeetingAsync),
        new("day-sheet", "danh-sach-ngay", "DS", PaperSeries.Advisory, PaperSubject.SheetDay, Permission.SeeDossiers, Permission.RecordResults, Permission.RecordResults, DayPaper.SheetAsync) { Recipients = _ => ToTeam },
        Case("relief-list", "danh-sach-mien-giam", "DS", PaperSubject.Month, ReliefPaper.ListAsync) with { AllFiles = true, Recipients = h => h.Agencies(PartnerKind.Procuracy, "kèm hồ sơ") },
        Case("relief-sheet", "phieu-ho-so-mien-giam", "PHS", PaperSubject.ReliefFile, ReliefPaper.SheetAsync) with { Recipients = h => h.Agencies(PartnerKind.Procuracy, "kèm hồ sơ") },
        Case("relief-letter", "cong-van-vien-kiem-sat", null, PaperSubject.Month, ReliefPaper.LetterAsync) with { AllFiles = true },
        Case(DestructionPaper.CouncilKind, "quyet-dinh-hoi-dong-tieu-huy", "QĐ", PaperSubject.Destruction, DestructionPaper.CouncilAsync) with
        {
            Series = PaperSeries.Enforcement,
            Grounds = LawGrounds,
            Recipients = h => ["Như Điều 3", .. h.Agencies(PartnerKind.Procuracy, "để kiểm sát"), "Kế toán, thủ kho"],
        },
        Record("destruction-record", "bien-ban-tieu-huy", PaperSubject.Destruction, DestructionPaper.RecordAsync) with { Recipients = h => [.. h.Agencies(PartnerKind.Procuracy, "để kiểm sát"), "Thành viên Hội đồng"] },
        Record("work-handover", "bien-ban-ban-giao-viec", PaperSubject.Borrowed, HandoverPaper.WorkAsync) with { Read = Permission.SeeTaskForces, Recipients = _ => ["Bên giao, bên nhận"] },
        Record("asset-handover", "bien-ban-ban-giao-tai-san", PaperSubject.HandOver, HandoverPaper.AssetsAsync) with { Recipients = _ => ["Bên giao, bên nhận", "Kế toán, thủ kho"] },
        new("funding-proposal", "to-trinh-kinh-phi", "TTr", PaperSeries.Administrative, PaperSubject.Campaign, Permission.SeeBudgets, Permission.SeeBudgets, Permission.IssueDocuments, MoneyPaper.FundingAsync)
        {
            Grounds = LawAndPlan,
            Recipients = _ => ["Như kính gửi", "Kế toán"],
        },
        new("commendation", "to-trinh-khen-thuong", "TTr", PaperSeries.Administrative, PaperSubject.Campaign, Permission.SeeCampaigns, Permission.DraftDocuments, Permission.IssueDocuments, MoneyPaper.CommendationAsync)
        {
            Grounds = LawAndPlan,
            Recipients = _ => ["Như kính gửi"],
        },
    ];

    private static PaperKind Case(string code, string template, string? type, PaperSubject subject, PaperSource source) =>
        new(code, template, type, PaperSeries.Administrative, subject, Permission.SeeDossiers, Permission.DraftPlans, Permission.IssueDocuments, source);

    // A record is made and signed by those who were there.
    private static PaperKind Record(string code, string template, PaperSubject subject, PaperSource source) =>
        new(code, template, "BB", PaperSeries.Advisory, subject, Permission.SeeDossiers, Permission.DraftPlans, Permission.DraftPlans, source) { Recipients = _ => ["Thành phần tham dự"] };
}
