using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>
/// Mends an officer's name everywhere at once; the old one stays known, so that a register that still writes it finds him.
/// </summary>
public sealed record RenameOfficer(Id<Officer> OfficerId, string? Name);

/// <summary>Records that an officer retires, goes elsewhere or is away.</summary>
/// <param name="Percent">Share of his time that he is away, in percent.</param>
public sealed record RecordLeave(
    Id<Officer> OfficerId, LeaveKind Kind, DateOnly? From, DateOnly? To, string? DocumentNo, string? Reason, int Percent = OfficerLeave.AllOfIt);

/// <summary>Says that such a record was a mistake.</summary>
public sealed record WithdrawLeave(Id<OfficerLeave> LeaveId, string? Reason);

public sealed class KeepOfficersHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-060: no name. IDN-061: somebody else has this name.</exception>
    /// <exception cref="NotInScope">The office has no such officer.</exception>
    public async Task Handle(RenameOfficer command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (office, officer) = await OpenAsync(command.OfficerId, actor, cancellationToken);
        var (before, key) = (officer.Name, officer.SearchKey);
        if (VietText.Clean(command.Name) is not { Length: > 0 } name)
        {
            throw new RuleViolation("IDN-060", "Chưa nhập họ và tên.", "Name");
        }

        await KeepAliasesHandler.RequireFreeAsync(db, office, AliasKind.Officer, VietText.Fold(name), officer.Id.Value, cancellationToken);
        db.Begin(nameof(RenameOfficer), actor);
        officer.Rename(name);
        await KeepAliasesHandler.KeepFormerAsync(db, office, AliasKind.Officer, officer.Id.Value, (before, key), officer.SearchKey, actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">
    /// IDN-063: no day. IDN-064: no document number or reason. IDN-065: an absence without an end. IDN-066: he has left already.
    /// IDN-069: a share of the time that cannot be. SHR-001: end before start.
    /// </exception>
    /// <exception cref="NotInScope">The office has no such officer.</exception>
    public async Task Handle(RecordLeave command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (office, officer) = await OpenAsync(command.OfficerId, actor, cancellationToken);
        var leave = Checked(command, office, actor);
        if (officer.LeftOn is { } left && (leave.Kind.IsForGood() || officer.HasLeft(leave.From)))
        {
            throw new RuleViolation("IDN-066", $"{officer.Name} đã thôi làm việc tại đơn vị từ ngày {left:dd/MM/yyyy}.", "Kind");
        }

        var leaves = await LeavesAsync(officer, cancellationToken);
        db.Begin(nameof(RecordLeave), actor, leave.Reason);
        db.OfficerLeaves.Add(leave);
        officer.Project(leaves.Append(leave));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">IDN-067: withdrawn before. IDN-068: no reason.</exception>
    /// <exception cref="NotInScope">The office has no such record.</exception>
    public async Task Handle(WithdrawLeave command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        var leave = await db.OfficerLeaves.Where(l => l.OfficeId == office && l.Id == command.LeaveId).OneAsync(cancellationToken);
        var officer = await db.Officers.Where(o => o.OfficeId == office && o.Id == leave.OfficerId).OneAsync(cancellationToken);
        leave.Withdraw(VietText.Clean(command.Reason), actor.Name, db.Time.GetUtcNow().UtcDateTime);
        db.Begin(nameof(WithdrawLeave), actor, leave.WithdrawnReason);
        officer.Project(await LeavesAsync(officer, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(Id<Office> Office, Officer Officer)> OpenAsync(Id<Officer> id, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        return (office, await db.Officers.Where(o => o.OfficeId == office && o.Id == id).OneAsync(cancellationToken));
    }

    private OfficerLeave Checked(RecordLeave command, Id<Office> office, Actor actor)
    {
        var (number, reason) = (VietText.Clean(command.DocumentNo), VietText.Clean(command.Reason));
        var from = command.From ?? throw new RuleViolation("IDN-063", "Chưa ghi từ ngày nào.", "From");
        if (number.Length == 0 || reason.Length == 0)
        {
            throw new RuleViolation("IDN-064", "Phải ghi số văn bản và lý do.", number.Length == 0 ? "DocumentNo" : "Reason");
        }

        var forGood = command.Kind.IsForGood();
        if (!forGood && command.To is null)
        {
            throw new RuleViolation("IDN-065", "Vắng mặt phải ghi đến ngày nào.", "To");
        }

        if (command.Percent is < 1 or > OfficerLeave.AllOfIt || (forGood && command.Percent != OfficerLeave.AllOfIt))
        {
            throw new RuleViolation("IDN-069", forGood ? "Chỉ vắng mặt mới ghi một phần thời gian." : "Phần thời gian vắng từ 1 đến 100%.", "Percent");
        }

        return new()
        {
            OfficeId = office,
            OfficerId = command.OfficerId,
            Kind = command.Kind,
            Percent = command.Percent,
            From = from,
            To = forGood ? null : new DateRange(from, command.To!.Value).To,
            DocumentNo = number,
            Reason = reason,
            RecordedBy = actor.Name,
            RecordedAt = db.Time.GetUtcNow().UtcDateTime,
        };
    }

    private Task<List<OfficerLeave>> LeavesAsync(Officer officer, CancellationToken cancellationToken) => db.OfficerLeaves
        .Where(l => l.OfficeId == officer.OfficeId && l.OfficerId == officer.Id).ToListAsync(cancellationToken);
}
