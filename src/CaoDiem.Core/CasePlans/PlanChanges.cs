using System.Text.Json;
using CaoDiem.Audit;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>What a plan that waits for approval says otherwise than what stood before it.</summary>
/// <param name="Against">What it is compared with: the version approved last, or what the system proposed.</param>
public sealed record PlanChange(string Against, IReadOnlyList<PlanDifference> Differences);

/// <summary>
/// A plan in its second version is held against the one approved last; a first one against what the system proposed, as the history of its
/// edits tells it.
/// </summary>
public static class PlanChanges
{
    private const string Proposed = "đề xuất của hệ thống";

    private static readonly Dictionary<string, string> Fields = new()
    {
        [nameof(CasePlan.Situation)] = "Tình tiết vụ việc",
        [nameof(CasePlan.MeansText)] = "Điều kiện thi hành",
        [nameof(CasePlan.Approach)] = "Phương án giải quyết",
        [nameof(CasePlan.Risks)] = "Rủi ro, phòng ngừa",
        [nameof(CasePlan.Conditions)] = "Điều kiện tối thiểu",
        [nameof(CasePlan.Cost)] = "Kinh phí dự kiến",
    };

    private static readonly (AuditChange Change, string Word)[] StepWords =
        [(AuditChange.Added, "thêm"), (AuditChange.Removed, "bỏ"), (AuditChange.Changed, "sửa")];

    /// <param name="plans">With their steps.</param>
    /// <param name="officer">Name of an officer.</param>
    public static async Task<IReadOnlyDictionary<Id<CasePlan>, PlanChange>> LoadAsync(
        AppDb db, IReadOnlyCollection<CasePlan> plans, Func<Id<Officer>?, string> officer, CancellationToken cancellationToken = default)
    {
        var (offices, ids) = (plans.Select(p => p.OfficeId).Distinct().ToList(), plans.Select(p => p.Id).ToList());
        var versions = await db.PlanVersions.AsNoTracking().Where(v => offices.Contains(v.OfficeId) && ids.Contains(v.PlanId))
            .ToListAsync(cancellationToken);
        var keys = ids.ConvertAll(i => i.Value);
        var edits = (await db.AuditEvents.AsNoTracking()
            .Where(e => offices.Contains(e.OfficeId!.Value) && keys.Contains(e.SubjectId)
                && e.Process == nameof(EditCasePlan))
            .OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellationToken)).ToLookup(e => e.SubjectId);
        return plans.ToDictionary(p => p.Id, plan => versions.Where(v => v.PlanId == plan.Id).MaxBy(v => v.Number) is { } last
            ? new PlanChange($"bản thứ {last.Number} đã duyệt", PlanDifferences.Between(last.Read(), plan.ToContent(), officer))
            : new PlanChange(Proposed, [.. Edited(edits[plan.Id.Value])]));
    }

    private static IEnumerable<PlanDifference> Edited(IEnumerable<AuditEvent> edits)
    {
        var (first, last) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        var steps = new List<AuditChange>();
        foreach (var edit in edits)
        {
            if (edit.Subject == nameof(PlanStep))
            {
                steps.Add(edit.Change);
            }

            foreach (var (field, values) in Read(edit).Where(f => Fields.ContainsKey(f.Key)))
            {
                first.TryAdd(field, values[0] ?? "");
                last[field] = values[1] ?? "";
            }
        }

        foreach (var field in Fields.Where(f => first.TryGetValue(f.Key, out var was) && was != last[f.Key]))
        {
            yield return new(field.Value, first[field.Key], last[field.Key]);
        }

        if (steps.Count > 0)
        {
            var words = StepWords.Select(w => (w.Word, Count: steps.Count(s => s == w.Change))).Where(w => w.Count > 0);
            yield return new("Các bước", "", string.Join(", ", words.Select(w => $"{w.Word} {w.Count} bước")));
        }
    }

    private static Dictionary<string, string?[]> Read(AuditEvent edit) => edit is { Subject: nameof(CasePlan), Data: { } data }
        ? JsonSerializer.Deserialize<Dictionary<string, string?[]>>(data) ?? []
        : [];
}
