using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads the sheet that holds the data of an .xlsx or .xls file.</summary>
public static class SheetFile
{
    /// <summary>Largest file that is opened at all.</summary>
    public const int MaximumBytes = 40 * 1024 * 1024;

    /// <summary>Largest sheet that is read.</summary>
    public const int MaximumRows = 300_000;

    /// <exception cref="OfficeFileException">
    /// FILE-001 damaged, FILE-002 protected by a password, FILE-003 empty, FILE-004 too large, FILE-006 not a spreadsheet.
    /// </exception>
    public static Sheet Read(byte[] content, string fileName)
    {
        if (content.Length == 0)
        {
            throw new OfficeFileException(OfficeFileException.Empty, $"Tệp «{fileName}» rỗng.");
        }

        if (content.Length > MaximumBytes)
        {
            throw new OfficeFileException(OfficeFileException.TooLarge, $"Tệp «{fileName}» lớn hơn {MaximumBytes / 1024 / 1024} MB. Hãy tách thành nhiều tệp.");
        }

        var sheet = Open(content, fileName);
        if (sheet.CellCount == 0)
        {
            throw new OfficeFileException(OfficeFileException.Empty, $"Tệp «{fileName}» không có dữ liệu.");
        }

        LegacyVietnamese.Decode(sheet);
        return sheet;
    }

    private static Sheet Open(byte[] content, string fileName)
    {
        try
        {
            return content switch
            {
                [(byte)'P', (byte)'K', ..] => XlsxReader.Read(content),
                [0xD0, 0xCF, 0x11, 0xE0, ..] => XlsReader.Read(content),
                _ => throw new OfficeFileException(
                    OfficeFileException.UnknownType, $"Tệp «{fileName}» không phải bảng tính Excel (.xlsx hoặc .xls)."),
            };
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
    internal static XmlReader SafeXml(Stream stream) => XmlReader.Create(stream, new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 700_000_000,
    });
}
