using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>Which agency of the office attends a step: schedule, invitations, day sheets and papers all ask here.</summary>
public static class Attendance
{
    /// <summary>
    /// The agency of the place comes before one for everywhere, and one that goes with the team before one that does not. An agency that
    /// has communes of its own comes to no other; the committee of a commune hangs on no team.
    /// </summary>
    /// <param name="partners">With the task forces and communes they serve.</param>
    /// <param name="team">Null: of no team yet.</param>
    /// <param name="commune">Of the place; null: everywhere that the team goes.</param>
    public static Partner? Of(IEnumerable<Partner> partners, PartnerKind kind, Id<TaskForce>? team, Id<Commune>? commune)
    {
        var ofKind = partners.Where(p => p.Kind == kind).ToList();
        if (kind == PartnerKind.CommuneCommittee)
        {
            return commune is { } seat ? ofKind.Find(p => IsOf(p, seat)) ?? ofKind.Find(p => p.Serves(seat)) : null;
        }

        bool Goes(Partner partner) => team is not { } force || partner.Serves(force);
        if (commune is not { } place)
        {
            return ofKind.Find(p => Goes(p) && p.Communes.Count == 0) ?? ofKind.Find(Goes);
        }

        return ofKind.Find(p => IsOf(p, place) && Goes(p)) ?? ofKind.Find(p => IsOf(p, place))
            ?? ofKind.Find(p => Goes(p) && p.Serves(place));
    }

    private static bool IsOf(Partner partner, Id<Commune> place) => partner.Communes.Any(c => c.CommuneId == place);
}
