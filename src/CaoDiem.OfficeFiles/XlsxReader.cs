using System.Globalization;
using System.Text;
using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Streams the sheets of an .xlsx or .xlsm file, transitional or strict. Parts are found by their relations; where these are
/// damaged, by the names that every program gives them, so that an intact sheet is read even beside a broken one.
/// </summary>
internal sealed class XlsxReader(OfficePackage package, ReadingBudget budget)
{
    private List<string> _strings = [];
    private CellStyles _styles = new(null);
    private bool _from1904;

    public static Book Read(OfficePackage package) => new XlsxReader(package, new()).Read();

    private Book Read()
    {
        var workbook = package.Relations("").Find(r => r.Type == "officeDocument")?.Target is { } target && package.Has(target) ? target
            : "xl/workbook.xml";
        var relations = package.Relations(workbook);
        var entries = Entries(workbook, relations);
        using (var strings = Part(relations, "sharedStrings", "xl/sharedStrings.xml"))
        {
            _strings = Strings(strings);
        }

        using (var styles = Part(relations, "styles", "xl/styles.xml"))
        {
            _styles = new(styles);
        }

        var book = new Book();
        Exception? broken = null;
        foreach (var (name, hidden, part) in entries)
        {
            try
            {
                book.Sheets.Add(ReadSheet(part, name, hidden));
            }
            catch (Exception damaged) when (damaged is XmlException or InvalidDataException or FormatException)
            {
                broken = damaged;
                book.Unreadable.Add(name);
            }
        }

        return book.Sheets.Count == 0 ? throw broken ?? new InvalidDataException("No sheet part.") : book;
    }

    private Stream? Part(List<PartRelation> relations, string type, string usual) =>
        package.Open(relations.Find(r => r.Type == type)?.Target ?? usual) ?? package.Open(usual);

    // The sheets as the workbook names them; a sheet whose relation is lost is looked for by its place.
    private List<(string Name, bool Hidden, string Part)> Entries(string workbook, List<PartRelation> relations)
    {
        var entries = new List<(string, bool, string)>();
        using var stream = package.Open(workbook);
        if (stream is not null)
        {
            using var xml = SheetFile.SafeXml(stream);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (xml.LocalName == "workbookPr")
                {
                    _from1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
                else if (xml.LocalName == "sheet")
                {
                    var relation = relations.Find(r => r.Id == RelationId(xml));
                    var part = relation?.Type == "worksheet" || relation is null ? relation?.Target : null;
                    part = part is not null && package.Has(part) ? part : relation is null ? $"xl/worksheets/sheet{entries.Count + 1}.xml"
                        : null;
                    if (part is not null && package.Has(part))
                    {
                        entries.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", part));
                    }
                }
            }
        }

        return entries.Count > 0 ? entries : [.. LooseSheets()];
    }

    private IEnumerable<(string Name, bool Hidden, string Part)> LooseSheets() => package.Names
        .Where(n => n.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
            && n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.OrdinalIgnoreCase).Select(n => (Path.GetFileNameWithoutExtension(n), false, n));

