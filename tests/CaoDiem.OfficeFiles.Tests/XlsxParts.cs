using System.IO.Compression;
using System.Security;
using System.Text;

namespace CaoDiem.OfficeFiles.Tests;

/// <summary>Workbooks written part by part, as careless programs write them.</summary>
internal static class XlsxParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static Dictionary<string, string> Of(params string[] sheets)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Rels(("rId1", "officeDocument", "xl/workbook.xml")),
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + string.Concat(sheets.Select((_, i) => $"<sheet name=\"S{i + 1}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Rels([.. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml"))]),
        };
        for (var i = 0; i < sheets.Length; i++)
        {
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[i]}</sheetData></worksheet>";
        }

        return parts;
    }

    /// <summary>Rows of inline text and numbers.</summary>
    public static string Rows(params object?[][] rows) => string.Concat(rows.Select((r, i) => $"<row r=\"{i + 1}\">"
        + string.Concat(r.Select((v, c) => Cell(v, $"{Sheet.Letter(c + 1)}{i + 1}"))) + "</row>"));

    public static byte[] Zip(Dictionary<string, string> parts, Func<string, string>? name = null)
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in parts)
            {
                using var stream = zip.CreateEntry(name?.Invoke(part) ?? part).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }

    private static string Rels(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Relations}/{r.Type}\" Target=\"{r.Target}\"/>")) + "</Relationships>";

    private static string Cell(object? value, string place) => value switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
        _ => $"<c r=\"{place}\"><v>{Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)}</v></c>",
    };
}
