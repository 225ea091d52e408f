using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>What a line of a results file says, as acts of its file.</summary>
internal static class ResultActs
{
    /// <summary>The acts of a line; those of one line are one event. Money on a file that only owes a refund is paid out, not collected.</summary>
    public static IReadOnlyList<ActEntry> Of(ResultLine line, FileLedger ledger) => line.Kind switch
    {
        ResultKind.Reviewed => [new(ActKind.Reviewed, line.On) { Outcome = line.Note ?? line.Kind.Label() }],
        ResultKind.PartialPayment => [Money(line, ledger)],
        ResultKind.Completed when line.Amount > 0 => [Money(line, ledger), new(ActKind.Completed, line.On) { Text = line.Note }],
        ResultKind.Completed => [new(ActKind.Completed, line.On) { Text = line.Note }],
        ResultKind.Terminated => [new(ActKind.Terminated, line.On) { Ground = line.Note, IssuedElsewhere = true }],
        ResultKind.ExemptionDossier => [Relief(line, ReliefKind.Exemption)],
        ResultKind.ReductionDossier => [Relief(line, ReliefKind.Reduction)],
        ResultKind.NotEnforceable => [new(ActKind.NotEnforceable, line.On) { Ground = line.Note, IssuedElsewhere = true }],
        ResultKind.Enforceable => [new(ActKind.Enforceable, line.On) { Text = line.Note, IssuedElsewhere = true }],
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    /// <summary>
    /// The line is on record already: brought by a results file before, and not taken back with that whole file. What a person cancelled
    /// since stays cancelled.
    /// </summary>
    public static bool IsKnown(IReadOnlyList<ActEntry> entries, FileLedger ledger, IReadOnlySet<Id<Act>> undone) => entries.All(e =>
        ledger.Acts.Any(a => a.Source is ActSource.Results or ActSource.Migrated && !undone.Contains(a.Id)
            && (a.Kind, a.On, a.Amount) == (e.Kind, e.On, e.Amount) && SameText(a.ReceiptNo, e.ReceiptNo) && SameText(a.Outcome ?? a.Ground ?? a.Text, e.Outcome ?? e.Ground ?? e.Text)));

    private static ActEntry Money(ResultLine line, FileLedger ledger)
    {
        var refunds = ledger.File.Obligations.Count > 0 && ledger.File.Obligations.All(o => o.Kind == ObligationKind.Refund);
        return refunds
            ? new(ActKind.Refunded, line.On) { Amount = new(line.Amount), DocumentNo = line.ReceiptNo, ReceiptNo = line.ReceiptNo, Text = line.Note }
            : new(ActKind.Paid, line.On) { Amount = new(line.Amount), ReceiptNo = line.ReceiptNo, Text = line.Note };
    }

    private static ActEntry Relief(ResultLine line, ReliefKind which) =>
        new(ActKind.ReliefDossier, line.On) { Which = which, Amount = new(line.Amount), Text = line.Note };

    private static bool SameText(string? one, string? other) => VietText.Fold(one ?? "") == VietText.Fold(other ?? "");
}
