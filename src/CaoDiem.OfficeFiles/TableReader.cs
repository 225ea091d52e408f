namespace CaoDiem.OfficeFiles;

/// <summary>Understands sheets as one table: header, columns, rows, and what people put around and between them.</summary>
public static class TableReader
{
    /// <param name="sheet">The sheet.</param>
    /// <param name="fields">The fields that may be in it.</param>
    /// <param name="mapping">Field code → column number, when somebody decided; null to guess.</param>
    /// <exception cref="OfficeFileException">FILE-005: no header row was found.</exception>
    public static TableReading Read(Sheet sheet, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping = null)
    {
        var book = new Book();
        book.Sheets.Add(sheet);
        return Read(book, fields, mapping);
    }

    /// <summary>All sheets of one layout as one table; the others are left out and named.</summary>
    /// <param name="book">The file.</param>
    /// <param name="fields">The fields that may be in it.</param>
    /// <param name="mapping">Field code → column number of the main sheet, when somebody decided; null to guess.</param>
    /// <param name="refused">Codes of mendings that the user does not want.</param>
    /// <exception cref="OfficeFileException">FILE-005: no header row was found.</exception>
    public static TableReading Read(
        Book book, IReadOnlyList<FieldSpec> fields, IReadOnlyDictionary<string, int>? mapping, IReadOnlySet<string>? refused = null) =>
        new BookTable(book, fields, mapping, refused ?? new HashSet<string>()).Read();
}
