using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>Records of what was talked over: the consultation of case plans, and a meeting to which agencies were invited.</summary>
internal static class RecordPaper
{
    /// <summary>Where people write by hand.</summary>
    public const string BlankHour = "…… giờ …… phút";

    public static async Task<GroupValue> ConsultationAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, new Id<Consultation>(request.RecordId));
        var held = await db.Consultations.AsNoTracking().Where(c => c.OfficeId == office && c.CampaignId == request.CampaignId && c.Id == id).OneAsync(cancellationToken);
        var communes = await db.Communes.Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var rows = await db.VisiblePlans(request.Actor).Where(p => db.ConsultedPlans.Any(c => c.OfficeId == office && c.ConsultationId == id && c.PlanId == p.Id))
            .Join(db.Dossiers.Where(d => d.OfficeId == office), p => p.DossierId, d => d.Id, (p, d) => new { p.TaskForceId, p.Approach, d.DecisionNo, d.DecisionDate, d.DebtorName, d.DebtorSortKey, d.Hamlet, d.CommuneId }).ToListAsync(cancellationToken);
        var team = await TeamPeople.LoadAsync(db, request, rows.GroupBy(r => r.TaskForceId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault(), cancellationToken);
        return team.Record(held.Day, BlankHour, PaperWords.Bare(held.Place), held.Attendees.Split('\n')).With(new()
        {
            ["xã"] = held.CommuneId is { } commune ? PaperWords.Inline(communes[commune]) : "đơn vị",
            ["vai_trò"] = PaperWords.Points(Parts(held.AgreedRoles)),
            ["ý_kiến"] = PaperWords.Points(Parts(held.Remarks)),
            ["kết_luận"] = PaperWords.Points(Parts(held.Conclusion)),
            ["số_việc"] = rows.Count,
            ["việc"] = PaperWords.List(rows.OrderBy(r => r.DebtorSortKey, StringComparer.Ordinal).ThenBy(r => r.DecisionDate).Select(r => new GroupValue
            {
                ["quyết_định"] = PaperWords.Decision(r.DecisionNo, r.DecisionDate),
                ["người_phải_thi_hành"] = r.DebtorName,
                ["địa_chỉ"] = CampaignPaper.Place(r.Hamlet, r.CommuneId is { } c ? communes.GetValueOrDefault(c) : null),
                ["phương_án"] = PaperWords.Bare(r.Approach),
            })),
        });
    }

    public static async Task<GroupValue> MeetingAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, letter) = (request.OfficeId, request.RecordId);
        var days = await db.VisibleInvitations(request.Actor).AsNoTracking().Where(i => i.OfficeId == office && i.Letter == letter && i.State != InvitationState.Cancelled).OrderBy(i => i.Day).ToListAsync(cancellationToken);
        var one = days.Find(d => d.State is InvitationState.Attended or InvitationState.Absent) ?? days.FirstOrDefault() ?? throw new NotInScope();

        // Agencies invited to the same meeting by letters of their own.
        var asked = await db.VisibleInvitations(request.Actor).AsNoTracking()
            .Where(i => i.OfficeId == office && i.TaskForceId == one.TaskForceId && i.Day == one.Day && i.From == one.From && i.Place == one.Place && i.State != InvitationState.Cancelled).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        var team = await TeamPeople.LoadAsync(db, request, one.TaskForceId, cancellationToken);
        var absent = asked.Where(i => i.State == InvitationState.Absent).Select(i => Agency(i) + (PaperWords.Bare(i.Note) is { Length: > 0 } why ? $" ({PaperWords.Lower(why)})" : ""));
        return team.Record(one.Day, PaperWords.Hour(one.From), PaperWords.Bare(one.Place), [.. team.Own(one.Day), .. asked.Where(i => i.State != InvitationState.Absent).Select(Person)]).With(new()
        {
            ["việc_họp"] = PaperWords.Bare(one.Purpose),
            ["nội_dung_họp"] = string.Join("; ", asked.Select(i => PaperWords.Phrase(i.Asked)).Prepend(PaperWords.Phrase(one.Purpose)).Where(t => t.Length > 0).Distinct()),
            ["vắng"] = string.Join("; ", absent),
            ["ý_kiến"] = PaperWords.Points([]),
            ["kết_luận"] = PaperWords.Points([]),
        });

        string Agency(Invitation invitation) => head.Partners.First(p => p.Id == invitation.PartnerId).NameOn(invitation.Day);
        string Person(Invitation invitation)
        {
            var partner = head.Partners.First(p => p.Id == invitation.PartnerId);
            var person = partner.Representatives.FirstOrDefault(r => r.Id == invitation.RepresentativeId) ?? partner.Representatives.OrderBy(r => r.Id).FirstOrDefault();
            return person is null ? $"Đại diện {Agency(invitation)}" : $"{person.Name}, {person.Post}, {Agency(invitation)}";
        }
    }

    private static string[] Parts(string? text) => (text ?? "").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>The people of a team as records name them.</summary>
internal sealed record TeamPeople(TaskForce? Force, string Leader, string Office)
{
    public static async Task<TeamPeople> LoadAsync(AppDb db, PaperRequest request, Id<TaskForce>? id, CancellationToken cancellationToken)
    {
        var office = request.OfficeId;
        var force = await db.TaskForces.AsNoTracking().Include(t => t.Members).Where(t => t.OfficeId == office && t.Id == id).SingleOrDefaultAsync(cancellationToken);
        var leader = force is null ? "" : await db.Officers.Where(o => o.OfficeId == office && o.Id == force.LeaderId).Select(o => o.Name).SingleAsync(cancellationToken);
        return new(force, leader, request.OfficeName);
    }

    public string Name => Force?.Name ?? "";

    public string Chair => $"{Leader}, Chấp hành viên, Tổ trưởng {PaperWords.Inline(Name)}";

    /// <summary>Who writes: the clerk of the team, else somebody to be named by hand.</summary>
    public string Clerk(DateOnly day) => Force?.Members.Where(m => m.Kind == MemberKind.Clerk && m.IsIn(day)).OrderBy(m => m.Id).Select(m => m.Name).FirstOrDefault() ?? "";

    /// <summary>The team's own people on a day, without those whom agencies send.</summary>
    public IEnumerable<string> Own(DateOnly day) => Force is null ? [] :
        [Chair, .. Force.BesideLeader.Where(m => m.IsIn(day) && m.Kind != MemberKind.Representative).OrderBy(m => m.Kind).ThenBy(m =>
            m.Id).Select(m => $"{m.Name}, {m.Duty}, {m.Organisation}")];

    /// <summary>What every record opens with; the hour of its end is written by hand.</summary>
    public GroupValue Record(DateOnly day, string from, string place, IEnumerable<string> present) => new()
    {
        ["giờ_bắt_đầu"] = from,
        ["ngày_ký"] = day,
        ["giờ_kết_thúc"] = RecordPaper.BlankHour,
        ["địa_điểm"] = place,
        ["thành_phần"] = PaperWords.List(present.Select(p => new GroupValue { ["người"] = PaperWords.Bare(p) })),
        ["người_ký"] = Leader.Length > 0 ? Leader : "……………",
        ["chức_danh_chủ_trì"] = Force is null ? "" : "Chấp hành viên",
        ["thư_ký"] = Clerk(day),
    };
}
