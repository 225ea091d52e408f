using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>The parts of a campaign's plan beside its list of files: people of the teams, agencies, weeks in the field.</summary>
internal static class PlanAnnexes
{
    private const int DutiesShown = 2;
    private static readonly StepKind[] Telling = [StepKind.Verify, StepKind.Persuade, StepKind.Coerce, StepKind.Destroy, StepKind.HandOver, StepKind.OpinionMeeting];

    public static async Task<GroupValue> LoadAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken) => new()
    {
        ["mục_đích"] = PaperWords.Phrase(request.Campaign.Purpose) is { Length: > 0 } purpose ? purpose : "giải quyết dứt điểm các việc có điều kiện thi hành, giảm án tồn, hoàn thành chỉ tiêu, nhiệm vụ được giao trong năm",
        ["đầu_năm"] = ProfessionalYear.Start(request.Campaign.From),
        ["chỉ_đạo"] = $"đồng chí {head.Bodies.Signer}, thủ trưởng đơn vị",
        ["phối_hợp"] = Partners(head),
        ["lịch_địa_bàn"] = await WeeksAsync(db, request, cancellationToken),
    };

    public static TemplateValue People(TeamRows team, PaperHead head) => PaperWords.List([
        Person(team.Leader, head.Bodies.Unit ?? head.Bodies.Body, "Tổ trưởng", null, null),
        .. team.Members.Select(m => Person(m.Name, m.Organisation, m.Kind is MemberKind.Deputy or MemberKind.Clerk ? $"{m.Kind.Label()}; {PaperWords.Lower(m.Duty)}" : m.Duty, m.From, m.To)),
    ]);

    /// <summary>Who takes the team out when the leader is away; empty when nobody may.</summary>
    public static string Cover(TeamRows team) => team.Members.FirstOrDefault(m => m.Kind.CanLead())?.Name ?? "";

    /// <summary>One line a kind: agencies of one kind do the same in their areas.</summary>
    private static TemplateValue Partners(PaperHead head) => PaperWords.List(head.Partners.GroupBy(p => p.Kind).OrderBy(g => g.Key).Select(kind =>
    {
        var one = kind.Count() == 1 ? kind.First() : null;
        var person = one?.Representatives.OrderBy(r => r.Id).FirstOrDefault();
        return new GroupValue
        {
            ["cơ_quan"] = one?.NameOn(head.Day) ?? (kind.Key == PartnerKind.CommuneCommittee ? head.AllCommunes : string.Join(", ", kind.Select(p => p.NameOn(head.Day)))),
            ["đại_diện"] = person is null ? "cán bộ được cử theo từng địa bàn" : $"{person.Name}, {person.Post}",
            ["nhiệm_vụ"] = PaperWords.Lower(string.Join("; ", Telling.Select(s => StepRoles.Of(s, kind.Key)).OfType<string>().Select(PaperWords.Bare).Distinct().Take(DutiesShown).Select((d, i) => i == 0 ? d : PaperWords.Lower(d))))
                is { Length: > 0 } duty ? duty : "phối hợp theo đề nghị của tổ công tác",
        };
    }));

    /// <summary>The accepted schedule by week and team: where to, on how many days, for how many visits.</summary>
    private static async Task<TemplateValue> WeeksAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var (office, campaign) = (request.OfficeId, request.CampaignId);
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == campaign).ToListAsync(cancellationToken);
        var teams = await db.TaskForces.Where(t => t.OfficeId == office).Select(t => new { t.Id, t.Name, t.SortKey }).ToDictionaryAsync(t => t.Id, cancellationToken);
        var communes = await db.Communes.Where(c => c.OfficeId == office).Select(c => new { c.Id, c.Name, c.SortKey }).ToDictionaryAsync(c => c.Id, cancellationToken);
        var of = await db.PlanSteps.Where(s => s.OfficeId == office).Join(db.CasePlans.Where(p => p.CampaignId == campaign), s => s.PlanId, p => p.Id, (s, p) => new { s.Id, CommuneId = s.CommuneId ?? p.CommuneId }).ToDictionaryAsync(s => s.Id, s => s.CommuneId, cancellationToken);
        return PaperWords.List(routes.GroupBy(r => (Monday: Weeks.Monday(r.Day), r.TaskForceId)).OrderBy(g => g.Key.Monday).ThenBy(g => teams[g.Key.TaskForceId].SortKey, StringComparer.Ordinal).Select(week =>
        {
            var places = week.SelectMany(r => r.Assignments).Select(a => of.GetValueOrDefault(a.StepId)).OfType<Id<Identity.Commune>>().Distinct().Select(c => communes[c]).OrderBy(c => c.SortKey, StringComparer.Ordinal);
            return new GroupValue
            {
                ["tuần"] = $"{week.Key.Monday:dd/MM} – {Weeks.Sunday(week.Key.Monday):dd/MM/yyyy}",
                ["tổ"] = teams[week.Key.TaskForceId].Name,
                ["xã"] = string.Join(", ", places.Select(c => PaperWords.Inline(c.Name))),
                ["số_buổi"] = week.Select(r => r.Day).Distinct().Count(),
                ["số_lượt"] = week.Sum(r => r.Assignments.Count),
            };
        }));
    }

    private static GroupValue Person(string name, string organisation, string duty, DateOnly? from, DateOnly? to) => new()
    {
        ["họ_tên"] = name,
        ["đơn_vị"] = organisation,
        ["nhiệm_vụ"] = PaperWords.Bare(duty),
        ["thời_gian"] = (from, to) is (null, null) ? "cả đợt" : $"{from:dd/MM/yyyy} – {to:dd/MM/yyyy}",
    };
}
