using System.Text.Json;
using System.Text.Json.Serialization;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>One mistake: row and column of the user's own sheet, a stable code, and what to do about it.</summary>
public sealed record ImportIssue(int Row, string Column, string Code, string Message);

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

    /// <summary>What the reader understood by itself and the user should know, such as swapped days and months.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

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
        Notes = [.. table.Notes.Select(n => n.Message)],
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
    };
}

/// <summary>How far a long import is.</summary>
public readonly record struct ImportProgress(int Done, int Total);

/// <summary>A report's issues as remarks for the user's own sheet.</summary>
public static class ImportRemarks
{
    public static IReadOnlyList<OfficeFiles.CellRemark> Remarks(this ImportReport report) =>
    [
        .. report.Issues.Where(i => i.Row > 0).Select(i => new OfficeFiles.CellRemark(
            i.Row, OfficeFiles.Sheet.Place($"{i.Column}1")?.Column, i.Code, i.Message)),
    ];
}
