using System.Text.Json;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>Files and acts as the JSON that the command line gives.</summary>
public static class FileDocument
{
    /// <summary>has, minimum, none or unclear.</summary>
    public static string Word(this Means means) => means == Means.Unknown ? "unclear" : means.ToString().ToLowerInvariant();

    /// <summary>A name in the form of JSON: notEnforceable.</summary>
    public static string Word(this Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>How a file stands on the day of its state.</summary>
    /// <param name="setAside">Findings that do not apply by decision of the head; not among <paramref name="findings"/>.</param>
    /// <param name="attachments">What stands behind its acts, also what was taken off.</param>
    public static object Of(
        Dossier file, FileState state, string? officer, string? commune, IEnumerable<object> findings, IEnumerable<object> setAside,
        IEnumerable<object> attachments) => new
        {
            file.DecisionNo,
            file.DecisionDate,
            debtor = state.Debtor,
            state = state.State.Word(),
            stateOn = state.StateOn,
            ground = state.State == DossierState.NotEnforceable ? state.NotEnforceableGround : state.Ground,
            until = state.Until,
            means = state.Means.Word(),
            meansText = state.MeansText,
            state.LastVerifiedOn,
            state.NotEnforceableOn,
            officer,
            commune,
            hamlet = state.Hamlet,
            due = state.Due.Amount,
            paid = state.Paid.Amount,
            remaining = state.Remaining.Amount,
            relieved = state.Relieved.Amount,
            unallocated = state.Unallocated.Amount,
            obligations = state.Items.Select(i => new
            {
                item = i.Number,
                kind = i.Kind.Word(),
                i.Description,
                due = i.Due.Amount,
                paid = i.Paid.Amount,
                relieved = i.Relieved.Amount,
                remaining = i.Remaining.Amount,
            }),
            relief = new
            {
                dossier = state.ReliefDossier is { } dossier ? new { which = dossier.Which?.Word(), on = dossier.Day, amount = dossier.Amount.Amount } : null,
                sentOn = state.ReliefSent?.Day,
                lastReliefOn = file.ReliefUpTo(state.Day, state.LastReliefOn),
                relieved = state.Relieved.Amount,
            },
            coercion = state.Coercion is { } coercion
            ? new { decidedOn = coercion.Day, coercion.DocumentNo, coercion.PlannedOn, coercion.Measure, endedOn = state.CoercionEnded?.Day, ended = state.CoercionEnded?.Kind.Code() }
            : null,
            findings,
            setAside,
            attachments,
        };

    /// <summary>One attachment of an act, without its content.</summary>
    public static object Of(ActAttachment attachment, Act act) => new
    {
        id = attachment.Id.ToString(),
        act = act.Id.ToString(),
        kind = act.Kind.Code(),
        on = act.Day,
        name = attachment.FileName,
        type = attachment.Kind.Facts().ContentType,
        size = attachment.Length,
        attachment.Sha256,
        attachment.AttachedBy,
        attachment.AttachedAt,
        attachment.TakenOffBy,
        attachment.TakenOffAt,
        reason = attachment.TakenOffReason,
    };

    /// <summary>One line of the ledger.</summary>
    /// <param name="cancelReason">Why it was cancelled, when it was.</param>
    public static object Of(Act act, string? cancelReason) => new
    {
        id = act.Id.ToString(),
        kind = act.Kind.Code(),
        on = act.Day,
        stage = act.Stage.Word(),
        amount = act.Amount == Dong.Zero ? (long?)null : act.Amount.Amount,
        part = act.Parts is null ? null : act.Split,
        act.DocumentNo,
        act.DocumentOn,
        act.ReceiptNo,
        means = act.Means?.Word(),
        act.Ground,
        act.Until,
        act.EffectiveOn,
        act.PlannedOn,
        act.Measure,
        act.Method,
        act.Body,
        with = act.With,
        act.Outcome,
        which = act.Which?.Word(),
        act.Force,
        strikes = act.StrikesId?.ToString(),
        answers = act.AnswersId?.ToString(),
        act.Text,
        detail = act.Detail is null ? (JsonElement?)null : JsonSerializer.Deserialize<JsonElement>(act.Detail),
        source = act.Source.Word(),
        sourceId = act.SourceId?.ToString(),
        eventId = act.EventId?.ToString(),
        act.RecordedBy,
        act.RecordedAt,
        act.ApprovedBy,
        act.AwaitsConfirmation,
        act.CancelledAt,
        reason = cancelReason ?? act.Reason,
    };
}
