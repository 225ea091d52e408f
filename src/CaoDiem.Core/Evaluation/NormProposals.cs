using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Evaluation;

/// <summary>A norm that a campaign's own numbers suggest. Nothing changes until somebody takes it.</summary>
/// <param name="Code">A dated norm (<c>norm.…</c>), or <c>step.</c> and the code of a step kind.</param>
/// <param name="Basis">What the value rests on, as it will be cited.</param>
public sealed record NormProposal(string Code, string Label, string Now, string Proposed, long Value, string Basis);

/// <summary>What a campaign measured, against the norms in force.</summary>
public static class NormProposals
{
    /// <summary>With fewer measured visits behind it a time says too little.</summary>
    public const int LeastMeasures = 10;

    private const string StepPrefix = "step.";
    private const string TravelCode = "norm.travel";
    private const string KmCode = "norm.km";
    private const int Rounding = 5;
    private const double MetresOfOneWay = 2_000; // a kilometre there is two on the tour

    public static async Task<IReadOnlyList<NormProposal>> ListAsync(AppDb db, EvaluationFacts facts, CancellationToken cancellationToken = default)
    {
        var campaign = facts.Campaign;
        var book = await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken);
        var norms = await PlanningNorms.LoadAsync(db, campaign.OfficeId, cancellationToken);
        var source = $"kế hoạch {campaign.PlanLabel}, {campaign.From:dd/MM/yyyy} – {campaign.To:dd/MM/yyyy}";
        return [.. Times(facts, norms, source).Concat(Rates(facts, book, db.Today, source)).Concat(Ways(facts, book, db.Today, source)).Where(p => p.Now != p.Proposed)];
    }

    /// <summary>The step kind that a proposal is about; null for a dated norm.</summary>
    public static StepKind? StepOf(string code) => code.StartsWith(StepPrefix, StringComparison.Ordinal)
        ? StepKinds.All.Where(k => StepPrefix + k.Code() == code).Select(k => (StepKind?)k).FirstOrDefault()
        : null;

    private static IEnumerable<NormProposal> Times(EvaluationFacts facts, PlanningNorms norms, string source) =>
        from time in StepTimes.Of(facts)
        where time.Measured >= LeastMeasures && time.Median is not null
        let minutes = (long)(Math.Round(time.Median!.Value / (double)Rounding) * Rounding)
        select new NormProposal(StepPrefix + time.Kind.Code(), $"Số phút: {time.Kind.Label()}", $"{norms.Minutes(time.Kind)} phút", $"{minutes} phút", minutes,
            $"Trung vị {time.Measured} lượt đo được, {source}");

    private static IEnumerable<NormProposal> Rates(EvaluationFacts facts, LawBook book, DateOnly today, string source) =>
        from norm in facts.Files.SelectMany(f => WorkGroupSet.Read(f.Standing.Groups).Select(SuccessRates.NormOf).Distinct().Select(code => (Code: code, f.Done))).GroupBy(x => x.Code)
        let files = norm.Count()
        where files >= SuccessRates.LeastFiles
        let percent = (long)Math.Round(100.0 * norm.Count(x => x.Done) / files)
        orderby norm.Key
        select Dated(norm.Key, percent, book, today, $"{norm.Count(x => x.Done)}/{files} hồ sơ thi hành xong, đình chỉ, {source}");

    private static IEnumerable<NormProposal> Ways(EvaluationFacts facts, LawBook book, DateOnly today, string source)
    {
        var visits = facts.Tours.Sum(t => t.Visits);
        if (visits < LeastMeasures)
        {
            yield break;
        }

        var why = string.Create(CultureInfo.InvariantCulture, $"{facts.Tours.Count} ngày đi của lịch đã áp dụng, {source}");
        yield return Dated(TravelCode, (long)Math.Round(facts.Tours.Sum(t => t.Minutes - t.OnSpot) / (double)visits), book, today, why);
        yield return Dated(KmCode, Math.Max(1, (long)Math.Round(facts.Tours.Average(t => t.Metres) / MetresOfOneWay)), book, today, why);
    }

    private static NormProposal Dated(string code, long value, LawBook book, DateOnly today, string basis)
    {
        var norm = Parameters.Of(code);
        return new(code, norm.Label, norm.Words(book.Number(code, today)), norm.Words(value), value, basis);
    }
}

/// <summary>Takes a norm that a campaign suggests.</summary>
/// <param name="From">The day from which a dated norm holds.</param>
public sealed record TakeNorm(Id<Campaign> CampaignId, string Code, DateOnly From);

public sealed class TakeNormHandler(AppDb db)
{
    /// <exception cref="RuleViolation">EVA-030: not suggested (any more). As <see cref="SetNormHandler"/>; PLN-031: minutes out of range.</exception>
    public async Task<NormProposal> Handle(TakeNorm command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var proposals = await NormProposals.ListAsync(db, await EvaluationFacts.LoadAsync(db, campaign, cancellationToken), cancellationToken);
        var taken = proposals.FirstOrDefault(p => p.Code == command.Code) ?? throw new RuleViolation("EVA-030", "Định mức này không còn được đề nghị; hãy tải lại trang.");
        if (NormProposals.StepOf(taken.Code) is not { } kind)
        {
            await new SetNormHandler(db).Handle(new(taken.Code, command.From, taken.Value, taken.Basis), actor, cancellationToken);
            return taken;
        }

        var setting = await db.StepKindSettings.SingleOrDefaultAsync(s => s.OfficeId == campaign.OfficeId && s.Kind == kind, cancellationToken);
        db.Begin(nameof(TakeNorm), actor, taken.Basis);
        if (setting is null)
        {
            setting = new() { OfficeId = campaign.OfficeId, Kind = kind };
            db.StepKindSettings.Add(setting);
        }

        setting.Set((int)taken.Value);
        await db.SaveChangesAsync(cancellationToken);
        return taken;
    }
}
