using System.Globalization;
using System.Text;
using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>Workbooks in the XML form of Excel 2003, mostly named .xls or .xml.</summary>
internal sealed class SpreadsheetXml
{
    private const string Own = "urn:schemas-microsoft-com:office:spreadsheet";

    private readonly Book _book = new();
    private readonly ReadingBudget _budget = new();
    private Sheet _sheet = new();
    private int _row;
    private int _column;
    private int _across;

    public static Book Read(string text)
    {
        var reader = new SpreadsheetXml();
        using (var xml = XmlReader.Create(new StringReader(text), SheetFile.XmlRules()))
        {
            reader.Scan(xml);
        }

        return reader._book;
    }

    private void Scan(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "Worksheet":
                    _sheet = new() { Name = CellText.Clean(xml.GetAttribute("Name", Own) ?? "") };
                    _book.Sheets.Add(_sheet);
                    _row = 0;
                    break;
                case "Row":
                    _row = Number(xml, "Index") ?? _row + 1;
                    (_column, _across) = (0, 0);
                    ReadingBudget.RequireRow(_row, _sheet.RowCount);
                    break;
                case "Cell":
                    _budget.CountCell();
                    _column = Number(xml, "Index") ?? _column + 1 + _across;
                    ReadCell(xml);
                    break;
                case "Visible" when !xml.IsEmptyElement && xml.Read():
                    _sheet.Hidden = xml.Value is "SheetHidden" or "SheetVeryHidden";
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadCell(XmlReader xml)
    {
        _across = Math.Min(Number(xml, "MergeAcross") ?? 0, ReadingBudget.MaximumColumns);
        var down = Number(xml, "MergeDown") ?? 0;
        if ((_across > 0 || down > 0) && _sheet.Merges.Count < ReadingBudget.MaximumMerges && down < SheetFile.MaximumRows)
        {
            _sheet.Merges.Add(new(_row, _column, _row + down, _column + _across));
        }

        if (xml.IsEmptyElement)
        {
            return;
        }

        var (depth, type, text, inside) = (xml.Depth, "String", new StringBuilder(), false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "Data":
                    type = xml.GetAttribute("Type", Own) ?? type;
                    inside = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "Data":
                    inside = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inside:
                    _budget.Append(xml, text);
                    break;
                default:
                    break;
            }
        }

        Put(type, text.ToString());
    }

    private void Put(string type, string value)
    {
        var cell = new Cell { Row = _row, Column = _column };
        if (type == "Number")
        {
            CellText.SetNumber(cell, value, false, false);
        }
        else if (type == "DateTime" && DateTime.TryParse(value, CultureInfo.InvariantCulture, out var day))
        {
            cell.Date = DateOnly.FromDateTime(day);
            cell.Number = day.ToOADate();
            cell.Text = cell.Date.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        }
        else
        {
            cell.Text = CellText.Clean(value);
            cell.Broken = type == "Error";
        }

        if (cell.Text.Length > 0 && _column <= ReadingBudget.MaximumColumns)
        {
            _sheet.Add(cell);
        }
    }

    private static int? Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name, Own), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