    private static string? RelationId(XmlReader xml)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    private List<string> Strings(Stream? part)
    {
        var strings = new List<string>();
        if (part is null)
        {
            return strings;
        }

        using var xml = SheetFile.SafeXml(part);
        var text = new StringBuilder();
        var phonetic = 0;
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "si") when xml.IsEmptyElement: strings.Add(""); break;
                case (XmlNodeType.Element, "si"): text.Clear(); break;
                case (XmlNodeType.EndElement, "si"): strings.Add(CellText.Clean(text.ToString())); break;
                case (XmlNodeType.Element, "rPh") when !xml.IsEmptyElement: phonetic++; break;
                case (XmlNodeType.EndElement, "rPh"): phonetic--; break;
                case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _)
                    when phonetic == 0:
                    budget.Append(xml, text);
                    break;
                default: break;
            }
        }

        return strings;
    }

    private Sheet ReadSheet(string part, string name, bool hidden)
    {
        var sheet = new Sheet { Name = CellText.Clean(name), Hidden = hidden };
        using var stream = package.Open(part) ?? throw new InvalidDataException("No sheet part.");
        using var xml = SheetFile.SafeXml(stream);
        var (row, column, lastRow) = (0, 0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                        : row + 1;
                    // A row number that comes twice would hide the row before it: the second one moves below.
                    row = row <= lastRow && sheet.Row(row).Count > 0 ? lastRow + 1 : row;
                    sheet.HasMovedRows |= row != number;
                    (column, lastRow) = (0, Math.Max(row, lastRow));
                    ReadingBudget.RequireRow(row, sheet.RowCount);
                    break;
                case "c":
                    budget.CountCell();
                    column = Sheet.Place(xml.GetAttribute("r"))?.Column ?? column + 1;
                    if (column <= ReadingBudget.MaximumColumns && ReadCell(xml, (row, column)) is { } cell)
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

    private static void AddMerge(Sheet sheet, string? reference)
    {
        var ends = (reference ?? "").Split(':');
        if (ends.Length == 2 && Sheet.Place(ends[0]) is { } a && Sheet.Place(ends[1]) is { } b
            && sheet.Merges.Count < ReadingBudget.MaximumMerges)
        {
            sheet.Merges.Add(new(a.Row, a.Column, b.Row, b.Column));
        }
    }

    private Cell? ReadCell(XmlReader xml, (int Row, int Column) place)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        if (xml.IsEmptyElement)
        {
            return null;
        }

        var (value, formula) = Inner(xml);
        // A formula that gave an empty text has its value: nothing.
        if (string.IsNullOrEmpty(value) && (formula is null || value is not null || type == "str"))
        {
            return null;
        }

        var cell = new Cell
        {
            Row = place.Row,
            Column = place.Column,
            Formula = formula,
            Format = _styles.Format(style),
            Font = _styles.Font(style),
        };
        SetValue(cell, type, value ?? "", style);
        return cell.Text.Length == 0 && cell.Number is null && formula is null ? null : cell;
    }

    private void SetValue(Cell cell, string? type, string value, int style)
    {
        switch (type)
        {
            case "s":
                var known = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _strings.Count;
                cell.Text = known ? _strings[index] : "";
                break;
            case "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, out var day):
                cell.Date = DateOnly.FromDateTime(day);
                cell.Text = cell.Date.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
                break;
            case "str" or "inlineStr" or "d":
                cell.Text = CellText.Clean(value);
                break;
            case "b":
                cell.Text = value == "1" ? "TRUE" : "FALSE";
                break;
            case "e":
                cell.Broken = true;
                cell.Text = CellText.Clean(value);
                break;
            default:
                CellText.SetNumber(cell, value, _styles.IsDate(style), _from1904);
                break;
        }
    }

    // Stands on the start of a c element and leaves the reader on its end. No value: the file does not store one.
    private (string? Value, string? Formula) Inner(XmlReader xml)
    {
        StringBuilder? value = null;
        StringBuilder? formula = null;
        var depth = xml.Depth;
        var (inside, phonetic) = ("", 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    inside = xml.LocalName;
                    phonetic += inside == "rPh" && !xml.IsEmptyElement ? 1 : 0;
                    formula = inside == "f" ? formula ?? new() : formula;
                    value = inside is "v" or "t" ? value ?? new() : value;
                    break;
                case XmlNodeType.EndElement:
                    phonetic -= xml.LocalName == "rPh" ? 1 : 0;
                    inside = "";
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    when phonetic == 0:
                    if ((inside == "f" ? formula : inside is "v" or "t" ? value : null) is { } into)
                    {
                        budget.Append(xml, into);
                    }

                    break;
                default:
                    break;
            }
        }

        return (value?.ToString(), formula?.ToString());
    }
}
