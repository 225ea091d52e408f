using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using XCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace CaoDiem.OfficeFiles;

public enum ColumnKind
{
    Text,
    Number,
    Money,
    Date,
    Percent,

    /// <summary>Two decimals.</summary>
    Decimal,
}

/// <summary>A column of an export; <paramref name="Total"/> sums it below the rows.</summary>
/// <param name="Ratio">Places (from 0) of the columns that the total row divides: sum of the first over sum of the second.</param>
public sealed record ColumnSpec(string Header, ColumnKind Kind, int Width = 14, bool Total = false, (int Done, int Whole)? Ratio = null);

/// <summary>A cell that follows from other rows of its column: their sum by sign, or the first divided by the second.</summary>
/// <param name="Value">What the formula gives, for readers that do not compute.</param>
/// <param name="Rows">Places of the rows, from 0, and whether each is added or taken off.</param>
public sealed record FollowingCell(double Value, IReadOnlyList<(int Row, int Sign)> Rows, bool Ratio = false);

/// <summary>
/// A sheet to write: title lines, columns, rows of plain values (string, int, long, double, DateOnly, <see cref="FollowingCell"/> or null).
/// </summary>
public sealed record SheetSpec(string Name, IReadOnlyList<string> Titles, IReadOnlyList<ColumnSpec> Columns, IEnumerable<object?[]> Rows);

/// <summary>
/// Writes typed .xlsx exports, streaming. Text is always text: nothing that came from a user ever becomes a formula.
/// </summary>
public static partial class WorkbookWriter
{
    private const uint PlainStyle = 0;
    private const uint HeaderStyle = 1;
    private const uint MoneyStyle = 2;
    private const uint DateStyle = 3;
    private const uint PercentStyle = 4;
    private const uint TitleStyle = 5;
    private const uint TotalStyle = 6;
    private const uint DecimalStyle = 7;
    private const uint TotalPercentStyle = 8;
    private const uint PaperA4 = 9;

