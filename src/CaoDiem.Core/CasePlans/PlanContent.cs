using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.CasePlans;

/// <summary>An agency needed at a step, and what it does there.</summary>
public sealed record StepPartner(PartnerKind Kind, string Role);

/// <summary>One step as written.</summary>
/// <param name="Id">The same over all versions of the plan, so that a schedule can hold on to it.</param>
/// <param name="GapDays">Least number of calendar days after the step before.</param>
public sealed record StepContent(
    Id<PlanStep> Id, StepKind Kind, Id<Officer>? OwnerId, IReadOnlyList<StepPartner> Partners, int Minutes, DateOnly Earliest, DateOnly Latest,
    int GapDays, string Papers, Id<Commune>? CommuneId, string Place);

/// <summary>Everything that a person writes in a case plan, and that an approval freezes.</summary>
/// <param name="Mobilised">Coercion with mobilised forces (có huy động lực lượng).</param>
/// <param name="Complex">The case goes to the provincial police as well.</param>
public sealed record PlanContent(
    string Situation, string Means, string Approach, string Risks, string Conditions, string Cost, bool Mobilised, bool Complex, IReadOnlyList<StepContent> Steps)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    public static PlanContent FromJson(string json) =>
        JsonSerializer.Deserialize<PlanContent>(json, Readable) ?? throw new FormatException("An empty plan version.");
}

/// <summary>One thing that differs between two versions; empty text where a version has none of it.</summary>
public sealed record PlanDifference(string What, string Before, string After);

/// <summary>What changed from one version to another, in the order of the plan.</summary>
public static class PlanDifferences
{
    private static readonly (string Label, Func<PlanContent, string> Read)[] Fields =
    [
        ("Tình tiết vụ việc", c => c.Situation), ("Điều kiện thi hành", c => c.Means), ("Phương án giải quyết", c => c.Approach), ("Rủi ro, phòng ngừa", c => c.Risks),
        ("Điều kiện tối thiểu", c => c.Conditions), ("Kinh phí dự kiến", c => c.Cost), ("Huy động lực lượng", c => c.Mobilised ? "có" : "không"), ("Vụ việc phức tạp", c => c.Complex ? "có" : "không"),
    ];

    public static IReadOnlyList<PlanDifference> Between(PlanContent before, PlanContent after, Func<Id<Officer>?, string> officer)
    {
        var differences = Fields.Where(f => f.Read(before) != f.Read(after)).Select(f => new PlanDifference(f.Label, f.Read(before), f.Read(after))).ToList();
        foreach (var (now, index) in after.Steps.Select((s, i) => (s, i + 1)))
        {
            var old = before.Steps.FirstOrDefault(s => s.Id == now.Id);
            var (was, become) = (old is null ? "" : Words(old, officer), Words(now, officer));
            if (was != become)
            {
                differences.Add(new($"Bước {index}: {now.Kind.Label()}", was, become));
            }
        }

        differences.AddRange(before.Steps.Where(s => after.Steps.All(a => a.Id != s.Id)).Select(s => new PlanDifference($"Bỏ bước: {s.Kind.Label()}", Words(s, officer), "")));
        return differences;
    }

    private static string Words(StepContent step, Func<Id<Officer>?, string> officer)
    {
        var partners = string.Join("; ", step.Partners.Select(p => $"{p.Kind.Label()}: {p.Role}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"{step.Kind.Label()}, {officer(step.OwnerId)}, {step.Minutes} phút, {step.Earliest:dd/MM/yyyy} – {step.Latest:dd/MM/yyyy}, cách bước trước {step.GapDays} ngày, {step.Place}, {step.Papers}, {partners}");
    }
}
