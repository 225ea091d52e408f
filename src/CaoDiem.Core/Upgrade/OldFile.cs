using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Upgrade;

/// <summary>
/// One file of version 0.3 becomes a ledger. What the tables say twice is one act; what fits nothing is listed on the file as a conflict
/// without effect, not guessed. The acts keep their effect and skip the guards, which version 0.3 did not have.
/// </summary>
internal sealed class OldFile(Dossier file, OldRecords old, ActOrigin origin)
{
    private readonly FileLedger _ledger = new(file, []);
    private readonly List<OldPayment> _payments = [.. old.Payments[file.Id].OrderBy(p => p.PaidOn).ThenBy(p => p.Id)];
    private readonly List<Visit> _visits = [.. old.Visits[file.Id].OrderBy(v => v.On).ThenBy(v => v.Turn)];

    public FileLedger TakeOver()
    {
        var paid = file.Paid;
        Open(paid);
        TakeVerifications();
        foreach (var result in old.Results[file.Id].OrderBy(r => r.On).ThenBy(r => r.Id))
        {
            TakeResult(result);
        }

        foreach (var payment in _payments)
        {
            Take(new(ActKind.Paid, payment.PaidOn) { Amount = payment.Amount, ReceiptNo = payment.ReceiptNo });
            List($"Khoản thu {payment.Amount} đồng ngày {payment.PaidOn:dd/MM/yyyy} không có kết quả chiến dịch đi kèm; đã giữ là tiền thu.", payment.PaidOn);
        }

        foreach (var step in old.Events[file.Id].OrderBy(e => e.On).ThenBy(e => e.Id))
        {
            TakeStep(step);
        }

        foreach (var visit in _visits)
        {
            TakeVisit(visit);
        }

        Coerced();
        KeepState();
        KeepBalance(paid);
        return _ledger;
    }

    private void Open(Dong paid)
    {
        var undated = file.LastVerifiedOn is null && file.Means != Means.Unknown;
        Take(new(ActKind.Opened, file.DecisionDate)
        {
            DocumentNo = file.DecisionNo,
            DocumentOn = file.DecisionDate,
            Means = undated ? file.Means : null,
            Text = undated ? file.MeansText : null,
            Detail = new()
            {
                Items = [.. file.Obligations.OrderBy(o => o.Number).ThenBy(o => o.Id).Select(o => new ItemContent(o.Kind, o.Description, o.Due.Amount))],
                Debtor = file.DebtorName,
                Creditor = file.CreditorName,
                Hamlet = file.Hamlet,
                Commune = file.CommuneId?.Value,
                Officer = file.OfficerId?.Value,
            },
        });
        var stated = paid.Amount - _payments.Sum(p => p.Amount.Amount);
        if (stated > 0)
        {
            Take(new(ActKind.Paid, file.DecisionDate) { Amount = new(stated), Text = "Đã thi hành theo sổ trước khi nâng cấp." }, ActSource.Register, null);
        }
    }

    // Of two that disagree about one day the one stands that the file showed, and the other is listed.
    private void TakeVerifications()
    {
        var all = old.Verifications[file.Id].OrderBy(v => v.VerifiedOn).ThenBy(v => v.Means == file.Means).ThenBy(v => v.Id).ToList();
        foreach (var verification in all)
        {
            Take(new(ActKind.Verified, verification.VerifiedOn) { Means = verification.Means, Text = verification.Result }, SourceOf(verification));
        }

        foreach (var day in all.GroupBy(v => v.VerifiedOn).Where(d => d.Select(v => v.Means).Distinct().Count() > 1))
        {
            var means = string.Join(", ", day.Select(v => $"«{v.Means.Label()}»"));
            List($"Ngày {day.Key:dd/MM/yyyy} có {day.Count()} lần xác minh với kết quả khác nhau: {means}; kết quả sau cùng được giữ.", day.Key);
        }
    }

    private void TakeResult(OldResult result)
    {
        var campaign = result.CampaignId.Value;
        var together = result is { Kind: ResultKind.Completed, Amount.Amount: > 0 } ? Guid.CreateVersion7() : (Guid?)null;
        if (result.Kind.CollectsMoney() && result.Amount > Dong.Zero && !TakePayment(result, campaign, together))
        {
            List($"Kết quả «{result.Kind.Label()}» {result.Amount} đồng ngày {result.On:dd/MM/yyyy} không có khoản thu khớp.", result.On);
            return;
        }

        if (EntryOf(result) is { } entry)
        {
            Take(entry, origin with { CampaignId = campaign, SourceId = result.ImportBatchId, EventId = together });
        }
    }

