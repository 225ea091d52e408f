using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Triage;

namespace CaoDiem.CasePlans;

/// <summary>What a proposal rests on: the file, what the law said of it, the campaign's waves, the norms of the office.</summary>
/// <param name="AsOf">The day from which steps may be planned.</param>
public sealed record ProposalBasis(
    Dossier File, IReadOnlyList<TriageFinding> Findings, IReadOnlyList<WorkGroup> Groups, Campaign Campaign, PlanningNorms Norms, LawBook Law, DateOnly AsOf);

/// <summary>Fills a case plan in from what is already known, so that the officer reads and corrects instead of writing. Pure.</summary>
public static class PlanProposal
{
    public static PlanContent Of(ProposalBasis basis)
    {
        var mobilised = basis.Groups.Contains(WorkGroup.Coercion);
        var steps = new List<StepContent>();
        foreach (var group in basis.Groups)
        {
            foreach (var step in StepsOf(group, basis).Where(s => s.Kind is not (StepKind.Verify or StepKind.Classify or StepKind.Persuade) || steps.All(x => x.Kind != s.Kind)))
            {
                steps.Add(step);
            }
        }

        var templates = basis.Groups.Select(StepTemplates.Of).ToList();
        return new(
            Situation(basis), Means(basis.File), Join(templates.Select(t => t.Approach)), Join(templates.Select(t => t.Risks)), Conditions(steps),
            Join(templates.Select(t => t.Cost)), mobilised, false, steps);
    }

    private static IEnumerable<StepContent> StepsOf(WorkGroup group, ProposalBasis basis)
    {
        var finding = basis.Findings.FirstOrDefault(f => f.Group == group);
        var window = Window(group, basis);
        var way = group == WorkGroup.Coercion ? CoercionSteps.Before(CoercionSteps.Target(window, basis.AsOf, false, basis.Law), false, basis.Law) : [];
        var earliest = way.Count > 0 ? basis.AsOf : window.From;
        var latest = way.Count > 0 ? way[0].Latest
            : finding is not null && finding.Due >= window.From && finding.Due <= window.To ? finding.Due : window.To;
        foreach (var template in Applicable(StepTemplates.Of(group).Steps, finding, basis.File))
        {
            yield return Step(template.Kind, PartnersOf(template, earliest), basis, earliest, template.Kind == StepKind.Destroy ? DestroyBy(latest, window, basis.Law) : latest, 0);
        }

        var (first, before) = (basis.AsOf, (DateOnly?)null);
        foreach (var milestone in way)
        {
            var gap = before is { } last ? milestone.Latest.DayNumber - last.DayNumber : 0;
            first = first.AddDays(gap);
            before = milestone.Latest;
            yield return Step(milestone.Kind, CoercionSteps.PartnersAt(milestone.Kind), basis, first, milestone.Latest, gap);
        }
    }

    private static List<StepTemplate> Applicable(IReadOnlyList<StepTemplate> templates, TriageFinding? finding, Dossier file)
    {
        var missing = finding?.MissingCodes ?? [];
        bool Fits(StepTemplate template) => template.Need switch
        {
            StepNeed.Always => true,
            StepNeed.VerificationMissing => missing.Contains(MissingItems.Verification) || missing.Contains(MissingItems.FreshVerification),
            StepNeed.DecisionMissing => missing.Contains(MissingItems.NotEnforceableDecision),
            StepNeed.DebtorCanPay => missing.Count == 0 && file.State == DossierState.Enforcing && file.Remaining > Dong.Zero,
            StepNeed.NothingElse => false,
            _ => throw new ArgumentOutOfRangeException(nameof(templates)),
        };
        var fitting = templates.Where(Fits).ToList();
        return fitting.Count > 0 ? fitting : [.. templates.Where(t => t.Need == StepNeed.NothingElse)];
    }

    /// <summary>The wave whose focus is the group, as far as it lies ahead; else what is left of the campaign.</summary>
    private static DateRange Window(WorkGroup group, ProposalBasis basis)
    {
        var wave = basis.Campaign.Waves.Where(w => w.FocusGroups.Contains(group) && w.To >= basis.AsOf).OrderBy(w => w.From).FirstOrDefault();
        var (from, to) = wave is null ? (basis.Campaign.From, basis.Campaign.To) : (wave.From, wave.To);
        from = from < basis.AsOf ? basis.AsOf : from;
        return new(from > to ? to : from, to);
    }

    private static DateOnly DestroyBy(DateOnly council, DateRange window, LawBook law)
    {
        var due = LegalClock.Due("V-22", council, law).Due;
        return due > window.To ? window.To : due;
    }

    private static PartnerKind[] PartnersOf(StepTemplate template, DateOnly day) => template.Kind is StepKind.Council or StepKind.Destroy or StepKind.HandOver
        ? [StepTemplates.Receiver(day), .. template.Partners]
        : template.Partners;

    private static StepContent Step(StepKind kind, IReadOnlyList<PartnerKind> partners, ProposalBasis basis, DateOnly earliest, DateOnly latest, int gap) => new(
        Id<PlanStep>.New(), kind, basis.File.OfficerId, [.. partners.Select(p => new StepPartner(p, StepRoles.Of(kind, p) ?? "Phối hợp theo yêu cầu"))],
        basis.Norms.Minutes(kind), earliest, latest, gap, kind.Papers(), kind.InField() ? basis.File.CommuneId : null, kind.InField() ? StepPlaces.Of(kind) ?? basis.File.Hamlet ?? "" : "");

    private static string Situation(ProposalBasis basis)
    {
        var file = basis.File;
        var money = file.Due > Dong.Zero
            ? $"{file.ObligationKind.Label()}: phải thi hành {file.Due.InWords()}, đã thi hành {file.Paid.InWords()}, còn {file.Remaining.InWords()}."
            : $"{file.ObligationKind.Label()}: {file.Obligations.Select(o => o.Description).FirstOrDefault() ?? "nghĩa vụ không bằng tiền"}.";
        return Join([money, .. basis.Findings.Select(f => f.Text)]);
    }

    private static string Means(Dossier file)
    {
        var what = file.MeansText ?? file.Means.Label();
        return file.LastVerifiedOn is { } day ? $"{what} (xác minh ngày {day:dd/MM/yyyy})." : $"{what}; chưa có biên bản xác minh trong sổ.";
    }

    private static string Conditions(List<StepContent> steps)
    {
        var papers = string.Join("; ", steps.SelectMany(s => s.Papers.Split("; ")).Distinct(StringComparer.OrdinalIgnoreCase).Take(6).Select(p => char.ToLowerInvariant(p[0]) + p[1..]));
        var partners = steps.SelectMany(s => s.Partners).Select(p => p.Kind.Label()).Distinct().ToList();
        return Join(
        [
            partners.Count > 0 ? $"{string.Join(", ", partners)} đã nhận lời." : "",
            $"Chuẩn bị: {papers}.",
        ]);
    }

    private static string Join(IEnumerable<string> sentences) => string.Join(' ', sentences.Where(s => s.Length > 0).Distinct());
}
