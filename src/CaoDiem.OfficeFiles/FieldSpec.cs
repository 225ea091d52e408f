namespace CaoDiem.OfficeFiles;

public enum FieldKind
{
    Text,
    Date,
    Amount,

    /// <summary>A number of a document such as 62/QĐ-CCTHADS; may share its cell with a date.</summary>
    DocumentNumber,
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

    /// <summary>Code of what is wrong: unreadable-date, impossible-date, unreadable-amount, overflow.</summary>
    public string? Problem { get; init; }

    /// <summary>The cell said "nt": the value is that of the row above.</summary>
    public bool Ditto { get; init; }
}

public sealed record TableRow(int RowNumber, IReadOnlyDictionary<string, FieldValue> Values);

public enum SkippedKind
{
    Blank,
    ColumnNumbers,
    RepeatedHeader,
    Total,
    Signature,
}

public sealed record SkippedRow(int RowNumber, SkippedKind Kind);

/// <summary>Something the reader understood by itself and its user should know.</summary>
public sealed record TableNote(string Code, string Message);

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

    /// <summary>The letter of the column that feeds a field; empty when none does.</summary>
    public string LetterOf(string field) => Columns.FirstOrDefault(c => c.Fields.Contains(field))?.Letter ?? "";
}
