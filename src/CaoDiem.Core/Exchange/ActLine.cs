using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>The file that a line is about.</summary>
public sealed record ActLineFile(string? DecisionNo, string? DecisionDate);

/// <summary>A part of an amount; the item by its place from 1, its kind or its words.</summary>
public sealed record ActLinePart(JsonElement Item, long Amount);

/// <summary>
/// One act as a line of JSON says it, before anything is known of the file: docs/formats/acts.md. Dates are yyyy-MM-dd, money is whole đồng.
/// </summary>
public sealed record ActLine
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public ActLineFile? File { get; init; }
    public string? Kind { get; init; }
    public string? On { get; init; }
    public string? DocumentNo { get; init; }
    public string? DocumentOn { get; init; }
    public long? Amount { get; init; }
    public IReadOnlyList<ActLinePart>? Part { get; init; }
    public string? ReceiptNo { get; init; }
    public string? Means { get; init; }
    public string? Ground { get; init; }
    public string? Until { get; init; }
    public string? EffectiveOn { get; init; }
    public string? PlannedOn { get; init; }
    public string? Measure { get; init; }
    public string? Method { get; init; }
    public string? Body { get; init; }
    public string? With { get; init; }
    public JsonElement? Item { get; init; }
    public string? Outcome { get; init; }
    public string? Which { get; init; }
    public JsonElement? Force { get; init; }
    public string? Strikes { get; init; }
    public string? Answers { get; init; }
    public string? Debtor { get; init; }
    public string? Creditor { get; init; }
    public string? Address { get; init; }
    public JsonElement? Obligation { get; init; }
    public string? Officer { get; init; }
    public string? Reason { get; init; }
    public string? Text { get; init; }
    public string? ApprovedBy { get; init; }

    /// <summary>Members of the line that mean nothing here; they are said back, never passed over in silence.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Ignored { get; init; }

    /// <exception cref="RuleViolation">ACT-000: not an object of JSON, or a member of the wrong type, named.</exception>
    public static ActLine Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ActLine>(line, Json) ?? throw new RuleViolation("ACT-000", "Dòng không phải một đối tượng JSON.");
        }
        catch (JsonException wrong)
        {
            var field = wrong.Path is { Length: > 2 } path ? path[2..].Split('.')[0] : null;
            throw new RuleViolation("ACT-000", field is null ? "Dòng không phải một đối tượng JSON." : $"Mục «{field}» không đúng kiểu.", field);
        }
    }

    /// <exception cref="RuleViolation">ACT-001: no such kind, or one that only an import brings.</exception>
    public ActKind KindOf() => ActKinds.Find(Kind)?.Kind is { } kind and not ActKind.Stated
        ? kind
        : throw new RuleViolation("ACT-001", Kind is null ? "Thiếu kind (loại việc)." : $"Không có loại việc «{Kind}».", "kind");

    /// <summary>What can be understood without the file; parts, items, people are resolved by <see cref="ActLines"/>.</summary>
    /// <exception cref="RuleViolation">ACT-001: no such kind. ACT-008: a date or word that is none, with its field.</exception>
    public ActEntry ToEntry(ActKind kind) => new(kind, Day(On, "on") ?? Day(DocumentOn, "documentOn") ?? throw new RuleViolation("ACT-002", "Thiếu on (ngày của việc).", "on"))
    {
        DocumentNo = DocumentNo,
        DocumentOn = Day(DocumentOn, "documentOn"),
        Amount = new(Amount ?? 0),
        ReceiptNo = ReceiptNo,
        Means = MeansOf(),
        Ground = Ground,
        Until = kind == ActKind.Promised ? null : Day(Until, "until"),
        EffectiveOn = Day(EffectiveOn, "effectiveOn"),
        PlannedOn = Day(PlannedOn, "plannedOn") ?? (kind == ActKind.Promised ? Day(Until, "until") : null),
        Measure = Measure,
        Method = Method,
        Body = Body,
        With = With,
        Outcome = Outcome,
        Which = WhichOf(),
        Force = ForceOf(),
        Strikes = IdOf(Strikes, "strikes"),
        Answers = IdOf(Answers, "answers"),
        Reason = Reason,
        Text = Text,
    };

    internal static DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RuleViolation("ACT-008", $"«{text}» không phải ngày dạng yyyy-MM-dd.", field);
    }

    private Means? MeansOf() => Means?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "has" => Law.Means.Has,
        "minimum" => Law.Means.Minimum,
        "none" => Law.Means.None,
        "unclear" or "unknown" => Law.Means.Unknown,
        var other => throw new RuleViolation("ACT-008", $"means phải là has, minimum, none hoặc unclear, không phải «{other}».", "means"),
    };

    private ReliefKind? WhichOf() => Which?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "exemption" => ReliefKind.Exemption,
        "reduction" => ReliefKind.Reduction,
        var other => throw new RuleViolation("ACT-008", $"which phải là exemption hoặc reduction, không phải «{other}».", "which"),
    };

    private bool? ForceOf() => Force switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when text.GetString() is "with" or "mobilised" or "true" or "yes" => true,
        { ValueKind: JsonValueKind.String } text when text.GetString() is "without" or "none" or "false" or "no" => false,
        _ => throw new RuleViolation("ACT-008", "force phải là true (có huy động) hoặc false.", "force"),
    };

    private static Id<Act>? IdOf(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Id<Act>.TryParse(text, null, out var id) ? id : throw new RuleViolation("ACT-008", $"«{text}» không phải mã của một việc.", field);
    }
}
