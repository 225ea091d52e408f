namespace CaoDiem.OfficeFiles;

public enum FieldKind
{
    Text,
    Date,
    Amount,

    /// <summary>A number of a document such as 62/QĐ-CCTHADS; may share its cell with a date.</summary>
    DocumentNumber,

    /// <summary>A day, a text that may name one, or a mere mark such as "x".</summary>
    Mark,
}

/// <summary>A field that a table may hold, and how its column is recognised.</summary>
/// <param name="Code">Stable name of the field.</param>
/// <param name="Label">Vietnamese name for people.</param>
/// <param name="Required">A table without it cannot be used.</param>
/// <param name="Headers">Folded header words, best first; "quyet dinh > so" is a column "Số" below "Quyết định".</param>
public sealed record FieldSpec(string Code, string Label, FieldKind Kind, bool Required, params string[] Headers)
{
    /// <summary>Field that often stands in the same cell: the date beside a number, the commune beside a hamlet.</summary>
    public string? SharesCellWith { get; init; }

    /// <summary>Of a shared address cell, the part behind the comma.</summary>
    public bool SecondPart { get; init; }

    /// <summary>Folded pattern that the contents of such a column have, for columns whose header says nothing.</summary>
    public string? Content { get; init; }

    /// <summary>Every row of data has at least one of the identifying fields; rows with none are titles, totals or continuations.</summary>
    public bool Identifies { get; init; }

    /// <summary>Folded words that a header of this field never holds.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>Folded pattern of group rows, titles and sheet names that give the field; its last group is the value.</summary>
    public string? Group { get; init; }

    /// <summary>A sheet named like a person gives this field.</summary>
    public bool FromSheetName { get; init; }

    /// <summary>Folded pattern of headers whose columns are added up when no single column holds the field.</summary>
    public string? SumOf { get; init; }

    /// <summary>Lines of a cell that are whole names are several names.</summary>
    public bool LinesAreNames { get; init; }

    /// <summary>Of several days in one cell the latest counts.</summary>
    public bool Latest { get; init; }

    /// <summary>The amount from which <see cref="Minus"/> is taken to give this one: remaining = due − paid.</summary>
    public string? From { get; init; }

    public string? Minus { get; init; }

    /// <summary>Of two days of a row, this field's is not before that field's.</summary>
    public string? NotBefore { get; init; }
}

/// <summary>A column of the sheet: what its header says, what it holds, which fields it feeds and how sure that is (0 to 1).</summary>
public sealed record SheetColumn(
    int Index, string Letter, string Header, IReadOnlyList<string> Samples, IReadOnlyList<string> Fields, double Confidence);

/// <summary>One value of a row, read for its field.</summary>
public sealed record FieldValue
{
    public string Text { get; init; } = "";

    public DateOnly? Date { get; init; }

    public long? Amount { get; init; }

    /// <summary>
    /// Code of what is wrong: unreadable-date, impossible-date, unreadable-amount, overflow, error-value, number-became-date.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>The cell said "nt": the value is that of the row above.</summary>
    public bool Ditto { get; init; }

    /// <summary>The number as it stands in the cell, before units and mending.</summary>
    internal double? Raw { get; init; }
}

/// <param name="RowNumber">Row of the sheet, from 1.</param>
/// <param name="Sheet">Name of the sheet when the table spreads over several; else null.</param>
public sealed record TableRow(int RowNumber, IReadOnlyDictionary<string, FieldValue> Values, string? Sheet = null);

public enum SkippedKind
{
    Blank,
    ColumnNumbers,
    RepeatedHeader,
    Total,
    Signature,

    /// <summary>A line such as «I. Xã …» that names what its rows have in common.</summary>
    Group,

    /// <summary>Only ordinals, numbers or formulas filled down below the data.</summary>
    FilledDown,
}

public sealed record SkippedRow(int RowNumber, SkippedKind Kind);

/// <summary>Something the reader mended, assumed or left out by itself and its user should know.</summary>
/// <param name="Code">Stable code; docs/formats/register.md lists them.</param>
/// <param name="Rows">How many rows, cells or values it concerns.</param>
/// <param name="Example">One of them, with its place.</param>
public sealed record TableNote(string Code, string Message, int Rows = 0, string Example = "");

/// <summary>A sheet of the file: whether its rows were read, and why so.</summary>
public sealed record SheetUse(string Name, int Rows, bool Used, string Why);

/// <summary>A sheet understood as a table.</summary>
public sealed record TableReading
{
    /// <summary>First and last header row.</summary>
    public required int HeaderRow { get; init; }

    public required int LastHeaderRow { get; init; }

    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    public required IReadOnlyList<SkippedRow> Skipped { get; init; }

    public required IReadOnlyList<TableNote> Notes { get; init; }

    /// <summary>Required fields that no column feeds.</summary>
    public required IReadOnlyList<FieldSpec> Unmapped { get; init; }

    /// <summary>The sheets of the file.</summary>
    public IReadOnlyList<SheetUse> Sheets { get; init; } = [];

    /// <summary>The lines above the header, and the name of the sheet.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>The letter of the column that feeds a field; empty when none does.</summary>
    public string LetterOf(string field) => Columns.FirstOrDefault(c => c.Fields.Contains(field))?.Letter ?? "";
}
