using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>What opens a campaign: its plan with the list of files, and the decision that forms the task forces.</summary>
internal static class CampaignPaper
{
    private const string CasePlansTask = "approve";
    private const string NoTeam = "Hồ sơ chưa giao cho tổ";

    public static async Task<GroupValue> PlanAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (campaign, office, id) = (request.Campaign, request.OfficeId, request.CampaignId);
        var files = await FileOutlines.OfAsync(db, campaign, cancellationToken);
        var frozen = await db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id).Select(b => (DateOnly?)b.JoinedOn).MinAsync(cancellationToken);
        var teams = await TeamRows.LoadAsync(db, request, cancellationToken);
        var tasks = await db.ChronogramTasks.AsNoTracking().Where(t => t.OfficeId == office && t.CampaignId == id && t.Progress != TaskProgress.Dropped).OrderBy(t => t.From).ThenBy(t => t.Due).ToListAsync(cancellationToken);
        var budget = await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources).SingleOrDefaultAsync(b => b.OfficeId == office && b.CampaignId == id && b.State == BudgetState.Approved, cancellationToken);
        var officers = await db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        var annexes = await PlanAnnexes.LoadAsync(db, request, head, cancellationToken);
        var (able, target) = (files.Where(f => f.Enforceable).ToList(), campaign.TargetOn(TargetScope.Office, null, request.AsOf));
        var shares = officers.Select(o => (o.Name, Files: files.Where(f => f.OfficerId == o.Id).ToList(), Target: campaign.TargetOn(TargetScope.Officer, o.Id.Value, request.AsOf))).Where(s => s.Files.Count > 0).ToList();
        return annexes.With(new()
        {
            ["tên_đợt"] = PaperWords.Inline(campaign.Name),
            ["từ_ngày"] = campaign.From,
            ["đến_ngày"] = campaign.To,
            ["kế_hoạch_cấp_trên"] = $"chỉ tiêu, nhiệm vụ thi hành án dân sự năm {ProfessionalYear.Of(campaign.From)} được giao",
            ["địa_bàn"] = string.Join(", ", teams.SelectMany(t => t.Communes).Select(PaperWords.Inline).Distinct()) is { Length: > 0 } area ? area : "toàn địa bàn của đơn vị",
            ["số_việc"] = files.Count,
            ["số_tiền"] = Sum(files),
            ["ngày_chốt"] = frozen is { } on && on < request.AsOf ? on : request.AsOf,
            ["số_có_điều_kiện"] = able.Count,
            ["tiền_có_điều_kiện"] = Sum(able),
            ["chỉ_tiêu_việc"] = new NumberValue(target?.Cases),
            ["chỉ_tiêu_tiền"] = PaperWords.Money(target?.Money.Amount),
            ["chỉ_tiêu_từng_người"] = shares.Any(s => s.Target is not null),
            ["hạn_phương_án"] = tasks.Find(t => t.Code == CasePlansTask)?.Due ?? campaign.From,
            ["kỳ_báo_cáo"] = "chiều thứ Sáu hằng tuần",
            ["kinh_phí"] = PaperWords.Money(budget?.Total.Amount),
            ["nguồn_kinh_phí"] = budget is null ? "" : string.Join("; ", budget.Sources.Select(s => $"{s.Kind.Label().ToLowerInvariant()} {s.Amount.InWords()}")),
            ["đợt"] = PaperWords.List(campaign.Waves.OrderBy(w => w.From).Select(Wave)),
            ["nhóm_việc"] = PaperWords.List(WorkGroups.All.Select(g => (Group: g, Files: files.Where(f => f.Groups.Contains(g)).ToList())).Where(g => g.Files.Count > 0)
                .Select(g => new GroupValue { ["tên"] = g.Group.Label(), ["số_việc"] = g.Files.Count, ["số_tiền"] = Sum(g.Files) })),
            ["chỉ_tiêu"] = PaperWords.List(shares.Select(s => Share(s.Name, s.Files, s.Target))),
            ["tổ"] = PaperWords.List(await WithFilesAsync(db, request, head, teams, files, cancellationToken)),
            ["lịch"] = PaperWords.List(tasks.Select(t => new GroupValue
            {
                ["từ"] = t.From,
                ["đến"] = t.Due,
                ["nhiều_ngày"] = t.Due > t.From,
                ["việc"] = t.Title,
                ["chủ_trì"] = t.Person ?? (t.Owner == Role.Head ? "Lãnh đạo đơn vị" : t.Owner.Label()),
            })),
        });
    }

    public static async Task<GroupValue> TaskForcesAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken) => new()
    {
        ["tên_đợt"] = PaperWords.Inline(request.Campaign.Name),
        ["từ_ngày"] = request.Campaign.From,
        ["đến_ngày"] = request.Campaign.To,
        ["người_ban_hành"] = head.Bodies.Issuer,
        ["người_đề_nghị"] = "các chấp hành viên được giao nhiệm vụ tổ trưởng",
        ["tổ"] = PaperWords.List((await TeamRows.LoadAsync(db, request, cancellationToken)).Select(t => new GroupValue
        {
            ["tên"] = t.Name,
            ["địa_bàn"] = t.Area,
            ["thành_viên"] = PaperWords.List([
                new GroupValue { ["họ_tên"] = t.Leader, ["chức_danh"] = $"Chấp hành viên, {head.Bodies.Unit ?? head.Bodies.Body}", ["vai_trò"] = "Tổ trưởng" },
                .. t.Members.Select(m => new GroupValue { ["họ_tên"] = m.Name, ["chức_danh"] = m.Organisation, ["vai_trò"] = m.Kind is MemberKind.Deputy or MemberKind.Clerk ? m.Kind.Label() : $"Thành viên; {PaperWords.Phrase(m.Duty)}" }),
            ]),
        })),
    };

    private static GroupValue Wave(Wave wave) => new()
    {
        ["tên"] = wave.Name,
        ["từ"] = wave.From,
        ["đến"] = wave.To,
        ["trọng_tâm"] = string.Join(", ", wave.FocusGroups.Select(g => g.Label().ToLowerInvariant())),
    };

    private static GroupValue Share(string officer, List<FileOutline> files, Target? target) => new()
    {
        ["chấp_hành_viên"] = officer,
        ["số_việc"] = files.Count,
        ["số_tiền"] = Sum(files),
        ["việc_xong"] = new NumberValue(target?.Cases),
        ["tiền_thu"] = PaperWords.Money(target?.Money.Amount),
    };

    private static async Task<List<GroupValue>> WithFilesAsync(AppDb db, PaperRequest request, PaperHead head, IReadOnlyList<TeamRows> teams, IReadOnlyList<FileOutline> files, CancellationToken cancellationToken)
    {
        var office = request.OfficeId;
        var communes = await db.Communes.Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var dossiers = await db.VisibleDossiers(request.Actor).Select(d => new { d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.DebtorSortKey, d.Hamlet, d.CommuneId }).ToDictionaryAsync(d => d.Id, cancellationToken);
        var officers = await db.Officers.Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        GroupValue File(FileOutline file) => dossiers[file.Id] is var d ? new()
        {
            ["quyết_định"] = PaperWords.Decision(d.DecisionNo, d.DecisionDate),
            ["người_phải_thi_hành"] = d.DebtorName,
            ["điều_kiện"] = file.Enforceable ? "có điều kiện" : "chưa có điều kiện",
            ["nhóm"] = string.Join("; ", file.Groups.Select(g => PaperWords.Lower(g.Label()))),
            ["phụ_trách"] = file.OfficerId is { } officer ? officers.GetValueOrDefault(officer, "") : "",
            ["địa_chỉ"] = Place(d.Hamlet, d.CommuneId is { } c ? communes.GetValueOrDefault(c) : null),
            ["còn_phải_thi_hành"] = PaperWords.Money(file.Remaining),
        } : throw new InvalidOperationException();
        ListValue List(Id<TaskForce>? team) => new([.. files.Where(f => f.TaskForceId == team && dossiers.ContainsKey(f.Id)).OrderBy(f => dossiers[f.Id].DebtorSortKey, StringComparer.Ordinal).ThenBy(f => f.Id).Select(File)]);
        var rows = teams.Select(t => new GroupValue
        {
            ["tên"] = t.Name,
            ["tổ_trưởng"] = t.Leader,
            ["thành_viên"] = t.Members.Count > 0 ? string.Join(", ", t.Members.Select(m => $"{m.Name} ({m.Organisation})")) : "do tổ trưởng đề nghị",
            ["địa_bàn"] = t.Area,
            ["người_thay"] = PlanAnnexes.Cover(t),
            ["người"] = PlanAnnexes.People(t, head),
            ["hồ_sơ"] = List(t.Id),
        }).ToList();
        if (List(null) is { Items.Count: > 0 } rest)
        {
            rows.Add(new() { ["tên"] = NoTeam, ["tổ_trưởng"] = "lãnh đạo đơn vị phân công", ["thành_viên"] = "các chấp hành viên", ["địa_bàn"] = "địa bàn khác", ["người_thay"] = "", ["người"] = PaperWords.List([]), ["hồ_sơ"] = rest });
        }

        return rows;
    }

    internal static string Place(string? hamlet, string? commune) =>
        string.Join(", ", new[] { hamlet, commune }.Select(p => PaperWords.Inline(p ?? "")).Where(p => p.Length > 0));

    private static TemplateValue Sum(IEnumerable<FileOutline> files) => PaperWords.Money(files.Sum(f => f.Remaining.Amount));
}

