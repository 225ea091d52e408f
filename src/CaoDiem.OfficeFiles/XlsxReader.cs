using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaoDiem.OfficeFiles;

/// <summary>Streams an .xlsx file: the package is opened by the Open XML SDK, the sheets are read cell by cell.</summary>
internal static class XlsxReader
{
    private const long MaximumUnpacked = 500L * 1024 * 1024;

    public static Sheet Read(byte[] content)
    {
        Guard(content);
        using var document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), false);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("No workbook part.");
        var strings = Strings(workbook.SharedStringTablePart);
        var styles = new CellStyles(workbook.WorkbookStylesPart?.Stylesheet);
        var from1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true;
        Sheet? best = null;
        foreach (var entry in workbook.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>() ?? [])
        {
            if (entry.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            {
                var sheet = ReadSheet(part, entry.Name?.Value ?? "", strings, styles, from1904);
                best = best is null || sheet.CellCount > best.CellCount ? sheet : best;
            }
        }

        return best ?? new Sheet();
    }

    private static void Guard(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false));
        if (zip.Entries.Sum(e => e.Length) > MaximumUnpacked)
        {
            throw new OfficeFileException(OfficeFileException.TooLarge, "Tệp khi giải nén quá lớn nên không được mở.");
        }

        if (zip.GetEntry("EncryptedPackage") is not null)
        {
            throw new OfficeFileException(OfficeFileException.Protected, "Tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.");
        }
    }

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is null)
        {
            return strings;
        }

        using var xml = SheetFile.SafeXml(part.GetStream());
        var text = new StringBuilder();
        var phonetic = 0;
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "si") when xml.IsEmptyElement: strings.Add(""); break;
                case (XmlNodeType.Element, "si"): text.Clear(); break;
                case (XmlNodeType.EndElement, "si"): strings.Add(text.ToString()); break;
                case (XmlNodeType.Element, "rPh") when !xml.IsEmptyElement: phonetic++; break;
                case (XmlNodeType.EndElement, "rPh"): phonetic--; break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _) when phonetic == 0:
                    text.Append(xml.Value);
                    break;
                default: break;
            }
        }

        return strings;
    }

    private static Sheet ReadSheet(WorksheetPart part, string name, List<string> strings, CellStyles styles, bool from1904)
    {
        var sheet = new Sheet { Name = name };
        using var xml = SheetFile.SafeXml(part.GetStream());
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    row = int.TryParse(xml.GetAttribute("r"), out var number) ? number : row + 1;
                    column = 0;
                    RequireRoom(sheet, row);
                    break;
                case "c":
                    var place = Sheet.Place(xml.GetAttribute("r")) ?? (row, column + 1);
                    column = place.Item2;
                    if (ReadCell(xml, place, strings, styles, from1904) is { } cell)
                    {
                        sheet.Add(cell);
                    }

                    break;
                case "mergeCell":
                    AddMerge(sheet, xml.GetAttribute("ref"));
                    break;
                default:
                    break;
            }
        }

        Formulas.Evaluate(sheet);
        return sheet;
    }

    private static void RequireRoom(Sheet sheet, int row)
    {
        if (row > 1_048_576 || sheet.RowCount > SheetFile.MaximumRows)
        {
            throw new OfficeFileException(OfficeFileException.TooLarge, $"Bảng có hơn {SheetFile.MaximumRows:N0} dòng. Hãy tách thành nhiều tệp.");
        }
    }

    private static void AddMerge(Sheet sheet, string? reference)
    {
        var ends = (reference ?? "").Split(':');
        if (ends.Length == 2 && Sheet.Place(ends[0]) is { } a && Sheet.Place(ends[1]) is { } b)
        {
            sheet.Merges.Add(new(a.Row, a.Column, b.Row, b.Column));
        }
    }

    private static Cell? ReadCell(XmlReader xml, (int Row, int Column) place, List<string> strings, CellStyles styles, bool from1904)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), out var s) ? s : 0;
        if (xml.IsEmptyElement)
        {
            return null;
        }

        var (value, formula) = Inner(xml);
        if (value.Length == 0 && formula is null)
        {
            return null;
        }

        var cell = new Cell { Row = place.Row, Column = place.Column, Formula = formula, Format = styles.Format(style), Font = styles.Font(style) };
        switch (type)
        {
            case "s":
                cell.Text = int.TryParse(value, out var index) && index >= 0 && index < strings.Count ? CellText.Clean(strings[index]) : "";
                break;
            case "str" or "inlineStr" or "d":
                cell.Text = CellText.Clean(value);
                break;
            case "b":
                cell.Text = value == "1" ? "TRUE" : "FALSE";
                break;
            case "e":
                cell.Broken = true;
                cell.Text = value;
                break;
            default:
                CellText.SetNumber(cell, value, styles.IsDate(style), from1904);
                break;
        }

        return cell.Text.Length == 0 && cell.Number is null && formula is null ? null : cell;
    }

    // Stands on the start of a c element and leaves the reader on its end.
    private static (string Value, string? Formula) Inner(XmlReader xml)
    {
        var value = new StringBuilder();
        string? formula = null;
        var depth = xml.Depth;
        var inside = "";
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                inside = xml.LocalName;
                formula = inside == "f" ? formula ?? "" : formula;
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
            {
                if (inside == "f")
                {
                    formula += xml.Value;
                }
                else if (inside is "v" or "t")
                {
                    value.Append(xml.Value);
                }
            }
        }

        return (value.ToString(), formula);
    }
}

/// <summary>Which number format and font each cell style has.</summary>
internal sealed class CellStyles
{
    private readonly List<(string Format, bool IsDate, string? Font)> _styles = [];

    public CellStyles(Stylesheet? sheet)
    {
        var codes = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId?.Value is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        var fonts = sheet?.Fonts?.Elements<Font>().Select(f => f.FontName?.Val?.Value).ToList() ?? [];
        foreach (var format in sheet?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            var code = codes.TryGetValue(id, out var own) ? own : id.ToString(CultureInfo.InvariantCulture);
            var font = (int)(format.FontId?.Value ?? 0);
            _styles.Add((code, CellText.IsDateFormat(code), font < fonts.Count ? fonts[font] : null));
        }
    }

    public string? Format(int style) => style < _styles.Count && style >= 0 ? _styles[style].Format : null;

    public bool IsDate(int style) => style < _styles.Count && style >= 0 && _styles[style].IsDate;

    public string? Font(int style) => style < _styles.Count && style >= 0 ? _styles[style].Font : null;
}
