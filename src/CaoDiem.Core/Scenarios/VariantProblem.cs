using CaoDiem.Campaigns;
using CaoDiem.Planning;
using CaoDiem.Scheduling;

namespace CaoDiem.Scenarios;

/// <summary>
/// The planner's problem of a variant: the same approved plans, teams, partners and ways on other days. Steps keep their order
/// and gaps; with the waves as planned they keep their windows, moved with the campaign, else each may start with its wave and
/// end with the campaign, and is worth more inside its wave.
/// </summary>
internal static class VariantProblem
{
    public static (Problem Problem, ScheduleNames Names, Campaign Campaign) Of(ScheduleGround ground, Variant variant, IReadOnlyList<FileOutline> files)
    {
        var planned = ground.Campaign;
        var waves = variant.WavesOf(planned, files);
        var campaign = new Campaign { Id = planned.Id, OfficeId = planned.OfficeId, Name = planned.Name, PlanNo = planned.PlanNo };
        campaign.SetPeriod(variant.PeriodOf(planned));
        foreach (var wave in waves)
        {
            campaign.AddWave(wave.Name, wave.Period, [.. wave.Rule.Groups]);
        }

        var asPlanned = variant.Waves == 0 && planned.Waves.Count > 0;
        var waveOf = waves.SelectMany((w, i) => w.Files.Select(f => (f.Id, Index: i))).ToDictionary(x => x.Id, x => x.Index);
        var (problem, names) = ScheduleProblem.Of(ground with
        {
            Campaign = campaign,
            Steps = [.. ground.Steps.Select(s => asPlanned ? Moved(s, variant.Shift(planned)) : Dealt(s, waves, waveOf.GetValueOrDefault(s.Step.DossierId), campaign.To))],
            Pins = [],
            Routes = [],
        }, null);
        return (Enumerable.Range(0, variant.Borrowed).Aggregate(problem, (p, i) => WithCrew(p, names, i)), names, campaign);
    }

    private static GroundStep Moved(GroundStep step, int days) =>
        step with { Step = step.Step with { Earliest = step.Step.Earliest.AddDays(days), Latest = step.Step.Latest.AddDays(days) } };

    private static GroundStep Dealt(GroundStep step, IReadOnlyList<VariantWave> waves, int wave, DateOnly last) =>
        step with { Wave = wave, Step = step.Step with { Earliest = waves[wave].Period.From, Latest = last } };

    // A borrowed officer takes a further crew of a task force out, every working day, on its files and with its partners.
    private static Problem WithCrew(Problem problem, ScheduleNames names, int number)
    {
        var teams = problem.Teams.Where(t => !names.IsCrew(t.Id)).ToList();
        var team = teams[number % teams.Count];
        var crew = team with { Id = ScheduleNames.Unique($"{team.Id}, nhóm tăng cường", names.Teams), Days = [.. Enumerable.Range(0, problem.Calendar.Count)] };
        names.Teams.Add(crew.Id, names.Teams[team.Id]);
        return problem with
        {
            Teams = [.. problem.Teams, crew],
            Files = [.. problem.Files.Select(f => f.Teams.Contains(team.Id) ? f with { Teams = [.. f.Teams, crew.Id] } : f)],
        };
    }
}
