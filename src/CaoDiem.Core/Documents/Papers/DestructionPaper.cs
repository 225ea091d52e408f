using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>The exhibits of a team that are to be destroyed: who forms the council, and the record to be signed on the day.</summary>
internal static class DestructionPaper
{
    public const string CouncilKind = "destruction-council";
    private const string Term = "V-22";
    private const string Way = "phá hủy để không còn khả năng sử dụng, bảo đảm an toàn và vệ sinh môi trường";

    public static async Task<GroupValue> CouncilAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var ground = await Ground.LoadAsync(db, request, cancellationToken);
        var book = await OfficeLaw.LoadAsync(db, request.OfficeId, cancellationToken);
        return new()
        {
            ["người_ban_hành"] = head.Bodies.Issuer,
            ["người_đề_nghị"] = $"chấp hành viên {ground.Team.Leader}",
            ["thành_viên"] = ground.Council(head, request.AsOf),
            ["vật_chứng"] = ground.Goods,
            ["hạn_tiêu_hủy"] = LegalClock.Due(Term, request.AsOf, book).Due,
            ["địa_điểm"] = ground.Place,
            ["cách_tiêu_hủy"] = Way,
            ["viện_kiểm_sát"] = head.Agency(PartnerKind.Procuracy),
        };
    }

    public static async Task<GroupValue> RecordAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var ground = await Ground.LoadAsync(db, request, cancellationToken);
        var day = ground.Day ?? request.AsOf;
        var members = ground.Council(head, day);
        var (office, team) = (request.OfficeId, request.Subject);
        var formed = await db.IssuedDocuments.AsNoTracking().Where(d => d.OfficeId == office && d.CampaignId == request.CampaignId && d.Kind == CouncilKind && d.Subject == team && d.State == DocumentState.Issued).OrderByDescending(d => d.IssuedOn).FirstOrDefaultAsync(cancellationToken);
        return ground.Team.Record(day, RecordPaper.BlankHour, ground.Place, ((ListValue)members).Items.Select(m => ((TextValue)m["người"]).Text)).With(new()
        {
            ["quyết_định_hội_đồng"] = formed is { Number: { } number, IssuedOn: { } on } ? $"Quyết định số {number:00}/{formed.Symbol} ngày {on:dd/MM/yyyy}" : "Quyết định số …………… ngày ……………",
            ["cách_tiêu_hủy"] = Way,
            ["viện_kiểm_sát"] = head.Agency(PartnerKind.Procuracy),
            ["chức_danh_chủ_trì"] = "Chủ tịch Hội đồng",
            ["thành_viên"] = members,
            ["vật_chứng"] = ground.Goods,
        });
    }

    /// <param name="Day">The last day on which the accepted schedule has such a step; null while it has none.</param>
    private sealed record Ground(TeamPeople Team, IReadOnlyList<(Dossier File, PlanStep Step)> Files, DateOnly? Day)
    {
        public static async Task<Ground> LoadAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
        {
            var (office, team) = (request.OfficeId, new Id<TaskForce>(request.RecordId));
            var plans = await db.VisiblePlans(request.Actor).AsNoTracking().Include(p => p.Steps)
                .Where(p => p.OfficeId == office && p.CampaignId == request.CampaignId && p.TaskForceId == team && p.State != PlanState.Abandoned && p.Steps.Any(s => s.Kind == StepKind.Destroy)).ToListAsync(cancellationToken);
            var ids = plans.ConvertAll(p => p.DossierId);
            var files = await db.Dossiers.AsNoTracking().Include(d => d.Obligations).Where(d => d.OfficeId == office && ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
            var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == request.CampaignId && r.TaskForceId == team).ToListAsync(cancellationToken);
            return plans.Count == 0 ? throw new NotInScope() : new(
                await TeamPeople.LoadAsync(db, request, team, cancellationToken),
                [.. plans.Select(p => (files[p.DossierId], p.Steps.First(s => s.Kind == StepKind.Destroy))).OrderBy(f => f.Item1.DebtorSortKey, StringComparer.Ordinal).ThenBy(f => f.Item1.Id)],
                routes.Where(r => r.Assignments.Any(a => a.Kind == StepKind.Destroy)).Max(r => (DateOnly?)r.Day));
        }

        public string Place => Files.Select(f => f.Step.Place).Where(p => p.Length > 0).Distinct().ToList() is [var one] ? PaperWords.Bare(one) : "";

        public TemplateValue Goods => PaperWords.List(Files.SelectMany(f => f.File.Obligations.Where(o => o.Kind == ObligationKind.Destruction).Select(o => new GroupValue
        {
            ["quyết_định"] = PaperWords.Decision(f.File.DecisionNo, f.File.DecisionDate),
            ["người_liên_quan"] = f.File.DebtorName,
            ["tên"] = PaperWords.Bare(o.Description.Length > 0 ? o.Description : o.Kind.Label()),
            ["tình_trạng"] = "",
        })));

        // The officer chairs; the agency that the law of the day names sits with him (V-21), and a clerk of the office writes.
        public TemplateValue Council(PaperHead head, DateOnly day)
        {
            var agency = LawVersion.On(day) == LawVersion.A ? PartnerKind.Finance : PartnerKind.CommuneCommittee;
            var partner = head.Partners.FirstOrDefault(p => p.Kind == agency && Team.Force is { } force && p.Serves(force.Id));
            var sent = partner?.Representatives.OrderBy(r => r.Id).FirstOrDefault();
            var name = partner?.NameOn(day) ?? agency.UsualName(day);
            string[] members =
            [
                $"{Team.Leader}, Chấp hành viên, Chủ tịch Hội đồng",
                sent is null ? $"Đại diện {name}, thành viên" : $"{sent.Name}, {sent.Post}, {name}, thành viên",
                $"{(Team.Clerk(day) is { Length: > 0 } clerk ? clerk : "……………")}, thư ký tổ công tác, thành viên kiêm thư ký Hội đồng",
            ];
            return PaperWords.List(members.Select(m => new GroupValue { ["người"] = m }));
        }
    }
}
