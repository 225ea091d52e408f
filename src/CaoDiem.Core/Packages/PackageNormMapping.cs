using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>Takes over norms where the office has none of its own: what an office set itself is never replaced.</summary>
internal sealed class PackageNormMapping(AppDb db, Campaign campaign, PackageNorms norms, List<string> report)
{
    public async Task TakeAsync(string source, string author, CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var own = (await db.LawAmendments.Where(a => a.OfficeId == office).Select(a => a.Code).ToListAsync(cancellationToken)).ToHashSet();
        var steps = (await db.StepKindSettings.Where(s => s.OfficeId == office).Select(s => s.Kind).ToListAsync(cancellationToken)).ToHashSet();
        var dated = Dated(source).Where(a => !own.Contains(a.Code)).ToList();
        db.LawAmendments.AddRange(dated.Select(a => new LawAmendment { OfficeId = office, Code = a.Code, From = a.From, Value = a.Value, Source = a.Source, Author = author }));
        var set = Steps().Where(s => !steps.Contains(s.Kind)).ToList();
        foreach (var (kind, minutes) in set)
        {
            var setting = new StepKindSetting { OfficeId = office, Kind = kind };
            setting.Set(minutes);
            db.StepKindSettings.Add(setting);
        }

        var rules = norms.Rules is not null && !await db.PlanRules.AnyAsync(r => r.OfficeId == office, cancellationToken);
        if (rules)
        {
            var taken = new PlanRules { OfficeId = office };
            taken.Set(norms.Rules!.RequiredGroups.Where(g => WorkGroups.TryParse(g, out _)).Select(g => WorkGroups.TryParse(g, out var group) ? group : default), new(norms.Rules.RequiredFrom), norms.Rules.RefusedVisits, norms.Rules.SilentDays);
            db.PlanRules.Add(taken);
        }

        report.Add($"{set.Count} số phút của loại bước, {dated.Count} định mức và tỷ lệ thành công được nhận từ {campaign.From:dd/MM/yyyy}{(rules ? ", cùng quy định lập kế hoạch vụ việc" : "")}; những gì đơn vị đã tự đặt được giữ nguyên.");
    }

    // Success rates come as what was seen; they become the office's assumption until it has results of its own.
    private IEnumerable<LawChange> Dated(string source)
    {
        var seen = norms.Success.Where(s => s.Files >= SuccessRates.LeastFiles && WorkGroups.TryParse(s.Group, out _))
            .GroupBy(s => SuccessRates.NormOf(WorkGroups.TryParse(s.Group, out var group) ? group : default))
            .ToDictionary(g => g.Key, g => (long)Math.Round(100.0 * g.Sum(s => s.Done) / g.Sum(s => s.Files)));
        foreach (var (code, value) in norms.Norms.Where(n => !seen.ContainsKey(n.Key)).Concat(seen).Where(n => StepNorms.Codes.Contains(n.Key) && PackageParts.Portable(n.Key)))
        {
            LawChange? change = null;
            try
            {
                change = AmendLawHandler.Check(new(code, campaign.From, value, source));
            }
            catch (RuleViolation refused)
            {
                report.Add($"!Định mức «{Parameters.Of(code).Label}» của gói không dùng được: {refused.Message}");
            }

            if (change is not null)
            {
                yield return change;
            }
        }
    }

    private IEnumerable<(StepKind Kind, int Minutes)> Steps() =>
        from kind in StepKinds.All
        where norms.Steps.ContainsKey(kind.Code()) && norms.Steps[kind.Code()] != kind.DefaultMinutes()
        select (kind, norms.Steps[kind.Code()]);
}