    private static ActEntry? EntryOf(OldResult result) => result.Kind switch
    {
        ResultKind.Reviewed => new(ActKind.Reviewed, result.On) { Outcome = result.Note ?? result.Kind.Label() },
        ResultKind.Completed => new(ActKind.Completed, result.On) { Text = result.Note },
        ResultKind.Terminated => new(ActKind.Terminated, result.On) { Ground = result.Note },
        ResultKind.ExemptionDossier => new(ActKind.ReliefDossier, result.On) { Which = ReliefKind.Exemption, Amount = result.Amount, Text = result.Note },
        ResultKind.ReductionDossier => new(ActKind.ReliefDossier, result.On) { Which = ReliefKind.Reduction, Amount = result.Amount, Text = result.Note },
        ResultKind.NotEnforceable => new(ActKind.NotEnforceable, result.On) { Text = result.Note },
        ResultKind.Enforceable => new(ActKind.Enforceable, result.On) { Text = result.Note },
        _ => null,
    };

    // The result, the payment row and the field record of one receipt are one act.
    private bool TakePayment(OldResult result, Guid campaign, Guid? together)
    {
        var rows = _payments.FindAll(p => p.PaidOn == result.On && p.Amount == result.Amount && SameReceipt(p.ReceiptNo, result.ReceiptNo));
        if (rows.Count == 0)
        {
            return false;
        }

        _payments.Remove(rows[0]);
        var visit = _visits.Find(v => v.Kind.CollectsMoney() && v.On == result.On && v.Amount == result.Amount && SameReceipt(v.ReceiptNo, result.ReceiptNo));
        _visits.RemoveAll(v => v == visit);
        var refund = file.Obligations.Count > 0 && file.Obligations.All(o => o.Kind == ObligationKind.Refund);
        Take(
            new(refund ? ActKind.Refunded : ActKind.Paid, result.On)
            {
                Amount = result.Amount,
                ReceiptNo = result.ReceiptNo,
                DocumentNo = refund ? result.ReceiptNo : null,
                Outcome = visit?.Kind == VisitKind.PaidBeforeCoercion ? Act.BeforeCoercion : null,
                Text = result.Note,
            },
            origin with { CampaignId = campaign, SourceId = visit?.Id.Value ?? result.ImportBatchId, EventId = together });
        return true;
    }

    private void TakeStep(OldEvent step)
    {
        var kind = step.Kind switch
        {
            OldEventKind.ReliefSent => ActKind.ReliefSent,
            OldEventKind.ReliefGranted => ActKind.ReliefGranted,
            OldEventKind.ReliefRefused => ActKind.ReliefRefused,
            OldEventKind.CoercedWithForce or OldEventKind.CoercedWithoutForce => ActKind.Coerced,
            OldEventKind.CoercionStopped => ActKind.CoercionStopped,
            OldEventKind.Complaint => ActKind.Complaint,
            OldEventKind.Denunciation => ActKind.Denunciation,
            OldEventKind.ProcuracyRequest => ActKind.ProcuracyRequest,
            OldEventKind.ProcuracyProtest => ActKind.ProcuracyProtest,
            _ => ActKind.Note,
        };
        var force = kind == ActKind.Coerced ? step.Kind == OldEventKind.CoercedWithForce : (bool?)null;
        // Version 0.3 counted a grant and left the sum of the file as it was: so does its act, and the sum is listed.
        var granted = kind == ActKind.ReliefGranted;
        var text = kind == ActKind.Note ? $"Nộp trước cưỡng chế {step.Amount} đồng. {step.Text}" : granted ? $"Số tiền được miễn, giảm {step.Amount} đồng. {step.Text}" : step.Text;
        var act = Take(new(kind, step.On) { Amount = granted || kind == ActKind.Note ? Dong.Zero : step.Amount, Body = step.Body, Force = force, Text = text });
        if (granted && step.Amount > Dong.Zero)
        {
            List($"Quyết định miễn, giảm {step.Amount} đồng ngày {step.On:dd/MM/yyyy} chưa trừ vào số phải thi hành; hãy ghi lại với số, ngày quyết định.", step.On);
        }

        if (step.AnsweredOn is { } answered)
        {
            Take(new(ActKind.Answered, answered) { Answers = act.Id, Text = step.Answer });
        }
    }

