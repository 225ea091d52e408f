using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>Records a consultation of one plan or of many of one commune.</summary>
/// <param name="CommuneId">Null: the commune of the plans.</param>
public sealed record RecordConsultation(
    Id<Campaign> CampaignId, IReadOnlyCollection<Id<CasePlan>> Plans, DateOnly Day, string Place, Id<Commune>? CommuneId,
    string Attendees, string AgreedRoles, string? Remarks, string Conclusion);

/// <summary>Withdraws a consultation that was recorded wrongly; its plans that were not approved yet wait for one again.</summary>
public sealed record WithdrawConsultation(Id<Consultation> ConsultationId, string? Reason);

public sealed class RecordConsultationHandler(AppDb db)
{
    /// <summary>How many places a refusal names.</summary>
    private const int NamedPlaces = 3;

    /// <exception cref="RuleViolation">
    /// CON-001: the day lies in the future. CON-002: place, people, roles or conclusion missing. CON-003: a plan of another campaign.
    /// CON-004: plans of several communes, or of another one. PLN-001, PLN-002, PLN-023 from the plans.
    /// </exception>
    public async Task<Id<Consultation>> Handle(RecordConsultation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        if (command.Day > db.Today)
        {
            throw new RuleViolation("CON-001", "Ngày hội ý không được ở tương lai.", "Day");
        }

        var plans = await PlanSelection.LoadAsync(db, command.Plans, actor, cancellationToken);
        if (plans.Exists(p => p.CampaignId != campaign.Id))
        {
            throw new RuleViolation("CON-003", "Có kế hoạch không thuộc chiến dịch này.");
        }

        var consultation = new Consultation
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Day = command.Day,
            Place = Words(command.Place, "địa điểm", "Place"),
            CommuneId = await CommuneAsync(plans, command.CommuneId, cancellationToken),
            Attendees = Lines(command.Attendees),
            AgreedRoles = Words(command.AgreedRoles, "phân công đã thống nhất", "AgreedRoles"),
            Remarks = VietText.Clean(command.Remarks),
            Conclusion = Words(command.Conclusion, "kết luận", "Conclusion"),
        };
        db.Begin(nameof(RecordConsultation), actor);
        db.Consultations.Add(consultation);
        foreach (var plan in plans)
        {
            plan.Consult(consultation.Id);
            db.ConsultedPlans.Add(new() { OfficeId = campaign.OfficeId, ConsultationId = consultation.Id, PlanId = plan.Id, Edition = plan.Edition });
        }

        await db.SaveChangesAsync(cancellationToken);
        return consultation.Id;
    }

    /// <returns>How many plans wait for a consultation again.</returns>
    /// <exception cref="RuleViolation">As <see cref="Consultation.Withdraw"/>. CON-007: plans were approved on it.</exception>
    public async Task<int> Handle(WithdrawConsultation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var campaigns = db.VisibleCampaigns(actor);
        var consultation = await db.Consultations
            .Where(c => c.Id == command.ConsultationId && campaigns.Any(x => x.OfficeId == c.OfficeId && x.Id == c.CampaignId))
            .OneAsync(cancellationToken);
        var plans = await db.CasePlans.Where(p => p.OfficeId == consultation.OfficeId && p.ConsultationId == consultation.Id)
            .ToListAsync(cancellationToken);
        var ids = plans.ConvertAll(p => p.Id);
        if (await db.VisiblePlans(actor).CountAsync(p => ids.Contains(p.Id), cancellationToken) != ids.Count)
        {
            throw new NotInScope();
        }

        consultation.Withdraw(actor.Name, db.Today, command.Reason);
        if (plans.Count(p => p.State is PlanState.Approved or PlanState.CarriedOut) is > 0 and var approved)
        {
            throw new RuleViolation(
                "CON-007", $"{approved} kế hoạch đã duyệt dựa trên lần hội ý này. Hãy mở lại các kế hoạch đó trước khi rút.", "Reason");
        }

        db.Begin(nameof(WithdrawConsultation), actor, consultation.WithdrawnWhy);
        var waiting = plans.FindAll(p => p.State == PlanState.Consulted);
        waiting.ForEach(p => p.Unconsult(consultation.WithdrawnWhy!));
        await db.SaveChangesAsync(cancellationToken);
        return waiting.Count;
    }

    // Whoever was asked in one commune has said nothing of another one's files.
    private async Task<Id<Commune>?> CommuneAsync(List<CasePlan> plans, Id<Commune>? asked, CancellationToken cancellationToken)
    {
        var counts = plans.GroupBy(p => p.CommuneId).Select(g => (g.Key, Value: g.Count())).OrderByDescending(c => c.Value).ToList();
        if (counts.Count == 1 && (asked is null || asked == counts[0].Key))
        {
            return counts[0].Key;
        }

        var ids = counts.ConvertAll(c => c.Key);
        var names = await db.Communes.Where(c => ids.Contains(c.Id) || c.Id == asked)
            .ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        string Name(Id<Commune>? id) => id is { } key ? names.GetValueOrDefault(key, "") : "chưa rõ xã";
        var found = string.Join(", ", counts.Take(NamedPlaces).Select(c => $"{c.Value} của {Name(c.Key)}"));
        var more = counts.Count > NamedPlaces ? $" và {counts.Count - NamedPlaces} nơi khác" : "";
        var wanted = asked is null ? "" : $" ({Name(asked)})";
        throw new RuleViolation(
            "CON-004", $"Mỗi lần hội ý là của một xã, phường{wanted}; đang chọn {found}{more}. Hãy ghi riêng từng nơi.", "CommuneId");
    }

    private static string Words(string text, string what, string field) => VietText.Clean(text) is { Length: > 0 } clean
        ? clean
        : throw new RuleViolation("CON-002", $"Chưa nhập {what}.", field);

    private static string Lines(string text)
    {
        var lines = text.Split('\n').Select(VietText.Clean).Where(l => l.Length > 0).ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : throw new RuleViolation("CON-002", "Chưa nhập thành phần dự hội ý.", "Attendees");
    }
}
