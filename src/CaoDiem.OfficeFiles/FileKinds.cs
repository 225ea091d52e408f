using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>Tells what a file is by what is in it, whatever its name says; what cannot be read is named, with the way out.</summary>
internal static class FileKinds
{
    private const string SaveAsXlsx = "Hãy mở tệp bằng Excel, chọn Tệp › Lưu thành (Save As) và chọn kiểu «Excel Workbook (*.xlsx)» rồi "
        + "nhập tệp đó.";

    private static readonly (byte[] Start, string What)[] Others =
    [
        ([0x25, 0x50, 0x44, 0x46], "tệp PDF"),
        ([0x7B, 0x5C, 0x72, 0x74, 0x66], "văn bản RTF"),
        ([0xFF, 0xD8, 0xFF], "ảnh"),
        ([0x89, 0x50, 0x4E, 0x47], "ảnh"),
        ([0x47, 0x49, 0x46, 0x38], "ảnh"),
        ([0x52, 0x61, 0x72, 0x21], "tệp nén RAR"),
        ([0x37, 0x7A, 0xBC, 0xAF], "tệp nén 7z"),
    ];

    public static Book Read(byte[] content, string fileName)
    {
        if (content is [(byte)'P', (byte)'K', ..])
        {
            using var package = new OfficePackage(content);
            RequireWorkbook(package, fileName);
            return XlsxReader.Read(package);
        }

        if (content is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            RequireOldWorkbook(new(content), fileName);
            return XlsReader.Read(content);
        }

        // Files of Excel 2 to 4 begin with their first record.
        if (content is [0x09, 0x00 or 0x02 or 0x04, _, 0x00, ..])
        {
            return XlsReader.Read(content);
        }

        if (Array.Find(Others, o => content.AsSpan().StartsWith(o.Start)).What is { } what)
        {
            throw Unknown(fileName, $"là {what}, không phải bảng tính. Hãy lấy sổ ở dạng Excel (.xlsx) hoặc .csv.");
        }

        var text = TextEncoding.Decode(content)
            ?? throw Unknown(fileName, $"không phải bảng tính đọc được (.xlsx, .xls, .csv). {SaveAsXlsx}");
        var start = text.AsSpan(0, Math.Min(text.Length, 4000)).TrimStart();
        if (start.StartsWith("<?xml")
            && text.AsSpan(0, Math.Min(text.Length, 4000)).Contains(
                "urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal))
        {
            return SpreadsheetXml.Read(text);
        }

        return IsHtml(start) ? HtmlTables.Read(text) : DelimitedText.Read(text);
    }

    /// <summary>FILE-002 with the way out.</summary>
    public static OfficeFileException HasPassword() => new(
        OfficeFileException.Protected,
        "Tệp được bảo vệ bằng mật khẩu. Hãy mở bằng Excel, chọn Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật "
            + "khẩu, lưu lại rồi nhập.");

    private static void RequireWorkbook(OfficePackage package, string fileName)
    {
        if (package.Has("EncryptedPackage"))
        {
            throw HasPassword();
        }

        if (package.Has("xl/workbook.bin"))
        {
            throw Unknown(fileName, $"là sổ Excel nhị phân (.xlsb). {SaveAsXlsx}");
        }

        if (package.Has("word/document.xml"))
        {
            throw Unknown(fileName, "là văn bản Word. Hãy chép bảng sang Excel rồi lưu thành .xlsx.");
        }

        if (package.Has("content.xml") && package.Has("mimetype"))
        {
            throw Unknown(fileName, "là tệp OpenDocument (LibreOffice). Hãy mở tệp, chọn Lưu thành và chọn kiểu Excel (.xlsx) rồi nhập "
                + "tệp đó.");
        }

        if (!package.Names.Any(n => n.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
        {
            throw Unknown(fileName, "là tệp nén hoặc tệp khác, không phải bảng tính. Hãy giải nén và nhập từng tệp .xlsx.");
        }
    }

    private static void RequireOldWorkbook(CompoundFile file, string fileName)
    {
        if (file.Has("EncryptedPackage"))
        {
            throw HasPassword();
        }

        if (file.Has("WordDocument"))
        {
            throw Unknown(fileName, "là văn bản Word. Hãy chép bảng sang Excel rồi lưu thành .xlsx.");
        }
    }

    private static bool IsHtml(ReadOnlySpan<char> start)
    {
        foreach (var mark in new[] { "<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<div", "<style", "<!--" })
        {
            if (start.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return start.StartsWith("<") && start.Contains("<table", StringComparison.OrdinalIgnoreCase);
    }

    private static OfficeFileException Unknown(string fileName, string what) =>
        new(OfficeFileException.UnknownType, $"Tệp «{fileName}» {what}");
}
