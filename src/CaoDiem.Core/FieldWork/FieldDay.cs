using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.FieldWork;

/// <summary>
/// A team's day as its sheet was issued: the visits in their order. The schedule may change afterwards; the sheet in the
/// team's hands does not, until it is issued again.
/// </summary>
public sealed class FieldDay : OfficeOwned<FieldDay>
{
    private readonly List<FieldStop> _stops = [];

    public required Id<Campaign> CampaignId { get; init; }

    public required Id<TaskForce> TaskForceId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Counts the sheets issued for this day, from 1.</summary>
    public int Edition { get; private set; }

    public DateTime IssuedAt { get; private set; }

    public string IssuedBy { get; private set; } = "";

    /// <summary>When the team leaves the office, and is back.</summary>
    public TimeOnly LeavesAt { get; private set; } = OfficeProfile.UsualOpening;

    public TimeOnly BackAt { get; private set; }

    public int Minutes { get; private set; }

    public int Metres { get; private set; }

    public IReadOnlyList<FieldStop> Stops => _stops;

    /// <summary>Takes over the day as scheduled. Stops with a record stay.</summary>
    public void Issue(TeamRoute route, IReadOnlySet<Id<FieldStop>> visited, DateTime at, string by)
    {
        (Edition, IssuedAt, IssuedBy, Minutes, Metres) = (Edition + 1, at, by, route.Minutes, route.Metres);
        (LeavesAt, BackAt) = (route.LeavesAt, route.BackAt);
        _stops.RemoveAll(s => !visited.Contains(s.Id) && route.Assignments.All(a => a.StepId != s.StepId));
        foreach (var assignment in route.Assignments)
        {
            if (_stops.Find(s => s.StepId == assignment.StepId) is not { } stop)
            {
                stop = new() { OfficeId = OfficeId, FieldDayId = Id, StepId = assignment.StepId, DossierId = assignment.DossierId, Kind = assignment.Kind };
                _stops.Add(stop);
            }

            stop.Place(assignment.No, assignment.Start, assignment.Minutes);
        }
    }

    /// <summary>When a visit begins, as 08:05.</summary>
    public string HourOf(FieldStop stop) =>
        LeavesAt.AddMinutes(stop.Start).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The sheet says what the schedule says.</summary>
    public bool Shows(TeamRoute route) => Minutes == route.Minutes && Metres == route.Metres && LeavesAt == route.LeavesAt
        && route.Assignments.All(a => _stops.Exists(s => s.StepId == a.StepId && s.No == a.No && s.Start == a.Start && s.Minutes == a.Minutes));
}

/// <summary>One planned visit on a sheet.</summary>
public sealed class FieldStop : OfficeOwned<FieldStop>
{
    public required Id<FieldDay> FieldDayId { get; init; }

    protected override Guid? Whole => FieldDayId.Value;

    public required Id<PlanStep> StepId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    public required StepKind Kind { get; init; }

    public int No { get; private set; }

    /// <summary>Start of the work, in minutes from leaving the office.</summary>
    public int Start { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>Why it did not take place, when the team said so.</summary>
    public SkipReason? Skipped { get; private set; }

    public string? SkipNote { get; private set; }

    public void Skip(SkipReason reason, string? note) => (Skipped, SkipNote) = (reason, VietText.Clean(note) is { Length: > 0 } clean ? clean : null);

    /// <summary>The reason was written down by mistake: nothing is known of the visit again.</summary>
    public void Unskip() => (Skipped, SkipNote) = (null, null);

    internal void Place(int no, int start, int minutes) => (No, Start, Minutes) = (no, start, minutes);
}
