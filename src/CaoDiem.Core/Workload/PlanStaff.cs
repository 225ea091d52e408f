using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Workload;

/// <summary>Enters days on which an officer is away.</summary>
public sealed record MarkAbsence(Id<Officer> OfficerId, DateOnly From, DateOnly To, AbsenceReason Reason);

/// <summary>Takes an absence back.</summary>
public sealed record RemoveAbsence(Id<Absence> Id);

/// <summary>Enters a person borrowed from another office.</summary>
public sealed record BorrowStaff(string Name, string HomeOffice, Id<TaskForce> TaskForceId, DateOnly From, DateOnly To, string? Handover);

/// <summary>Takes a borrowed person out.</summary>
public sealed record ReturnStaff(Id<Secondment> Id);

/// <summary>Sets a norm of the office (minutes of a visit, hours of a day …) from a day on.</summary>
public sealed record SetNorm(string Code, DateOnly From, long Value, string Source);

public sealed class PlanStaffHandler(AppDb db)
{
    /// <exception cref="RuleViolation">WRK-001: no officer of the office. WRK-002: overlaps an absence. SHR-001: end before start.</exception>
    public async Task Handle(MarkAbsence command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = Office(actor);
        var period = new DateRange(command.From, command.To);
        if (!await db.Officers.AnyAsync(o => o.OfficeId == office && o.Id == command.OfficerId, cancellationToken))
        {
            throw new RuleViolation("WRK-001", "Hãy chọn chấp hành viên của đơn vị.", "OfficerId");
        }

        if (await db.Absences.AnyAsync(a => a.OfficeId == office && a.OfficerId == command.OfficerId && a.From <= period.To && a.To >= period.From, cancellationToken))
        {
            throw new RuleViolation("WRK-002", "Người này đã được ghi vắng trong khoảng ngày đó.", "From");
        }

        db.Begin(nameof(MarkAbsence), actor);
        db.Absences.Add(new() { OfficeId = office, OfficerId = command.OfficerId, From = period.From, To = period.To, Reason = command.Reason });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Handle(RemoveAbsence command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = Office(actor);
        var row = await db.Absences.Where(a => a.OfficeId == office && a.Id == command.Id).OneAsync(cancellationToken);
        db.Begin(nameof(RemoveAbsence), actor);
        db.Absences.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">WRK-003: name or home office missing. WRK-004: no task force of the office. SHR-001: end before start.</exception>
    public async Task Handle(BorrowStaff command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = Office(actor);
        var (name, home, note) = (VietText.Clean(command.Name), VietText.Clean(command.HomeOffice), VietText.Clean(command.Handover));
        var period = new DateRange(command.From, command.To);
        if (name.Length == 0 || home.Length == 0)
        {
            throw new RuleViolation("WRK-003", "Nhập họ tên và đơn vị cử người.", name.Length == 0 ? "Name" : "HomeOffice");
        }

        if (!await db.TaskForces.AnyAsync(t => t.OfficeId == office && t.Id == command.TaskForceId, cancellationToken))
        {
            throw new RuleViolation("WRK-004", "Hãy chọn tổ công tác của đơn vị.", "TaskForceId");
        }

        db.Begin(nameof(BorrowStaff), actor);
        db.Secondments.Add(new()
        {
            OfficeId = office,
            Name = name,
            HomeOffice = home,
            TaskForceId = command.TaskForceId,
            From = period.From,
            To = period.To,
            Handover = note.Length > 0 ? note : null,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Handle(ReturnStaff command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = Office(actor);
        var row = await db.Secondments.Where(s => s.OfficeId == office && s.Id == command.Id).OneAsync(cancellationToken);
        db.Begin(nameof(ReturnStaff), actor);
        db.Secondments.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A norm is a dated number of the office's own book; the head sets it, numbers of the law stay with the administrator.</summary>
    /// <exception cref="RuleViolation">WRK-005: not a norm. As <see cref="AmendLawHandler.Check"/>. LAW-024: changed from that day already.</exception>
    public async Task Handle(SetNorm command, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = Office(actor);
        if (!StepNorms.Codes.Contains(command.Code))
        {
            throw new RuleViolation("WRK-005", "Hãy chọn một định mức của đơn vị.", "Code");
        }

        LawChange change = AmendLawHandler.Check(new(command.Code, command.From, command.Value, command.Source));
        if (await db.LawAmendments.AnyAsync(a => a.OfficeId == office && a.Code == change.Code && a.From == change.From, cancellationToken))
        {
            throw new RuleViolation("LAW-024", $"Định mức này đã có thay đổi từ ngày {change.From:dd/MM/yyyy}.", "From");
        }

        db.Begin(nameof(SetNorm), actor);
        db.LawAmendments.Add(new() { OfficeId = office, Code = change.Code, From = change.From, Value = change.Value, Source = change.Source, Author = actor.Name });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Id<Office> Office(Actor actor)
    {
        actor.Demand(Permission.PlanCampaign);
        return actor.RequireOffice();
    }
}
