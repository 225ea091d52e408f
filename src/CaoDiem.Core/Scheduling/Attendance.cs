using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>Which agency of the office attends a step: the schedule and the agencies' own lists ask here.</summary>
public static class Attendance
{
    /// <param name="partners">With the task forces and communes they serve.</param>
    public static Partner? Of(IReadOnlyList<Partner> partners, PartnerKind kind, Id<TaskForce> team, Id<Commune>? commune) => kind != PartnerKind.CommuneCommittee
        ? partners.FirstOrDefault(p => p.Kind == kind && p.Serves(team))
        : commune is not { } place ? null
        : partners.FirstOrDefault(p => p.Kind == kind && p.Communes.Any(c => c.CommuneId == place)) ?? partners.FirstOrDefault(p => p.Kind == kind && p.Serves(place));
}
