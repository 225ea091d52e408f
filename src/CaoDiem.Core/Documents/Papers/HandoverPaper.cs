using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>Hand-over of a borrowed officer's work, and of confiscated goods.</summary>
internal static class HandoverPaper
{
    private const int WorkCopies = 3;
    private const int AssetCopies = 4;

    public static async Task<GroupValue> WorkAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, new Id<Member>(request.RecordId));
        var member = await db.Members.AsNoTracking().Where(m => m.OfficeId == office && m.Id == id && m.Kind == MemberKind.Borrowed).OneAsync(cancellationToken);
        var team = await TeamPeople.LoadAsync(db, request, member.TaskForceId, cancellationToken);
        var until = member.To ?? request.AsOf;
        var files = await FilesAsync(db, request, member, cancellationToken);
        return team.Record(until, RecordPaper.BlankHour, request.OfficeName, [.. team.Own(until)]).With(Sides(member.Name,
            $"{member.Duty}, {member.Organisation}", team.Leader, $"Chấp hành viên, Tổ trưởng {PaperWords.Inline(team.Name)}",
                WorkCopies)).With(new()
                {
                    ["tổ"] = PaperWords.Inline(team.Name),
                    ["từ_ngày"] = PaperWords.Day(member.From),
                    ["đến_ngày"] = until,
                    ["nội_dung_nhận"] = PaperWords.Phrase(member.HandoverNote),
                    ["số_việc"] = files.Count,
                    ["hồ_sơ"] = PaperWords.List(files),
                });
    }

    public static async Task<GroupValue> AssetsAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, new Id<CasePlan>(request.RecordId));
        var plan = await db.VisiblePlans(request.Actor).AsNoTracking().Include(p => p.Steps).Where(p => p.OfficeId == office && p.CampaignId == request.CampaignId && p.Id == id).OneAsync(cancellationToken);
        var step = plan.Steps.FirstOrDefault(s => s.Kind == StepKind.HandOver) ?? throw new NotInScope();
        var file = await db.Dossiers.AsNoTracking().Include(d => d.Obligations).SingleAsync(d => d.OfficeId == office && d.Id == plan.DossierId, cancellationToken);
        var team = await TeamPeople.LoadAsync(db, request, plan.TaskForceId, cancellationToken);
        var visit = await db.TeamRoutes.AsNoTracking().Where(r => r.OfficeId == office && r.CampaignId == request.CampaignId && r.Assignments.Any(a => a.StepId == step.Id)).Select(r => (DateOnly?)r.Day).FirstOrDefaultAsync(cancellationToken);
        var day = visit ?? step.Latest;

        // The body that the law of the day names takes them (V-02).
        var agency = LawVersion.On(day) == LawVersion.A ? PartnerKind.Finance : PartnerKind.CommuneCommittee;
        var partner = Attendance.Of(head.Partners, agency, plan.TaskForceId, step.CommuneId ?? plan.CommuneId);
        var (name, person) = (partner?.NameOn(day) ?? agency.UsualName(day), partner?.Representatives.OrderBy(r => r.Id).FirstOrDefault());
        return team.Record(day, RecordPaper.BlankHour, step.Place.Length > 0 ? PaperWords.Bare(step.Place) : request.OfficeName,
            [.. team.Own(day), person is null ? $"Đại diện {name}" : $"{person.Name}, {person.Post}, {name}"])
            .With(Sides(team.Leader, $"Chấp hành viên, {request.OfficeName}", person?.Name ?? "……………", person is null ? name
                : $"{person.Post}, {name}", AssetCopies)).With(new()
                {
                    ["quyết_định"] = PaperWords.Decision(file.DecisionNo, file.DecisionDate),
                    ["bản_án"] = PaperWords.Judgment(file),
                    ["người_liên_quan"] = file.DebtorName,
                    ["tài_sản"] = PaperWords.List(file.Obligations.Where(o => o.Kind == ObligationKind.Confiscation).Select(o => new GroupValue
                    {
                        ["tên"] = PaperWords.Bare(o.Description.Length > 0 ? o.Description : o.Kind.Label()),
                        ["số_lượng"] = "",
                        ["tình_trạng"] = "",
                        ["ghi_chú"] = o.Due > Dong.Zero ? $"trị giá {o.Due} đồng" : "",
                    })),
                });
    }

    private static GroupValue Sides(string giver, string post, string taker, string takerPost, int copies) => new()
    {
        ["người_giao"] = giver,
        ["chức_vụ_giao"] = post,
        ["người_nhận"] = taker,
        ["chức_vụ_nhận"] = takerPost,
        ["nhận_xét"] = "",
        ["số_bản_lập"] = copies,
    };

    // The files of the register that bear his name as the officer in charge.
    private static async Task<List<GroupValue>> FilesAsync(AppDb db, PaperRequest request, Member member, CancellationToken cancellationToken)
    {
        var (office, name) = (request.OfficeId, VietText.Fold(member.Name));
        var plans = await db.CasePlans.AsNoTracking().Include(p => p.Steps).Where(p => p.OfficeId == office && p.CampaignId == request.CampaignId && p.TaskForceId == member.TaskForceId && p.State != PlanState.Abandoned).ToListAsync(cancellationToken);
        var files = await db.VisibleDossiers(request.Actor).AsNoTracking().Where(d => db.Officers.Any(o => o.OfficeId == office && o.Id == d.OfficerId && o.SearchKey == name)).ToListAsync(cancellationToken);
        var acts = await CampaignActs.OfAsync(db, request, cancellationToken);
        return [.. files.OrderBy(f => f.DebtorSortKey, StringComparer.Ordinal).ThenBy(f => f.Id).Select(f => new GroupValue
        {
            ["quyết_định"] = PaperWords.Decision(f.DecisionNo, f.DecisionDate),
            ["người_phải_thi_hành"] = f.DebtorName,
            ["kết_quả"] = string.Join("; ", acts[f.Id].Select(a =>
                $"{PaperWords.Lower(a.Kind.Label())} ngày {a.Day:dd/MM/yyyy}")) is { Length: > 0 } done ? done : "chưa có kết quả",
            ["việc_tiếp"] = plans.Find(p => p.DossierId == f.Id)?.Steps.Where(s => s.Latest >= (member.To ?? request.AsOf)).OrderBy(s => s.No).Select(s => PaperWords.Lower(s.Kind.Label())).FirstOrDefault() ?? "",
        })];
    }
}
