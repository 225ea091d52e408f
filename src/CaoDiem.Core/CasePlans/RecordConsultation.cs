using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>Records a consultation of one plan or of many.</summary>
public sealed record RecordConsultation(
    Id<Campaign> CampaignId, IReadOnlyCollection<Id<CasePlan>> Plans, DateOnly Day, string Place, Id<Commune>? CommuneId,
    string Attendees, string AgreedRoles, string? Remarks, string Conclusion);

public sealed class RecordConsultationHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// CON-001: the day lies in the future. CON-002: place, people, roles or conclusion missing. CON-003: a plan of another campaign.
    /// PLN-001, PLN-002, PLN-023 from the plans.
    /// </exception>
    public async Task<Id<Consultation>> Handle(RecordConsultation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        if (command.Day > db.Today)
        {
            throw new RuleViolation("CON-001", "Ngày hội ý không được ở tương lai.", "Day");
        }

        var consultation = new Consultation
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Day = command.Day,
            Place = Words(command.Place, "địa điểm", "Place"),
            CommuneId = await CommuneAsync(campaign.OfficeId, command.CommuneId, cancellationToken),
            Attendees = Lines(command.Attendees),
            AgreedRoles = Words(command.AgreedRoles, "phân công đã thống nhất", "AgreedRoles"),
            Remarks = VietText.Clean(command.Remarks),
            Conclusion = Words(command.Conclusion, "kết luận", "Conclusion"),
        };
        var plans = await PlanSelection.LoadAsync(db, command.Plans, actor, cancellationToken);
        if (plans.Exists(p => p.CampaignId != campaign.Id))
        {
            throw new RuleViolation("CON-003", "Có kế hoạch không thuộc chiến dịch này.");
        }

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

    private async Task<Id<Commune>?> CommuneAsync(Id<Office> office, Id<Commune>? commune, CancellationToken cancellationToken) =>
        commune is not { } id || await db.Communes.AnyAsync(c => c.OfficeId == office && c.Id == id, cancellationToken)
            ? commune
            : throw new RuleViolation("PLN-013", "Xã, thị trấn không thuộc đơn vị.", "CommuneId");

    private static string Words(string text, string what, string field) => VietText.Clean(text) is { Length: > 0 } clean
        ? clean
        : throw new RuleViolation("CON-002", $"Chưa nhập {what}.", field);

    private static string Lines(string text)
    {
        var lines = text.Split('\n').Select(VietText.Clean).Where(l => l.Length > 0).ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : throw new RuleViolation("CON-002", "Chưa nhập thành phần dự hội ý.", "Attendees");
    }
}
