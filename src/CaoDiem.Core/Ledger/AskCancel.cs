using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>Asks the head to cancel what somebody else recorded, or what was recorded on an earlier day.</summary>
public sealed record AskCancel(Id<Act> ActId, string? Reason);

/// <summary>The head says why he does not cancel it. Who cancels the act grants what was asked.</summary>
public sealed record RefuseCancelRequest(Id<CancelRequest> RequestId, string? Answer);

/// <summary>Whoever asked no longer does.</summary>
public sealed record WithdrawCancelRequest(Id<CancelRequest> RequestId);

public sealed class AskCancelHandler(AppDb db)
{
    /// <exception cref="RuleViolation">ACT-091: no reason. ACT-092: cancelled already. ACT-110: he may cancel it himself. ACT-111: it was
    /// asked already.</exception>
    /// <exception cref="NotInScope">The act is not there for who asks.</exception>
    public async Task<Id<CancelRequest>> Handle(AskCancel command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var files = db.VisibleDossiers(actor);
        var act = await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.Id == command.ActId && files.Any(d => d.OfficeId == office && d.Id == a.DossierId))
                .OneAsync(cancellationToken);
        var reason = VietText.Clean(command.Reason) is { Length: > 0 } why ? why
            : throw new RuleViolation("ACT-091", "Phải nêu lý do.", "Reason");
        if (act.IsCancelled)
        {
            throw new RuleViolation("ACT-092", "Việc này đã được hủy trước đó.");
        }

        if (act.MayBeCancelledBy(actor, db.Today))
        {
            throw new RuleViolation("ACT-110", "Anh/chị tự hủy được việc này, không cần đề nghị.");
        }

        if (await db.CancelRequests.AnyAsync(r => r.OfficeId == office && r.ActId == act.Id
            && r.State == CancelRequestState.Open, cancellationToken))
        {
            throw new RuleViolation("ACT-111", "Đã có đề nghị hủy việc này đang chờ thủ trưởng.");
        }

        var request = new CancelRequest
        {
            OfficeId = office,
            ActId = act.Id,
            DossierId = act.DossierId,
            Reason = reason,
            AskedById = actor.UserId,
            AskedBy = actor.Name,
            AskedAt = Now,
        };
        db.Begin(nameof(AskCancel), actor, reason);
        db.CancelRequests.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return request.Id;
    }

    /// <exception cref="RuleViolation">ACT-112: answered before. ACT-091: no reason.</exception>
    public async Task Handle(RefuseCancelRequest command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var signer = actor.Signing(Permission.ApproveActs);
        var request = await OpenAsync(command.RequestId, signer, cancellationToken);
        request.Close(CancelRequestState.Refused, signer.Name, Now, command.Answer);
        db.Begin(nameof(RefuseCancelRequest), signer, request.Answer);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">ACT-112: answered or withdrawn before. ACT-113: asked by somebody else.</exception>
    public async Task Handle(WithdrawCancelRequest command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var request = await OpenAsync(command.RequestId, actor, cancellationToken);
        if (request.AskedById is null || request.AskedById != actor.UserId)
        {
            throw new RuleViolation("ACT-113", "Chỉ người đề nghị rút được đề nghị của mình.");
        }

        request.Close(CancelRequestState.Withdrawn, actor.Name, Now, null);
        db.Begin(nameof(WithdrawCancelRequest), actor);
        await db.SaveChangesAsync(cancellationToken);
    }

    private DateTime Now => db.Time.GetUtcNow().UtcDateTime;

    private async Task<CancelRequest> OpenAsync(Id<CancelRequest> id, Actor actor, CancellationToken cancellationToken)
    {
        var (office, files) = (actor.RequireOffice(), db.VisibleDossiers(actor));
        return await db.CancelRequests.Where(r => r.OfficeId == office && r.Id == id && files.Any(d => d.OfficeId == office
            && d.Id == r.DossierId))
            .OneAsync(cancellationToken);
    }
}
