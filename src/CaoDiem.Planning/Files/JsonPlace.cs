using System.Globalization;
using System.Text.Json;

namespace CaoDiem.Planning;

/// <summary>
/// One value of a JSON document that knows its path. Reading a wrong value notes an issue and answers a harmless default,
/// so that one pass finds every fault of a file.
/// </summary>
internal sealed class JsonPlace(JsonElement value, JsonPlace? parent, string name, int index, IssueList issues)
{
    /// <summary>Minutes, days and counts above this are slips of the pen; sums of them stay far from overflow.</summary>
    public const int MostInt = 1_000_000;

    /// <summary>Prizes, weights and amounts above this are refused.</summary>
    public const double MostNumber = 1e18;

    public IssueList Issues => issues;

    public JsonValueKind Kind => value.ValueKind;

    public string Path => parent is null ? "$" : index >= 0 ? $"{parent.Path}[{index}]" : $"{parent.Path}.{name}";

    public void Fault(string code, string message) => issues.Add(code, Path, Raw(), message);

    public bool Has(string field) => Field(field) is not null;

    /// <summary>A field that may be missing; null counts as missing.</summary>
    public JsonPlace? Field(string field) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(field, out var found) && found.ValueKind != JsonValueKind.Null
            ? new(found, this, field, -1, issues)
            : null;

    /// <summary>A field that must be there.</summary>
    public JsonPlace? Needed(string field)
    {
        if (Field(field) is { } found)
        {
            return found;
        }

        issues.Add(PlanCode.Missing, $"{Path}.{field}", "", $"'{field}' is missing.");
        return null;
    }

    /// <summary>The items of a list; a missing list is empty where it may be.</summary>
    public List<T> List<T>(string field, Func<JsonPlace, T> read, bool optional = false)
    {
        var place = optional ? Field(field) : Needed(field);
        return place is null ? [] : place.Items(read);
    }

    public List<T> Items<T>(Func<JsonPlace, T> read)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(PlanCode.Type, "A list is expected.");
            return [];
        }

        var items = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            items.Add(read(new(item, this, "", items.Count, issues)));
        }

        return items;
    }

    /// <summary>The fields of an object with their names.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Fields()
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(PlanCode.Type, "An object is expected.");
            yield break;
        }

        foreach (var field in value.EnumerateObject())
        {
            yield return (field.Name, new(field.Value, this, field.Name, -1, issues));
        }
    }

    public string Text(string field, string? missing = null) => (missing is null ? Needed(field) : Field(field))?.Text() ?? missing ?? "";

    /// <summary>An identifier: text that is not empty.</summary>
    public string Id(string field)
    {
        var place = Needed(field);
        var id = place?.Text() ?? "";
        if (place is { Kind: JsonValueKind.String } && id.Length == 0)
        {
            place.Fault(PlanCode.EmptyId, "An identifier must not be empty.");
        }

        return id;
    }

    public string Text()
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Fault(PlanCode.Type, "Text is expected.");
            return "";
        }

        return value.GetString()!;
    }

    public bool Flag()
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault(PlanCode.Type, "True or false is expected.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    public int Int(string field, int? missing = null) => (missing is null ? Needed(field) : Field(field))?.Int() ?? missing ?? 0;

    /// <summary>A whole number from 0 to <see cref="MostInt"/>; "3.0" counts as whole.</summary>
    public int Int()
    {
        var number = Number();
        if (number == Math.Floor(number) && number <= MostInt)
        {
            return (int)number;
        }

        Fault(PlanCode.Number, $"A whole number of at most {MostInt} is expected.");
        return 0;
    }

    public double Number(string field, double? missing = null) => (missing is null ? Needed(field) : Field(field))?.Number() ?? missing ?? 0;

    /// <summary>A number from 0 to <see cref="MostNumber"/>.</summary>
    public double Number()
    {
        var number = Signed();
        if (number >= 0)
        {
            return number;
        }

        Fault(PlanCode.Negative, "The number must not be negative.");
        return 0;
    }

    /// <summary>A number of either sign within <see cref="MostNumber"/>.</summary>
    public double Signed()
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            Fault(PlanCode.Type, "A number is expected.");
            return 0;
        }

        if (value.TryGetDouble(out var number) && Math.Abs(number) <= MostNumber)
        {
            return number;
        }

        Fault(PlanCode.Number, "The number is out of range.");
        return 0;
    }

    public DateOnly Date(string field)
    {
        if (Needed(field) is not { } place)
        {
            return default;
        }

        var text = place.Text();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        place.Fault(PlanCode.Date, "A date as yyyy-MM-dd is expected.");
        return default;
    }

    private string Raw() => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "" : value.GetRawText().Trim('"');
}
