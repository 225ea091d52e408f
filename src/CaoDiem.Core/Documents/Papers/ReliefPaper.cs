using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Reports;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>Exemption and reduction: the batch of a month, the letter that takes it to the procuracy, the sheet of each dossier.</summary>
internal static class ReliefPaper
{
    private const string Opinion = "M-47";

    public static async Task<GroupValue> ListAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (month, lines) = await BatchAsync(db, request, cancellationToken);
        return Numbers(month, lines).With(new()
        {
            ["tổng_phải_thi_hành"] = Sum(lines, l => l.Due),
            ["tổng_đã_nộp"] = Sum(lines, l => l.Paid),
            ["tổng_còn_lại"] = Sum(lines, l => l.Remaining),
            ["hồ_sơ"] = PaperWords.List(lines.Select(l => new GroupValue
            {
                ["quyết_định"] = PaperWords.Decision(l.DecisionNo, l.DecisionDate),
                ["người_phải_thi_hành"] = l.Debtor,
                ["đề_nghị"] = Asks(l.Kind),
                ["ngày_lập"] = l.MadeOn,
                ["phải_thi_hành"] = PaperWords.Money(l.Due),
                ["đã_nộp"] = PaperWords.Money(l.Paid),
                ["còn_lại"] = PaperWords.Money(l.Remaining),
                ["số_tiền"] = PaperWords.Money(l.Proposed),
            })),
        });
    }

    public static async Task<GroupValue> LetterAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (month, lines) = await BatchAsync(db, request, cancellationToken);
        var book = await OfficeLaw.LoadAsync(db, request.OfficeId, cancellationToken);
        return Numbers(month, lines).With(new()
        {
            ["kính_gửi"] = head.Agency(PartnerKind.Procuracy),
            ["hạn_trả_lời"] = LegalClock.Due(Opinion, request.AsOf, book).Due,
            ["căn_cứ_gửi"] = Grounds.On("law", request.AsOf) ?? "quy định của pháp luật về thi hành án dân sự",
            ["liên_hệ"] = $"{head.Bodies.Signer}, {head.Bodies.Unit ?? head.Bodies.Body}",
            ["hồ_sơ"] = PaperWords.List(lines.Select(l => new GroupValue
            {
                ["quyết_định"] = PaperWords.Decision(l.DecisionNo, l.DecisionDate),
                ["người_phải_thi_hành"] = l.Debtor,
                ["đề_nghị"] = Asks(l.Kind),
                ["số_tiền"] = PaperWords.Money(l.Proposed),
            })),
        });
    }

    public static async Task<GroupValue> SheetAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, new Id<Dossier>(request.RecordId));
        var file = await db.VisibleDossiers(request.Actor).AsNoTracking().Include(d => d.Obligations).Where(d => d.Id == id).OneAsync(cancellationToken);
        var made = await CampaignActs.Relief(db, request).Where(a => a.DossierId == id).OrderBy(a => a.Day).ThenBy(a => a.Turn).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotInScope();
        var commune = await db.Communes.Where(c => c.OfficeId == office && c.Id == file.CommuneId).Select(c => c.Name).SingleOrDefaultAsync(cancellationToken);
        var officer = await db.Officers.Where(o => o.OfficeId == office && o.Id == file.OfficerId).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken);
        var book = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var (question, answer) = Decide(file, made, book);
        return new()
        {
            ["đề_nghị"] = Asks(made.Which) + " nghĩa vụ thi hành án",
            ["người_phải_thi_hành"] = file.DebtorName,
            ["địa_chỉ"] = CampaignPaper.Place(file.Hamlet, commune),
            ["bản_án"] = PaperWords.Judgment(file),
            ["quyết_định"] = PaperWords.Decision(file.DecisionNo, file.DecisionDate),
            ["ngày_đầu"] = file.FirstDecisionDate ?? file.DecisionDate,
            ["khoản"] = PaperWords.List(file.Obligations.Select(Item)),
            ["phải_thi_hành"] = PaperWords.Money(file.Due),
            ["đã_nộp"] = PaperWords.Money(file.Paid),
            ["còn_lại"] = PaperWords.Money(file.Remaining),
            ["số_tiền"] = PaperWords.Money(made.Amount),
            ["ngày_xác_minh"] = PaperWords.Day(file.LastVerifiedOn),
            ["điều_kiện"] = PaperWords.Phrase(file.MeansText is { Length: > 0 } words ? words : file.Means.Label()),
            ["căn_cứ_miễn_giảm"] = answer is { Outcome: not ReliefOutcome.None } yes ? $"{PaperWords.Phrase(yes.Reason)} ({yes.Article})" : "theo kết quả rà soát, xác minh của chấp hành viên",
            ["tài_liệu"] = PaperWords.List((question is null ? [] : ReliefDossier.Papers(question, answer!.Missing)).Select(p => new GroupValue { ["tên"] = PaperWords.Bare(p.Paper.Text), ["tình_trạng"] = State(p.State) })),
            ["chấp_hành_viên"] = officer ?? "được phân công",
            ["ngày_lập"] = made.Day,
        };
    }

    private static GroupValue Item(Obligation duty) => new()
    {
        ["tên"] = PaperWords.Bare(duty.Description.Length > 0 ? duty.Description : duty.Kind.Label()),
        ["phải_nộp"] = PaperWords.Money(duty.Due),
        ["đã_trả"] = PaperWords.Money(duty.Paid),
        ["còn"] = PaperWords.Money(duty.Due - duty.Paid),
    };

    // The item for which the law gives what was proposed; on the day on which the dossier was made.
    private static (ReliefQuestion? Question, ReliefAnswer? Answer) Decide(Dossier file, Act made, LawBook book)
    {
        var facts = file.ToFacts();
        var asked = facts.Obligations.Where(o => o.Kind.IsBudgetMoney()).Select(o => ReliefQuestion.Of(facts, o, made.Day)).Select(q => (Question: (ReliefQuestion?)q, Answer: (ReliefAnswer?)ReliefRules.Decide(q, book))).ToList();
        var wanted = made.Which == ReliefKind.Exemption ? ReliefOutcome.Exempt : ReliefOutcome.Reduce;
        return asked.Find(a => a.Answer!.Outcome == wanted) is { Question: not null } found ? found : asked.FirstOrDefault();
    }

    private static string State(PaperState state) => state switch
    {
        PaperState.InHand => "đã có",
        PaperState.Missing => "chưa có",
        PaperState.ToMake => "lập khi hoàn chỉnh hồ sơ",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static async Task<(DateOnly Month, IReadOnlyList<BatchLine> Lines)> BatchAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var month = DateOnly.TryParseExact(request.Subject, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new NotInScope();
        var lines = await new ReliefList(db).BatchAsync(month, request.Actor, cancellationToken);
        return lines.Count > 0 ? (month, lines) : throw new NotInScope();
    }

    private static GroupValue Numbers(DateOnly month, IReadOnlyList<BatchLine> lines) => new()
    {
        ["tháng"] = month,
        ["số_hồ_sơ"] = lines.Count,
        ["số_miễn"] = lines.Count(l => l.Kind == ReliefKind.Exemption),
        ["số_giảm"] = lines.Count(l => l.Kind == ReliefKind.Reduction),
        ["tổng_đề_nghị"] = Sum(lines, l => l.Proposed),
    };

    private static string Asks(ReliefKind? kind) => (kind ?? ReliefKind.Reduction).Label();

    private static TemplateValue Sum(IEnumerable<BatchLine> lines, Func<BatchLine, Dong> of) => PaperWords.Money(lines.Sum(l => of(l).Amount));
}