    public static byte[] Write(params IReadOnlyList<SheetSpec> sheets)
    {
        var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheets[i]);
                workbook.Workbook.Sheets!.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Name = SheetName(sheets[i].Name),
                    SheetId = (uint)i + 1,
                    Id = workbook.GetIdOfPart(part),
                });
            }

            // The header of every sheet is repeated on each printed page.
            workbook.Workbook.AppendChild(new DefinedNames(sheets.Select((s, i) => new DefinedName($"'{SheetName(s.Name)}'!${HeaderRow(s)}:${HeaderRow(s)}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i })));
        }

        return content.ToArray();
    }

    /// <summary>The values of a file as an .xlsx file, every cell where it stood.</summary>
    public static byte[] Copy(Book book)
    {
        var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = new Sheets();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var sheet in book.Sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = Copy(sheet);
                sheets.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Name = names.Add(SheetName(sheet.Name)) ? SheetName(sheet.Name) : $"{names.Count + sheets.ChildElements.Count}",
                    SheetId = (uint)sheets.ChildElements.Count + 1,
                    Id = workbook.GetIdOfPart(part),
                    State = sheet.Hidden ? SheetStateValues.Hidden : null,
                });
            }

            workbook.Workbook = new Workbook(sheets);
        }

        return content.ToArray();
    }

    private static Worksheet Copy(Sheet sheet)
    {
        var data = new SheetData();
        foreach (var row in sheet.RowNumbers)
        {
            data.AppendChild(new Row(sheet.Row(row).Select(CopyCell)) { RowIndex = (uint)row });
        }

        var copy = new Worksheet(data);
        if (sheet.Merges.Count > 0)
        {
            copy.AppendChild(new MergeCells(sheet.Merges.Select(m => new MergeCell
            {
                Reference = $"{Sheet.Letter(m.Left)}{m.Top}:{Sheet.Letter(m.Right)}{m.Bottom}",
            })));
        }

        return copy;
    }

    private static XCell CopyCell(Cell cell)
    {
        var reference = $"{Sheet.Letter(cell.Column)}{cell.Row}";
        return cell.Number is { } number
            ? Number(number.ToString("R", CultureInfo.InvariantCulture), cell.Date is null ? PlainStyle : DateStyle, reference)
            : Inline(cell.Text, PlainStyle, reference);
    }

    private static void WriteSheet(WorksheetPart part, SheetSpec spec)
    {
        var first = HeaderRow(spec);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = first,
            TopLeftCell = $"A{first + 1}",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(spec.Columns.Select((c, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = c.Width,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        for (var i = 0; i < spec.Titles.Count; i++)
        {
            WriteRow(writer, i + 1, [Inline(spec.Titles[i], TitleStyle, $"A{i + 1}")]);
        }

        WriteRow(writer, first, spec.Columns.Select((c, i) => Inline(c.Header, HeaderStyle, $"{Sheet.Letter(i + 1)}{first}")));
        var (row, totals) = WriteData(writer, spec, first);
        if (row > first && spec.Columns.Any(c => c.Total))
        {
            WriteRow(writer, row + 1, spec.Columns.Select((c, i) => Total(c, i, first + 1, row, totals)));
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A{first}:{Sheet.Letter(spec.Columns.Count)}{Math.Max(row, first)}" });
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = PaperA4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&CTrang &P/&N")));
        writer.WriteEndElement();
    }

    private static int HeaderRow(SheetSpec spec) => spec.Titles.Count + (spec.Titles.Count > 0 ? 2 : 1);

    private static (int LastRow, double[] Totals) WriteData(OpenXmlWriter writer, SheetSpec spec, int first)
    {
        var (row, totals) = (first, new double[spec.Columns.Count]);
        foreach (var values in spec.Rows)
        {
            row++;
            var number = row;
            WriteRow(writer, row, values.Select((v, i) => v is FollowingCell following
                ? Following(following, spec.Columns[i].Kind, i, first + 1, number)
                : Value(v, spec.Columns[i].Kind, $"{Sheet.Letter(i + 1)}{number}")));
            for (var i = 0; i < values.Length; i++)
            {
                totals[i] += values[i] is int or long or double ? Convert.ToDouble(values[i], CultureInfo.InvariantCulture) : 0;
            }
        }

        return (row, totals);
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IEnumerable<OpenXmlElement> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        foreach (var cell in cells)
        {
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    private static XCell Value(object? value, ColumnKind kind, string reference) => value switch
    {
        null => new XCell { CellReference = reference },
        DateOnly day => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), DateStyle, reference),
        int or long or double => Number(Convert.ToString(value, CultureInfo.InvariantCulture)!, StyleOf(kind), reference),
        _ => Inline(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", PlainStyle, reference),
    };

    private static XCell Following(FollowingCell cell, ColumnKind kind, int column, int from, int row)
    {
        var letter = Sheet.Letter(column + 1);
        string Of((int Row, int Sign) term) => $"{letter}{from + term.Row}";
        var formula = cell.Ratio
            ? $"IF({Of(cell.Rows[1])}=0,0,{Of(cell.Rows[0])}/{Of(cell.Rows[1])})"
            : string.Concat(cell.Rows.Select((t, i) => (t.Sign < 0 ? "-" : i > 0 ? "+" : "") + Of(t)));
        return new(new CellFormula(formula), new CellValue(cell.Value.ToString("R", CultureInfo.InvariantCulture)))
        {
            CellReference = $"{letter}{row}",
            StyleIndex = cell.Ratio ? PercentStyle : StyleOf(kind),
        };
    }

    private static uint StyleOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Money or ColumnKind.Number => MoneyStyle,
        ColumnKind.Percent => PercentStyle,
        ColumnKind.Date => DateStyle,
        ColumnKind.Decimal => DecimalStyle,
        _ => PlainStyle,
    };

    private static XCell Total(ColumnSpec column, int index, int from, int to, double[] totals)
    {
        var reference = $"{Sheet.Letter(index + 1)}{to + 1}";
        if (column.Ratio is { } ratio)
        {
            var (done, whole) = ($"{Sheet.Letter(ratio.Done + 1)}{to + 1}", $"{Sheet.Letter(ratio.Whole + 1)}{to + 1}");
            var share = totals[ratio.Whole] == 0 ? 0 : totals[ratio.Done] / totals[ratio.Whole];
            return new XCell(new CellFormula($"IF({whole}=0,0,{done}/{whole})"), new CellValue(share.ToString("R", CultureInfo.InvariantCulture))) { CellReference = reference, StyleIndex = TotalPercentStyle };
        }

        if (!column.Total)
        {
            return index == 0 ? Inline("Tổng cộng", TotalStyle, reference) : new XCell { CellReference = reference, StyleIndex = TotalStyle };
        }

        var letter = Sheet.Letter(index + 1);
        return new XCell(new CellFormula($"SUM({letter}{from}:{letter}{to})"), new CellValue(totals[index].ToString("R", CultureInfo.InvariantCulture)))
        {
            CellReference = reference,
            StyleIndex = TotalStyle,
        };
    }

    private static XCell Number(string value, uint style, string reference) =>
        new(new CellValue(value)) { CellReference = reference, StyleIndex = style };

    private static XCell Inline(string text, uint style, string reference) =>
        new(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = reference,
            DataType = DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString,
            StyleIndex = style,
        };

    // XML knows no control characters.
    private static string Printable(string text) =>
        text.Any(c => c < ' ' && c is not ('\n' or '\t')) ? string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t')) : text;

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        return clean.Length == 0 ? "Sheet1" : clean.Length <= 31 ? clean : clean[..31];
    }
}
