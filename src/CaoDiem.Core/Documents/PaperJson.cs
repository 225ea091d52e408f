using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CaoDiem.OfficeFiles.Word;

namespace CaoDiem.Documents;

/// <summary>The data of a document as JSON: texts and flags as such, numbers, money and dates under a name that says what they are.</summary>
public static class PaperJson
{
    private const string Number = "$number";
    private const string Money = "$money";
    private const string Date = "$date";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(GroupValue data) => Node(data)!.ToJsonString(Readable);

    /// <exception cref="FormatException">Not what <see cref="Write"/> wrote.</exception>
    public static GroupValue Read(string json) => JsonNode.Parse(json) is JsonObject root ? Group(root) : throw new FormatException("A document's data is an object.");

    public static string WriteTexts(IReadOnlyDictionary<string, string> texts) => JsonSerializer.Serialize(texts, Readable);

    public static Dictionary<string, string> ReadTexts(string? json) => string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    private static JsonNode? Node(TemplateValue value) => value switch
    {
        TextValue t => JsonValue.Create(t.Text),
        FlagValue f => JsonValue.Create(f.Flag),
        NumberValue n => new JsonObject { [Number] = n.Number is { } number ? JsonValue.Create(number) : null },
        MoneyValue m => new JsonObject { [Money] = m.Amount is { } amount ? JsonValue.Create(amount) : null },
        DateValue d => new JsonObject { [Date] = d.Date is { } day ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null },
        ListValue l => new JsonArray([.. l.Items.Select(Node)]),
        GroupValue g => new JsonObject(g.Values.Select(v => KeyValuePair.Create(v.Key, Node(v.Value)))),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, null),
    };

    private static GroupValue Group(JsonObject node) => GroupValue.Of(node.Select(p => KeyValuePair.Create(p.Key, Value(p.Value))));

    private static TemplateValue Value(JsonNode? node) => node switch
    {
        JsonArray list => new ListValue([.. list.Select(i => i is JsonObject item ? Group(item) : throw new FormatException("A list holds objects."))]),
        JsonObject o when o.ContainsKey(Number) => new NumberValue(o[Number]?.GetValue<decimal>()),
        JsonObject o when o.ContainsKey(Money) => new MoneyValue(o[Money]?.GetValue<long>()),
        JsonObject o when o.ContainsKey(Date) => new DateValue(o[Date]?.GetValue<string>() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
        JsonObject o => Group(o),
        JsonValue v when v.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new FlagValue(v.GetValue<bool>()),
        JsonValue v => new TextValue(v.GetValue<string>()),
        _ => throw new FormatException("A value is missing."),
    };
}
