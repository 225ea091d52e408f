using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Workload;

namespace CaoDiem.Scenarios;

/// <summary>What one changes to compare: all else is as planned.</summary>
/// <param name="Waves">0: the waves as planned; else that many waves of equal length, the files dealt by age, the oldest first.</param>
/// <param name="Start">Another first day; the campaign keeps its length.</param>
/// <param name="Borrowed">Borrowed people besides those already entered, dealt out over the task forces.</param>
/// <param name="Cap">Money there is; null for no limit.</param>
public sealed record Variant(string Name, int Waves, DateOnly? Start, int Borrowed, Dong? Cap);

/// <summary>Makes scenarios from a campaign and what is to be changed.</summary>
public sealed class Variants(CampaignWorkload work, IReadOnlyList<FileOutline> files, PriceTable prices, IReadOnlyDictionary<WorkGroup, SuccessRate> rates)
{
    public const int Most = 4;
    private const int MostWaves = 6;
    private const int MostBorrowed = 20;

    public static async Task<Variants> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var work = await CampaignWorkload.LoadAsync(db, campaign, cancellationToken);
        return new(work, await FileOutlines.OfAsync(db, campaign, cancellationToken), await BudgetRecords.PricesAsync(db, campaign.OfficeId, work.Book, campaign.From, cancellationToken),
            SuccessRates.Of(await SuccessRates.PastAsync(db, campaign, cancellationToken), work.Book, campaign.From));
    }

    public IReadOnlyDictionary<WorkGroup, SuccessRate> Rates => rates;

    /// <exception cref="RuleViolation">SCN-001: too many waves or borrowed people, or a negative number.</exception>
    public Scenario Of(Variant variant)
    {
        if (variant.Waves is < 0 or > MostWaves || variant.Borrowed is < 0 or > MostBorrowed || variant.Cap < Dong.Zero)
        {
            throw new RuleViolation("SCN-001", $"Phương án «{variant.Name}»: số đợt từ 0 đến {MostWaves}, người tăng cường từ 0 đến {MostBorrowed}, kinh phí không âm.");
        }

        var campaign = work.Campaign;
        var days = (variant.Start ?? campaign.From).DayNumber - campaign.From.DayNumber;
        var period = Moved(campaign.Period, days);
        var units = work.People.Select(p => p.Unit).Distinct().ToList();
        var names = work.Needs.GroupBy(n => n.Unit).ToDictionary(g => g.Key, g => g.First().UnitName);
        var waves = variant.Waves == 0 && campaign.Waves.Count > 0 ? Planned(days) : Equal(Math.Max(1, variant.Waves), period);
        var needs = CampaignWorkload.NeedsOf(waves, work.UnitOf, names, work.Book).ToList();
        var lots = waves.SelectMany(w => w.Files.Select(f => (w.Wave, File: f, Group: Main(f, w.Rule))))
            .GroupBy(x => (Unit: work.UnitOf(x.File), x.Wave, x.Group))
            .Select(g => new FileLot(g.Key.Unit, g.Key.Wave, g.Key.Group, [.. g.Select(x => x.File.Remaining.Amount)])).ToList();
        IEnumerable<WorkPerson> extra = units.Count == 0 ? [] : Enumerable.Range(0, variant.Borrowed).Select(i => new WorkPerson($"+{i}", "Người tăng cường", units[i % units.Count], []));
        return new(variant.Name, period, lots, needs, [.. work.People, .. extra], work.Norms, work.Book.Calendar, work.Book, prices, rates, variant.Cap);
    }

    private List<(string Wave, DateRange Period, SelectionRule Rule, IReadOnlyList<FileOutline> Files)> Planned(int days) =>
        [.. WaveCoverage.Of(work.Campaign.Waves, files, work.Campaign.From).Where(s => s.Wave is not null)
            .Select(s => (s.Wave!.Name, Moved(s.Wave.Period, days), s.Wave.Rule, s.Files))];

    private List<(string Wave, DateRange Period, SelectionRule Rule, IReadOnlyList<FileOutline> Files)> Equal(int number, DateRange period)
    {
        var oldest = files.OrderBy(f => f.Since).ThenBy(f => f.Id).ToList();
        return [.. Enumerable.Range(0, number).Select(i => ($"Đợt {i + 1}",
            new DateRange(period.From.AddDays(period.Days * i / number), period.From.AddDays((period.Days * (i + 1) / number) - 1)), SelectionRule.Everything,
            (IReadOnlyList<FileOutline>)[.. oldest.Skip(oldest.Count * i / number).Take((oldest.Count * (i + 1) / number) - (oldest.Count * i / number))]))];
    }

    private static DateRange Moved(DateRange period, int days) => new(period.From.AddDays(days), period.To.AddDays(days));

    // A file counts once: in the group of the wave's focus with the furthest step.
    private static WorkGroup Main(FileOutline file, SelectionRule rule) =>
        file.Groups.Where(g => rule.Groups.Count == 0 || rule.Groups.Contains(g)).DefaultIfEmpty(file.Groups.Count > 0 ? file.Groups[0] : WorkGroup.Review).Max();
}
