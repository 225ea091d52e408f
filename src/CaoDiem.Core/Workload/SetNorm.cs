using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Workload;

/// <summary>Sets a norm of the office (minutes of a visit, hours of a day …) from a day on.</summary>
public sealed record SetNorm(string Code, DateOnly From, long Value, string Source);

public sealed class SetNormHandler(AppDb db)
{
    /// <summary>A norm is a dated number of the office's own book; the head sets it, numbers of the law stay with the administrator.</summary>
    /// <exception cref="RuleViolation">WRK-005: not a norm. As <see cref="AmendLawHandler.Check"/>. LAW-024: changed from that day already.</exception>
    public async Task Handle(SetNorm command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
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
}
