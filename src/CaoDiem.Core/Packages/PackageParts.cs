using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Evaluation;
using CaoDiem.Law;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>Reads a campaign into the parts of a package.</summary>
internal sealed class PackageParts(AppDb db, Campaign campaign, PackageTexts words)
{
    private const string AnyName = "Chiến dịch cao điểm";
    private const double MetresPerKm = 1_000;
    private const int Decimals = 4;

    public async Task<PackageCampaign> CampaignAsync(CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var list = await db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id).GroupBy(b => 1)
            .Select(g => new { Files = g.Count(), Money = g.Sum(b => b.RemainingAtJoin.Amount) }).SingleOrDefaultAsync(cancellationToken);
        (double? Cases, double? Money) Shares(TargetScope scope, Guid? scopeId) => campaign.TargetOn(scope, scopeId, campaign.To) is { } target && list is { Files: > 0 }
            ? (Share(target.Cases, list.Files), list.Money > 0 ? Share(target.Money.Amount, list.Money) : null) : (null, null);
        var whole = Shares(TargetScope.Office, null);
        var tasks = await Chronogram.TemplateAsync(db, office, id, cancellationToken);
        return new(words.Clean(campaign.Name, "Tên chiến dịch", AnyName), words.Clean(campaign.Purpose, "Mục đích, yêu cầu", "", PackageRulesCheck.LongestPurpose), campaign.Period.Days, Rule(campaign.Rule))
        {
            Waves = [.. campaign.Waves.OrderBy(w => w.From).Select((w, i) => (Wave: w, No: i + 1, Target: Shares(TargetScope.Wave, w.Id.Value))).Select(x => new PackageWave(
                words.Clean(x.Wave.Name, $"Tên đợt {x.No}", $"Đợt {x.No}"), x.Wave.From.DayNumber - campaign.From.DayNumber, x.Wave.Period.Days, [.. x.Wave.FocusGroups.Select(g => g.Code())], Rule(x.Wave.Rule))
                { TargetCases = x.Target.Cases, TargetMoney = x.Target.Money })],
            Teams = await TeamsAsync(cancellationToken),
            TargetCases = whole.Cases,
            TargetMoney = whole.Money,
            Chronogram = [.. tasks.OrderBy(t => t.Phase).ThenByDescending(t => t.Offset)
                .Select((t, i) => new PackageTask(t.Code, t.Phase, t.Offset, t.Length, t.Owner, words.Clean(t.Title, $"Việc «{t.Title}» trong bảng tiến độ", $"Việc số {i + 1}")))],
        };
    }

    public async Task<PackageNorms> NormsAsync(CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var norms = await PlanningNorms.LoadAsync(db, office, cancellationToken);
        var own = await db.LawAmendments.AsNoTracking().Where(a => a.OfficeId == office).ToListAsync(cancellationToken);
        var rules = await db.PlanRules.AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == office, cancellationToken);
        var results = await db.StandingSpans.On(db.Today).Where(s => s.OfficeId == office && s.CampaignId == campaign.Id).GroupBy(s => s.Groups)
            .Select(g => new { g.Key, Files = g.Count(), Done = g.Sum(s => (s.Flags & StandingFlags.Done) != 0 ? 1 : 0) }).ToListAsync(cancellationToken);
        return new()
        {
            Steps = StepKinds.All.ToDictionary(k => k.Code(), norms.Minutes),
            Norms = StepNorms.Codes.Where(Portable).Select(c => (Code: c, Own: own.Where(a => a.Code == c).MaxBy(a => a.From))).Where(x => x.Own is not null).ToDictionary(x => x.Code, x => x.Own!.Value),
            Success = [.. results.SelectMany(r => WorkGroupSet.Read(r.Key).Select(g => (Group: g, r.Files, r.Done))).GroupBy(x => x.Group).OrderBy(g => g.Key)
                .Select(g => new PackageSuccess(g.Key.Code(), g.Sum(x => x.Files), g.Sum(x => x.Done)))],
            Travel = await TravelAsync(cancellationToken),
            Rules = rules is null ? null : new([.. WorkGroupSet.Read(rules.RequiredGroups).Select(g => g.Code())], rules.RequiredFrom.Amount, rules.RefusedVisits, rules.SilentDays),
        };
    }

    /// <summary>The kinds of cost of the budget in force, else of the last draft: shares and units, no prices.</summary>
    public async Task<IReadOnlyList<PackageCost>> BudgetAsync(CancellationToken cancellationToken)
    {
        var budget = await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).ThenInclude(l => l.Days).Where(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id)
            .OrderByDescending(b => b.State == BudgetState.Approved).ThenByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken);
        var total = budget?.Total.Amount ?? 0;
        return total == 0 ? [] : [.. budget!.Lines.OrderBy(l => l.Order).Select(l => new PackageCost(
            l.Kind, l.Bearer, words.Clean(l.Label, "Khoản dự toán", l.Kind.Label()), Share(l.Amount.Amount, total), l.Days.Sum(d => d.Count)))];
    }

    public async Task<IReadOnlyList<PackageLesson>> LessonsAsync(CancellationToken cancellationToken)
    {
        var lessons = await db.Lessons.AsNoTracking().Where(l => l.OfficeId == campaign.OfficeId && l.CampaignId == campaign.Id && l.State == LessonState.Open).OrderBy(l => l.Id).ToListAsync(cancellationToken);
        return
        [
            .. lessons.Select((l, i) => new PackageLesson(
                words.Clean(l.Happened, $"Bài học {i + 1}, điều đã xảy ra", "", Lesson.LongestText), words.Clean(l.ToDo, $"Bài học {i + 1}, việc cần làm", "", Lesson.LongestText), l.Subject,
                LessonWords.Known(l.Subject) is null ? words.Clean(l.SubjectKey, $"Bài học {i + 1}, nơi áp dụng", l.Subject.Label()) : l.SubjectKey))
                .Where(l => l.Happened.Length > 0 && l.ToDo.Length > 0),
        ];
    }

    /// <summary>The office's own templates in use; the shipped ones every office has.</summary>
    public async Task<IReadOnlyList<PackageTemplate>> TemplatesAsync(CancellationToken cancellationToken)
    {
        var own = await db.DocumentTemplates.AsNoTracking().Where(t => t.OfficeId == campaign.OfficeId && t.Active).OrderBy(t => t.Kind).ToListAsync(cancellationToken);
        var templates = new List<PackageTemplate>();
        foreach (var template in own.Where(t => PaperKinds.Find(t.Kind) is not null))
        {
            var name = PaperKinds.Of(template.Kind).Name;
            if (words.Clean(await StoredFile.LoadAsync(db, campaign.OfficeId, template.Id.Value, template.Hash, cancellationToken), name) is { } clean)
            {
                templates.Add(new($"templates/{template.Kind}.docx", template.Kind, name) { Content = clean });
            }
        }

        return templates;
    }

    /// <summary>A norm that means the same in another office: no price, no price region.</summary>
    public static bool Portable(string code) => Parameters.Of(code).Kind != ParameterKind.Money && !code.StartsWith("norm.fuel", StringComparison.Ordinal);

    private async Task<IReadOnlyList<PackageTeam>> TeamsAsync(CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var forces = await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Communes)
            .Where(t => t.OfficeId == office && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign.Id && l.TaskForceId == t.Id)).OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        var agencies = await db.Partners.Where(p => p.OfficeId == office).ToDictionaryAsync(p => p.Id, p => p.Kind, cancellationToken);
        return [.. forces.Select(f => new PackageTeam(f.Communes.Count, f.HoursPerWeek, f.Weekdays)
        {
            Members = [.. f.Members.OrderBy(m => m.Kind).Select(m => new PackageMember(
                m.Kind, m.PartnerId is { } p && agencies.TryGetValue(p, out var kind) ? kind : null, m is { Kind: MemberKind.Borrowed, From: { } from, To: { } to } ? new DateRange(from, to).Days : null))],
        })];
    }

    // Minutes a kilometre by what lies at the ends of a way; where they lie is nobody's business.
    private async Task<IReadOnlyList<PackageTravel>> TravelAsync(CancellationToken cancellationToken)
    {
        var known = await OfficeTravel.LoadAsync(db, campaign.OfficeId, cancellationToken);
        return [.. known.Lines.Where(l => l.Metres > 0 && l.Source != TravelSource.Usual).GroupBy(l => KindOf(l.From, l.To)).OrderBy(g => g.Key).Select(g => new PackageTravel(
            g.Key, g.Count(), Math.Round(g.Sum(l => l.Minutes) / (g.Sum(l => l.Metres) / MetresPerKm), 2), Math.Round(g.Average(l => l.Metres) / MetresPerKm, 1)))];
    }

    private static WayKind KindOf(string from, string to) => (PlaceKey.CentreOf(from), PlaceKey.CentreOf(to)) switch
    {
        ({ } a, { } b) when a == b => WayKind.WithinCommune,
        ({ } a, null) when a == to => WayKind.ToCentre,
        (null, { } b) when b == from => WayKind.ToCentre,
        _ => WayKind.BetweenCommunes,
    };

    private static PackageRule Rule(SelectionRule rule) => new()
    {
        Groups = [.. rule.Groups.Select(g => g.Code())],
        Classes = [.. rule.Classes.Select(c => c.Code())],
        Years = rule.Years,
        AmountFrom = rule.AmountFrom?.Amount,
        AmountTo = rule.AmountTo?.Amount,
        Communes = rule.Communes.Count,
        Officers = rule.Officers.Count,
    };

    private static double Share(long part, long whole) => Math.Min(1, Math.Round((double)part / whole, Decimals));
}
