using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>What each kind of act does to the state of a file. Called by the fold, in the order of the ledger.</summary>
internal static partial class ActEffects
{
    public static void Open(FileState file, Act act)
    {
        var opening = act.Content;
        foreach (var item in opening.Items ?? [])
        {
            file.AddItem(item);
        }

        (file.Debtor, file.Creditor, file.Hamlet) = (opening.Debtor, opening.Creditor, opening.Hamlet);
        (file.Commune, file.Officer) = (opening.Commune, opening.Officer);
        State(file, act);
    }

    public static void State(FileState file, Act act)
    {
        if (act.Means is { } means)
        {
            (file.Means, file.MeansText) = (means, act.Text);
        }
    }

    public static void Assign(FileState file, Act act) => file.Officer = act.Content.Officer;

    public static void Move(FileState file, Act act)
    {
        var detail = act.Content;
        if (detail.Hamlet is { } hamlet)
        {
            file.Hamlet = hamlet.Length == 0 ? null : hamlet;
        }

        if (detail.Commune is not null || detail.Cleared)
        {
            file.Commune = detail.Commune;
        }
    }

    public static void Rename(FileState file, Act act)
    {
        var detail = act.Content;
        file.Debtor = detail.Debtor ?? file.Debtor;
        file.Creditor = detail.Creditor is { } creditor ? creditor.Length == 0 ? null : creditor : file.Creditor;
    }

    public static void AddItem(FileState file, Act act)
    {
        foreach (var item in act.Content.Items ?? [])
        {
            file.AddItem(item);
        }
    }

    public static void CorrectItem(FileState file, Act act)
    {
        var detail = act.Content;
        if (file.Item(detail.Item) is { } item && detail.Items is [var content, ..])
        {
            (item.Kind, item.Description, item.Due) = (content.Kind, content.Description, new(content.Due));
        }
    }

    public static void SufferHardship(FileState file, Act act) => file.Hardship = act;

    public static void EarnMerit(FileState file, Act act) => file.Merit = act;

    public static void Detain(FileState file, Act act) => file.Detained = act;

    public static void SendLetter(FileState file, Act act) => file.Ask(act);

    public static void AnswerLetter(FileState file, Act act)
    {
        if (!file.Answer(act.AnswersId) && file.Unanswered.FirstOrDefault(a => a.Kind == ActKind.LetterSent && a.Body == act.Body) is { } letter)
        {
            file.Answer(letter.Id);
        }
    }

    public static void Notify(FileState file, Act act) => file.NotifiedOn ??= act.Day;

    public static void Verify(FileState file, Act act)
    {
        var means = act.Means ?? Means.Unknown;
        (file.Means, file.MeansText) = (means, act.Text);
        file.LastVerifiedOn = act.Day;
        file.Verify(new(act.Day, means, act.Text, act.Id));
    }

    public static void Promise(FileState file, Act act) => file.Promise = act;

    public static void Review(FileState file, Act act) => file.ReviewedOn = act.Day;

    public static void ClassifyNotEnforceable(FileState file, Act act)
    {
        file.Enter(DossierState.NotEnforceable, act, PointWords(act.Ground));
        (file.NotEnforceableOn, file.NotEnforceableGround) = (act.Day, act.Ground);
    }

    public static void ClassifyEnforceable(FileState file, Act act)
    {
        file.Enter(DossierState.Enforcing, act, null);
        (file.NotEnforceableOn, file.NotEnforceableGround, file.SeparateLedgerOn) = (null, null, null);
    }

    public static void Publish(FileState file, Act act) => file.PublishedOn = act.Day;

    public static void Unpublish(FileState file, Act act) => file.PublishedOn = null;

    public static void EnterLedger(FileState file, Act act)
    {
        file.Enter(DossierState.SeparateLedger, act, act.Ground);
        file.SeparateLedgerOn = act.Day;
    }

    public static void ReturnRequest(FileState file, Act act) => file.Enter(DossierState.Concluded, act, act.Ground ?? "gửi lại yêu cầu thi hành án");

    public static void Pay(FileState file, Act act)
    {
        file.Promise = null;
        Allocate(file, act);
    }

