using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>The columns of a file are what its ledger says today: written here and nowhere else, in the same save as the act.</summary>
public sealed partial class Dossier
{
    /// <summary>Takes the state over from the ledger.</summary>
    public Dossier Project(FileState state)
    {
        IsVoid = !state.Acts.Any(a => a.Kind == ActKind.Opened);
        (State, StateOn, StateGround, StateUntil) = (state.State, state.StateOn, state.Ground, state.Until);
        (Means, MeansText, LastVerifiedOn) = (state.Means, state.MeansText, state.LastVerifiedOn);
        (NotEnforceableOn, NotEnforceableGround) = (state.NotEnforceableOn, state.NotEnforceableGround);
        (LastReliefOn, ReviewedOn) = (state.LastReliefDecidedOn, state.ReviewedOn);
        (CoercionDecisionOn, CoercionDecisionNo) = (state.Coercion?.Day, state.Coercion?.DocumentNo);
        OfficerId = state.Officer is { } officer ? new Id<Officer>(officer) : null;
        CommuneId = state.Commune is { } commune ? new Id<Commune>(commune) : null;
        (Hamlet, Due, Paid, Remaining) = (state.Hamlet, state.Due, state.Paid, state.Remaining);
        ProjectItems(state);
        ProjectParties(state);
        return this;
    }

    private void ProjectItems(FileState state)
    {
        foreach (var item in state.Items)
        {
            var row = _obligations.Find(o => o.Number == item.Number);
            if (row is null)
            {
                row = new() { OfficeId = OfficeId, DossierId = Id, Number = item.Number };
                _obligations.Add(row);
            }

            row.Project(item);
        }

        _obligations.RemoveAll(o => o.Number > state.Items.Count);
        ObligationKind = state.Items.Count > 0 ? state.Items[0].Kind : ObligationKind;
    }

    private void ProjectParties(FileState state)
    {
        var (debtor, creditor) = (state.Debtor ?? DebtorName, state.Creditor);
        if (debtor != DebtorName || _parties.Count == 0)
        {
            Replace(PartyRole.Debtor, debtor);
        }

        if (creditor != CreditorName)
        {
            Replace(PartyRole.Creditor, creditor);
        }

        (DebtorName, CreditorName, DebtorSortKey) = (debtor, creditor, VietText.Within(VietText.PersonSortKey(debtor), LongestSortKey));
        RefreshSearchKey();
    }

    private void Replace(PartyRole role, string? name)
    {
        _parties.RemoveAll(p => p.Role == role && p.Name != name);
        if (!string.IsNullOrEmpty(name) && !_parties.Any(p => p.Role == role))
        {
            _parties.Add(Party.Of(this, role, name));
        }
    }
}
