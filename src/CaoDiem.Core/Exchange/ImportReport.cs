using System.Text.Json;
using System.Text.Json.Serialization;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>One mistake: row and column of the user's own sheet, a stable code, and what to do about it.</summary>
/// <param name="Sheet">Its sheet when the file's rows come from several; else null.</param>
public sealed record ImportIssue(int Row, string Column, string Code, string Message, string? Sheet = null);

/// <summary>Something that was mended, assumed or left out: a stable code, what it is, how many rows, one of them.</summary>
public sealed record ImportNote(string Code, string Message, int Rows, string Example);

/// <summary>A sheet of the file: whether its rows were read, and why so.</summary>
public sealed record ImportSheet(string Name, int Rows, bool Used, string Why);

/// <summary>One value that differs from what is known about a file.</summary>
public sealed record ImportDifference(string DecisionNo, DateOnly DecisionDate, string Field, string? Before, string? After);

/// <summary>A line that the ledger of its file does not bear out, or that the head has to decide.</summary>
public sealed record ImportConflict(string DecisionNo, DateOnly DecisionDate, string ActId, string What, bool Proposal, string? Reason)
{
    public static ImportConflict Of(string decisionNo, DateOnly decisionDate, Dossiers.Act act) => new(
        decisionNo, decisionDate, act.Id.ToString(), $"{Dossiers.ActKinds.Label(act.Kind)} ngày {act.Day:dd/MM/yyyy}",
        act.Stage == Dossiers.ActStage.Proposed, act.Reason);
}

/// <summary>A column of the sheet as the preview shows it.</summary>
public sealed record ImportColumn(int Index, string Letter, string Header, IReadOnlyList<string> Samples, IReadOnlyList<string> Fields, double Confidence);

/// <summary>Sums over the rows of the sheet, in đồng.</summary>
public sealed record ImportSums(long Due, long Paid, long Remaining);

/// <summary>What an import found and would do, or did.</summary>
public sealed record ImportReport
{
    public int Rows { get; init; }

    public int Created { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Rows with at least one issue.</summary>
    public int Refused { get; init; }

    public IReadOnlyList<ImportIssue> Issues { get; init; } = [];

    public ImportSums Sums { get; init; } = new(0, 0, 0);

    /// <summary>What was mended, assumed or left out, such as swapped days and months.</summary>
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    /// <summary>The sheets of the file.</summary>
    public IReadOnlyList<ImportSheet> Sheets { get; init; } = [];

    /// <summary>The day that the title of the file gives for its figures; null when it gives none.</summary>
    public DateOnly? TitleDay { get; init; }

    public IReadOnlyList<string> NewCommunes { get; init; } = [];

    public IReadOnlyList<string> NewOfficers { get; init; } = [];

    /// <summary>Open files of the office that the sheet does not hold.</summary>
    public int Absent { get; init; }

    public IReadOnlyList<ImportDifference> Differences { get; init; } = [];

    public IReadOnlyList<ImportColumn> Columns { get; init; } = [];

    /// <summary>Labels of required fields that no column feeds.</summary>
    public IReadOnlyList<string> Unmapped { get; init; } = [];

    /// <summary>The folded headers of the sheet; the key under which a corrected mapping is remembered.</summary>
    public string HeaderKey { get; init; } = "";

    /// <summary>What does not fit the ledgers, or waits for the head: kept without effect.</summary>
    public IReadOnlyList<ImportConflict> Conflicts { get; init; } = [];

    /// <summary>Key of the import once it is stored; by it the import can be undone as a whole.</summary>
    public string? Batch { get; init; }

    /// <summary>The rows were stored.</summary>
    public bool Stored { get; init; }

    /// <summary>What the reading of a sheet alone tells; the import adds the rest.</summary>
    public static ImportReport Of(OfficeFiles.TableReading table) => new()
    {
        Rows = table.Rows.Count,
        Notes = [.. table.Notes.Select(n => new ImportNote(n.Code, n.Message, n.Rows, n.Example))],
        Sheets = [.. table.Sheets.Select(s => new ImportSheet(s.Name, s.Rows, s.Used, s.Why))],
        TitleDay = TitleDays.In(table.Titles),
        Columns = [.. table.Columns.Select(c => new ImportColumn(c.Index, c.Letter, c.Header, c.Samples, c.Fields, c.Confidence))],
        Unmapped = [.. table.Unmapped.Select(f => f.Label)],
        HeaderKey = ColumnMemory.KeyOf(table),
    };

    public static ImportReport? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<ImportReport>(json, ExchangeJson.Options);

    public string ToJson() => JsonSerializer.Serialize(this, ExchangeJson.Options);
}

/// <summary>How this module writes JSON: camel case, readable Vietnamese, nothing for null.</summary>
public static class ExchangeJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new NoteConverter() },
    };

    /// <summary>Reports of earlier versions hold notes as mere sentences.</summary>
    private sealed class NoteConverter : JsonConverter<ImportNote>
    {
        public override ImportNote Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new("", reader.GetString() ?? "", 0, "");
            }

            using var note = JsonDocument.ParseValue(ref reader);
            string Text(string name) => note.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
            var rows = note.RootElement.TryGetProperty("rows", out var count) ? count.GetInt32() : 0;
            return new(Text("code"), Text("message"), rows, Text("example"));
        }

        public override void Write(Utf8JsonWriter writer, ImportNote value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("code", value.Code);
            writer.WriteString("message", value.Message);
            writer.WriteNumber("rows", value.Rows);
            writer.WriteString("example", value.Example);
            writer.WriteEndObject();
        }
    }
}

/// <summary>How far a long import is.</summary>
public readonly record struct ImportProgress(int Done, int Total);

/// <summary>A report's issues as remarks for the user's own sheet.</summary>
public static class ImportRemarks
{
    public static IReadOnlyList<OfficeFiles.CellRemark> Remarks(this ImportReport report) =>
    [
        .. report.Issues.Where(i => i.Row > 0).Select(i => new OfficeFiles.CellRemark(
            i.Row, OfficeFiles.Sheet.Place($"{i.Column}1")?.Column, i.Code, i.Message, i.Sheet)),
    ];
}