    /// <summary>Money paid out settles the items that are owed to the person: advances and assets to be returned.</summary>
    public static void Refund(FileState file, Act act)
    {
        if (act.Kind == ActKind.Refunded || file.Items.Any(i => i.Kind == ObligationKind.Refund))
        {
            file.RefundedBy = act;
            Allocate(file, act);
        }
        else
        {
            file.PaidOut += act.Amount;
        }
    }

    public static void Reallocate(FileState file, Act act)
    {
        foreach (var part in act.Split.Where(p => p.Amount < 0))
        {
            if (file.Item(part.Item) is { } from)
            {
                from.Paid -= new Dong(-part.Amount);
            }
        }

        foreach (var part in act.Split.Where(p => p.Amount > 0))
        {
            if (file.Item(part.Item) is { } to)
            {
                to.Paid += new Dong(part.Amount);
            }
        }
    }

    public static void DrawUpRelief(FileState file, Act act) => file.ReliefDossier = act;

    public static void SendRelief(FileState file, Act act) => file.ReliefSent = act;

    public static void RefuseRelief(FileState file, Act act) => (file.ReliefDossier, file.ReliefSent) = (null, null);

    public static void GrantRelief(FileState file, Act act)
    {
        if (file.Acts.Any(a => a.Kind == ActKind.ReliefProtested && (a.StrikesId == act.Id || (a.StrikesId is null && a.Day >= act.Day))))
        {
            return;
        }

        file.LastReliefOn = act.Day;
        (file.ReliefDossier, file.ReliefSent) = (null, null);
        TakeOff(file, act, ItemsUnderRelief(file), (item, sum) => item.Relieved += sum);
    }

    public static void ProtestRelief(FileState file, Act act)
    {
    }

    public static void Secure(FileState file, Act act) => file.Secured = act;

    public static void StayExit(FileState file, Act act) => file.ExitStayed = act;

    public static void AllowExit(FileState file, Act act) => file.ExitStayed = null;

    public static void DecideCoercion(FileState file, Act act) => (file.Coercion, file.CoercionEnded) = (act, null);

    public static void StopCoercion(FileState file, Act act) => file.CoercionEnded = act;

    public static void Coerce(FileState file, Act act) => file.CoercionEnded = act;

    public static void Seize(FileState file, Act act) => file.Seized = act;

    public static void Value(FileState file, Act act) => file.Valued = act;

    public static void Sell(FileState file, Act act) => file.Sold = act;

    public static void Postpone(FileState file, Act act)
    {
        if (act.Parts is null)
        {
            file.Enter(DossierState.Postponed, act, act.Ground);
        }
    }

    public static void Suspend(FileState file, Act act) => file.Enter(DossierState.Suspended, act, act.Ground);

    public static void Continue(FileState file, Act act) => file.Enter(DossierState.Enforcing, act, null);

    public static void HandOver(FileState file, Act act) => file.HandedOver = act;

    public static void CallCouncil(FileState file, Act act) => file.Council = act;

    public static void Destroy(FileState file, Act act) => file.Destroyed = act;

    public static void Remit(FileState file, Act act) => file.Remitted = act;

    public static void Entrust(FileState file, Act act) => End(file, act, DossierState.Entrusted);

    public static void Transfer(FileState file, Act act) => End(file, act, DossierState.Transferred);

    public static void Complete(FileState file, Act act) => file.Enter(DossierState.Completed, act, act.Ground ?? act.Text);

    public static void Terminate(FileState file, Act act) => End(file, act, DossierState.Terminated);

    public static void Conclude(FileState file, Act act) => End(file, act, DossierState.Concluded);

    public static void Ask(FileState file, Act act) => file.Ask(act);

    public static void Answer(FileState file, Act act) => file.Answer(act.AnswersId);

    public static void SetAside(FileState file, Act act) => file.PutAside(act);

    /// <summary>A single letter is the point of an article: lists and statistics show it as «điểm c».</summary>
    internal static string? PointWords(string? ground) => ground is { Length: 1 or 2 } ? $"điểm {ground}" : ground;
}
