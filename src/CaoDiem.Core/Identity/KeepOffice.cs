using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>From a day on the office has another name, kind, province, seal or working hours, by a document.</summary>
public sealed record ChangeOffice(DateOnly? From, OfficeFacts Facts, string? DocumentNo);

/// <summary>Mends what a row says wrongly, typing errors and wrong days; what it said before stays in the history.</summary>
/// <param name="From">The day it should have; the first row has none.</param>
public sealed record CorrectOffice(Id<OfficeProfile> ProfileId, DateOnly? From, OfficeFacts Facts, string? DocumentNo, string? Reason);

/// <summary>Says that a change never took place.</summary>
public sealed record WithdrawOfficeChange(Id<OfficeProfile> ProfileId, string? Reason);

public sealed class KeepOfficeHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-104: no day. IDN-105: another change has that day. IDN-106: no document. Others as <see cref="OfficeProfile.Say"/>.
    /// </exception>
    public async Task<Id<OfficeProfile>> Handle(ChangeOffice command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = await OpenAsync(actor, cancellationToken);
        var profile = new OfficeProfile { OfficeId = office.Id, RecordedBy = actor.Name, RecordedAt = db.Time.GetUtcNow().UtcDateTime };
        profile.Say(FreeDay(office, command.From, null), command.Facts, Paper(command.DocumentNo));
        db.Begin(nameof(ChangeOffice), actor);
        office.Add(profile);
        db.OfficeProfiles.Add(profile);
        await ProjectAsync(office, cancellationToken);
        return profile.Id;
    }

    /// <exception cref="RuleViolation">
    /// IDN-102: withdrawn before. IDN-104 to IDN-106 as for a change. IDN-107: no reason. Others as <see cref="OfficeProfile.Say"/>.
    /// </exception>
    /// <exception cref="NotInScope">The office has no such row.</exception>
    public async Task Handle(CorrectOffice command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = await OpenAsync(actor, cancellationToken);
        var profile = Find(office, command.ProfileId);
        if (profile.IsWithdrawn)
        {
            throw new RuleViolation("IDN-102", "Dòng này đã được rút lại trước đó.", "Reason");
        }

        var reason = Reason(command.Reason);
        var (from, paper) = profile.IsFirst
            ? (OfficeProfile.Beginning, command.DocumentNo)
            : (FreeDay(office, command.From, profile), Paper(command.DocumentNo));
        profile.Say(from, command.Facts, paper);
        db.Begin(nameof(CorrectOffice), actor, reason);
        await ProjectAsync(office, cancellationToken);
    }

    /// <exception cref="RuleViolation">IDN-107: no reason. Others as <see cref="OfficeProfile.Withdraw"/>.</exception>
    /// <exception cref="NotInScope">The office has no such row.</exception>
    public async Task Handle(WithdrawOfficeChange command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = await OpenAsync(actor, cancellationToken);
        var reason = Reason(command.Reason);
        Find(office, command.ProfileId).Withdraw(reason, actor.Name, db.Time.GetUtcNow().UtcDateTime);
        db.Begin(nameof(WithdrawOfficeChange), actor, reason);
        await ProjectAsync(office, cancellationToken);
    }

    /// <summary>The day of a change has come: lists and headers say it from then on.</summary>
    public static async Task RenewAsync(AppDb db, Id<Office> id, CancellationToken cancellationToken)
    {
        var office = await db.Offices.SingleAsync(o => o.Id == id, cancellationToken);
        db.Begin(nameof(ChangeOffice), Actor.ForOffice(id, "Tự cập nhật hằng đêm"));
        office.Project(db.Today);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Office> OpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.KeepDirectory);
        var id = actor.RequireOffice();
        return await db.Offices.Where(o => o.Id == id).OneAsync(cancellationToken);
    }

    private Task<int> ProjectAsync(Office office, CancellationToken cancellationToken)
    {
        office.Project(db.Today);
        return db.SaveChangesAsync(cancellationToken);
    }

    private static OfficeProfile Find(Office office, Id<OfficeProfile> id) =>
        office.Profiles.SingleOrDefault(p => p.Id == id) ?? throw new NotInScope();

    private static DateOnly FreeDay(Office office, DateOnly? asked, OfficeProfile? own)
    {
        var day = asked ?? throw new RuleViolation("IDN-104", "Chưa ghi từ ngày nào.", "From");
        if (day <= OfficeProfile.Beginning || office.Profiles.Any(p => p != own && !p.IsWithdrawn && p.From == day))
        {
            throw new RuleViolation("IDN-105", $"Ngày {day:dd/MM/yyyy} đã có một dòng; hãy sửa dòng ấy.", "From");
        }

        return day;
    }

    private static string Paper(string? number) => VietText.Clean(number) is { Length: > 0 } paper
        ? paper
        : throw new RuleViolation("IDN-106", "Phải ghi số văn bản.", "DocumentNo");

    private static string Reason(string? reason) => VietText.Clean(reason) is { Length: > 0 } why
        ? why
        : throw new RuleViolation("IDN-107", "Phải nêu lý do.", "Reason");
}