    private void TakeVisit(Visit visit)
    {
        if (visit.Kind.CollectsMoney())
        {
            List($"Bản ghi đi cơ sở thu {visit.Amount} đồng ngày {visit.On:dd/MM/yyyy} không có kết quả và khoản thu khớp.", visit.On);
            return;
        }

        var source = origin with { Source = ActSource.Field, SourceId = visit.Id.Value, CampaignId = visit.CampaignId.Value };
        if (_ledger.Acts.Any(a => a.SourceId == visit.Id.Value))
        {
            return;
        }

        Take(
            visit.Kind == VisitKind.Promised
                ? new(ActKind.Promised, visit.On) { PlannedOn = visit.PromisedOn, Amount = visit.Amount, Text = visit.Minutes }
                : new(ActKind.Visited, visit.On) { Outcome = visit.Kind.Label(), Text = visit.Minutes },
            source);
    }

    private void Coerced()
    {
        if (file.CoercionDecisionOn is { } on)
        {
            Take(new(ActKind.CoercionDecided, on) { DocumentNo = file.CoercionDecisionNo, DocumentOn = on });
        }

        if (file.LastReliefOn is { } relief && !_ledger.Acts.Any(a => a.Kind == ActKind.ReliefGranted && a.Day == relief))
        {
            Take(new(ActKind.ReliefGranted, relief));
        }
    }

    // The state that the file had stands, whatever brought it: what no result explains came with a register.
    private void KeepState()
    {
        var now = _ledger.StateOn(DateOnly.MaxValue);
        if (now.State == file.State)
        {
            return;
        }

        var last = _ledger.Acts.Where(a => a.Kind is ActKind.Completed or ActKind.Terminated or ActKind.NotEnforceable or ActKind.Enforceable)
            .Select(a => (DateOnly?)a.Day).Max();
        var on = file.NotEnforceableOn ?? file.StateOn ?? last ?? file.DecisionDate;
        var kind = KindOf(file.State);
        Take(new(kind, on) { Ground = file.NotEnforceableGround ?? (file.State == DossierState.Enforcing ? null : file.StateGround) }, ActSource.Register, null);
        if (last is not null)
        {
            List($"Hồ sơ đang ghi «{file.State.Label()}» nhưng kết quả đã ghi cho trạng thái khác; đã giữ trạng thái của hồ sơ.", on);
        }
    }

    private static ActKind KindOf(DossierState state) => state switch
    {
        DossierState.NotEnforceable => ActKind.NotEnforceable,
        DossierState.SeparateLedger => ActKind.SeparateLedger,
        DossierState.Postponed => ActKind.Postponed,
        DossierState.Suspended => ActKind.Suspended,
        DossierState.Completed => ActKind.Completed,
        DossierState.Terminated => ActKind.Terminated,
        DossierState.Concluded => ActKind.Concluded,
        DossierState.Entrusted => ActKind.Entrusted,
        _ => ActKind.Enforceable,
    };

    private void KeepBalance(Dong paid)
    {
        var now = _ledger.StateOn(DateOnly.MaxValue).Paid;
        if (now != paid)
        {
            List($"Sổ ghi đã thi hành {paid} đồng, các khoản thu cộng lại là {now} đồng.", file.DecisionDate);
        }
    }

    private ActOrigin SourceOf(OldVerification verification)
    {
        var visit = _visits.Find(v => v.Kind == VisitKind.AssetFound && v.On == verification.VerifiedOn && v.Minutes == verification.Result);
        _visits.RemoveAll(v => v == visit);
        return visit is null ? origin : origin with { Source = ActSource.Field, SourceId = visit.Id.Value, CampaignId = visit.CampaignId.Value };
    }

    private Act Take(ActEntry entry, ActOrigin? from = null) => _ledger.Record(entry with { Unguarded = true }, from ?? origin);

    private Act Take(ActEntry entry, ActSource source, Guid? sourceId) => Take(entry, origin with { Source = source, SourceId = sourceId });

    private void List(string what, DateOnly on) => _ledger.Record(new(ActKind.Stated, on) { Stage = ActStage.Conflict, Unguarded = true, Reason = $"Nâng cấp từ bản 0.3: {what}" }, origin);

    private static bool SameReceipt(string? one, string? other) => (one is null && other is null) || ActGuards.SameReceipt(one, other);
}
