using System.Text.Json;
using CaoDiem.Campaigns;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Scenarios;

/// <summary>What one changes to compare; all else is as planned.</summary>
/// <param name="Waves">0: the waves as planned; else that many waves of equal length, the files dealt by age, the oldest first.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; with the waves as planned the campaign keeps its length and this is not asked.</param>
/// <param name="Borrowed">Borrowed officers besides those already entered: each goes out as a further crew of a task force.</param>
/// <param name="Cap">Money there is for going out; null for no limit.</param>
public sealed record Variant(string Name, int Waves, DateOnly From, DateOnly To, int Borrowed, Dong? Cap)
{
    public const int Most = 4;
    private const int MostWaves = 6;
    private const int MostBorrowed = 6;
    private const int MostDays = 366;

    public static Variant Parse(string json) => JsonSerializer.Deserialize<Variant>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <exception cref="RuleViolation">SCN-001: too many waves or borrowed people, a period that makes no sense, or negative money.</exception>
    public Variant Check() => Waves is >= 0 and <= MostWaves && Borrowed is >= 0 and <= MostBorrowed && !(Cap < Dong.Zero) && (Waves == 0 || (To > From && To.DayNumber - From.DayNumber <= MostDays))
        ? this
        : throw new RuleViolation("SCN-001", $"Phương án «{Name}»: số đợt từ 0 đến {MostWaves}, người tăng cường từ 0 đến {MostBorrowed}, ngày kết thúc sau ngày bắt đầu và trong một năm, kinh phí không âm.");

    /// <summary>The waves of the variant in order, each with the files it takes.</summary>
    /// <param name="campaign">With its waves.</param>
    public IReadOnlyList<VariantWave> WavesOf(Campaign campaign, IReadOnlyList<FileOutline> files)
    {
        if (Waves == 0 && campaign.Waves.Count > 0)
        {
            return [.. WaveCoverage.Of(campaign.Waves, files, campaign.From).Where(s => s.Wave is not null)
                .Select(s => new VariantWave(s.Wave!.Name, Moved(s.Wave.Period, campaign), s.Wave.Rule, s.Files))];
        }

        var (period, number) = (PeriodOf(campaign), Math.Max(1, Waves));
        var oldest = files.OrderBy(f => f.Since).ThenBy(f => f.Id).ToList();
        return [.. Enumerable.Range(0, number).Select(i => new VariantWave($"Đợt {i + 1}",
            new(period.From.AddDays(period.Days * i / number), period.From.AddDays((period.Days * (i + 1) / number) - 1)), SelectionRule.Everything,
            [.. oldest.Skip(oldest.Count * i / number).Take((oldest.Count * (i + 1) / number) - (oldest.Count * i / number))]))];
    }

    public DateRange PeriodOf(Campaign campaign) => Waves == 0 && campaign.Waves.Count > 0 ? Moved(campaign.Period, campaign) : new(From, To);

    /// <summary>Days by which the campaign as planned is moved.</summary>
    public int Shift(Campaign campaign) => From.DayNumber - campaign.From.DayNumber;

    private DateRange Moved(DateRange period, Campaign campaign) => new(period.From.AddDays(Shift(campaign)), period.To.AddDays(Shift(campaign)));
}

public sealed record VariantWave(string Name, DateRange Period, SelectionRule Rule, IReadOnlyList<FileOutline> Files);