/// <summary>A task force of a campaign as papers write it.</summary>
internal sealed record TeamRows(Id<TaskForce> Id, string Name, string Leader, IReadOnlyList<string> Communes, IReadOnlyList<Member> Members)
{
    /// <summary>"xã Phước Long, xã Hưng Phú".</summary>
    public string Area => Communes.Count > 0 ? string.Join(", ", Communes.Select(PaperWords.Inline)) : "địa bàn do lãnh đạo đơn vị phân công";

    /// <summary>Those of the campaign in their order, with the members there are during it.</summary>
    public static async Task<IReadOnlyList<TeamRows>> LoadAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign, period) = (request.OfficeId, request.CampaignId, request.Campaign.Period);
        var teams = await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Communes)
            .Where(t => t.OfficeId == office && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign && l.TaskForceId == t.Id)).OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        var officers = await db.Officers.Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var communes = await db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).Select(c => new { c.Id, c.Name }).ToListAsync(cancellationToken);
        return [.. teams.Select(t => new TeamRows(t.Id, t.Name, officers[t.LeaderId], [.. communes.Where(c => t.Communes.Any(x => x.CommuneId == c.Id)).Select(c => c.Name)],
            [.. t.BesideLeader.Where(m => !(m.From > period.To) && !(m.To < period.From)).OrderBy(m => m.Kind == MemberKind.Deputy ? 0
                : m.Kind == MemberKind.Representative ? 2 : 1).ThenBy(m => m.Id)]))];
    }
}
