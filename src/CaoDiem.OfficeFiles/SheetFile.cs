using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads spreadsheets: .xlsx, .xlsm, .xls, web tables and XML saved as .xls, CSV and other delimited text.</summary>
public static class SheetFile
{
    /// <summary>Largest file that is opened at all.</summary>
    public const int MaximumBytes = 40 * 1024 * 1024;

    /// <summary>Largest sheet that is read.</summary>
    public const int MaximumRows = 300_000;

    /// <summary>The visible sheet with most cells.</summary>
    /// <exception cref="OfficeFileException">
    /// FILE-001 damaged, FILE-002 protected by a password, FILE-003 empty, FILE-004 too large, FILE-006 not a spreadsheet,
    /// FILE-007 too deep or too much to compute.
    /// </exception>
    public static Sheet Read(byte[] content, string fileName) => ReadBook(content, fileName).Largest;

    /// <summary>All sheets of the file. Errors as for <see cref="Read"/>.</summary>
    public static Book ReadBook(byte[] content, string fileName)
    {
        if (content.Length == 0)
        {
            throw new OfficeFileException(OfficeFileException.Empty, $"Tệp «{fileName}» rỗng.");
        }

        if (content.Length > MaximumBytes)
        {
            throw new OfficeFileException(
                OfficeFileException.TooLarge, $"Tệp «{fileName}» lớn hơn {MaximumBytes / 1024 / 1024} MB. Hãy tách thành nhiều tệp.");
        }

        var book = Open(content, fileName);
        if (book.Sheets.TrueForAll(s => s.CellCount == 0))
        {
            throw new OfficeFileException(OfficeFileException.Empty, $"Tệp «{fileName}» không có dữ liệu.");
        }

        book.Sheets.ForEach(LegacyVietnamese.Decode);
        return book;
    }

    private static Book Open(byte[] content, string fileName)
    {
        try
        {
            return FileKinds.Read(content, fileName);
        }
        catch (OfficeFileException)
        {
            throw;
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            // The readers below throw whatever a damaged file makes them throw; to the user it is one thing.
            throw new OfficeFileException(
                OfficeFileException.Damaged, $"Không đọc được tệp «{fileName}»: tệp bị hỏng hoặc không đúng định dạng. Hãy mở bằng Excel rồi lưu lại.", damaged);
        }
    }

    /// <summary>No document type, no outside entity: nothing in a spreadsheet needs them.</summary>
    internal static XmlReader SafeXml(Stream stream) => XmlReader.Create(stream, XmlRules());

    internal static XmlReaderSettings XmlRules() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 700_000_000,
    };
}
