using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaoDiem.OfficeFiles;

/// <summary>A mistake to be written into the user's own sheet.</summary>
/// <param name="Sheet">Name of the sheet; null for the one with most cells.</param>
public sealed record CellRemark(int Row, int? Column, string Code, string Message, string? Sheet = null);

/// <summary>
/// A copy of the user's own file with a column of coded messages at the right and the faulty cells in light red.
/// Everything else stays as it was. What is no plain .xlsx (an .xls, a web table, a workbook with macros or with rows that
/// stand twice) comes back as .xlsx with the same values, without macros.
/// </summary>
public static class AnnotatedCopy
{
    public const string Title = "Lỗi cần sửa";
    private const string Red = "FFFFC7CE";

    public static byte[] Write(byte[] original, string fileName, IReadOnlyList<CellRemark> remarks)
    {
        var book = SheetFile.ReadBook(original, fileName);
        if (IsPlain(original, book))
        {
            try
            {
                return Write(original, book, remarks);
            }
            catch (Exception odd) when (odd is not (OutOfMemoryException or OfficeFileException))
            {
                // What the reader forgives, the library that edits may not: the copy is then made of the values.
            }
        }

        return Write(WorkbookWriter.Copy(book), book, remarks);
    }

    private static bool IsPlain(byte[] original, Book book)
    {
        if (original is not [(byte)'P', (byte)'K', ..] || book.Unreadable.Count > 0 || book.Sheets.Exists(s => s.HasMovedRows))
        {
            return false;
        }

        using var package = new OfficePackage(original);
        return package.IsRegular
            && !package.Names.Any(n => n.Contains("vba", StringComparison.OrdinalIgnoreCase)
                || n.Contains("activeX", StringComparison.OrdinalIgnoreCase));
    }

    private static byte[] Write(byte[] workbook, Book book, IReadOnlyList<CellRemark> remarks)
    {
        var content = new MemoryStream();
        content.Write(workbook);
        content.Position = 0;
        using (var document = SpreadsheetDocument.Open(content, true))
        {
            var styles = new RedStyles(document.WorkbookPart!);
            foreach (var group in remarks.GroupBy(r => r.Sheet ?? book.Largest.Name))
            {
                var sheet = book.Sheets.Find(s => s.Name == group.Key) ?? book.Largest;
                Mark(PartOf(document.WorkbookPart!, book.Sheets.IndexOf(sheet), sheet.Name), sheet, [.. group], styles);
            }
        }

        return content.ToArray();
    }

    private static WorksheetPart PartOf(WorkbookPart workbook, int number, string name)
    {
        var sheets = workbook.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        var entry = sheets.Find(s => s.Name?.Value == name) ?? sheets[Math.Min(number, sheets.Count - 1)];
        return (WorksheetPart)workbook.GetPartById(entry.Id!.Value!);
    }

    private static void Mark(WorksheetPart part, Sheet sheet, IReadOnlyList<CellRemark> remarks, RedStyles styles)
    {
        var data = part.Worksheet!.GetFirstChild<SheetData>()!;
        var rows = data.Elements<Row>().Where(r => r.RowIndex is not null).ToDictionary(r => (int)r.RowIndex!.Value);
        var column = sheet.LastColumn + 1;
        // The title stands on the header row: the first one that is filled across.
        var header = sheet.RowNumbers.FirstOrDefault(r => sheet.Row(r).Count * 2 >= sheet.LastColumn, 1);
        SetText(RowAt(data, rows, header), header, column, Title, styles.Plain);
        foreach (var group in remarks.GroupBy(r => r.Row))
        {
            var row = RowAt(data, rows, group.Key);
            SetText(row, group.Key, column, string.Join("; ", group.Select(r => $"{r.Code}: {r.Message}")), styles.Plain);
            foreach (var at in group.Select(r => r.Column).OfType<int>().Distinct())
            {
                var cell = CellAt(row, group.Key, at);
                cell.StyleIndex = styles.RedOf(cell.StyleIndex?.Value ?? 0);
            }
        }

        part.Worksheet.GetFirstChild<SheetDimension>()?.Remove();
        part.Worksheet.Save();
    }

    private static Row RowAt(SheetData data, Dictionary<int, Row> rows, int number)
    {
        if (rows.TryGetValue(number, out var row))
        {
            row.Spans = null;
            return row;
        }

        row = new Row { RowIndex = (uint)number };
        var next = data.Elements<Row>().FirstOrDefault(r => r.RowIndex?.Value > number);
        data.InsertBefore(row, next);
        rows.Add(number, row);
        return row;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell CellAt(Row row, int number, int column)
    {
        var reference = $"{Sheet.Letter(column)}{number}";
        DocumentFormat.OpenXml.Spreadsheet.Cell? next = null;
        foreach (var cell in row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
        {
            var at = Sheet.Place(cell.CellReference?.Value)?.Column ?? 0;
            if (at == column)
            {
                return cell;
            }

            if (at > column)
            {
                next = cell;
                break;
            }
        }

        var added = new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = reference };
        row.InsertBefore(added, next);
        return added;
    }

    private static void SetText(Row row, int number, int column, string text, uint style)
    {
        var cell = CellAt(row, number, column);
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.StyleIndex = style;
        cell.AppendChild(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static class CellValues
    {
        public static readonly EnumValue<DocumentFormat.OpenXml.Spreadsheet.CellValues> InlineString =
            new(DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString);
    }

    /// <summary>The user's styles with a red ground, made as they are needed.</summary>
    private sealed class RedStyles
    {
        private readonly Stylesheet _sheet;
        private readonly uint _fill;
        private readonly Dictionary<uint, uint> _red = [];

        public RedStyles(WorkbookPart workbook)
        {
            var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>();
            _sheet = part.Stylesheet ??= new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None })),
                new Borders(new Border()), new CellFormats(new CellFormat()));
            _sheet.Fills ??= new Fills();
            _sheet.CellFormats ??= new CellFormats(new CellFormat());
            _sheet.Fills.AppendChild(new Fill(new PatternFill(new ForegroundColor { Rgb = Red }) { PatternType = PatternValues.Solid }));
            _fill = (uint)_sheet.Fills.Elements<Fill>().Count() - 1;
            _sheet.Fills.Count = _fill + 1;
            Plain = 0;
        }

        public uint Plain { get; }

        public uint RedOf(uint style)
        {
            if (_red.TryGetValue(style, out var red))
            {
                return red;
            }

            var formats = _sheet.CellFormats!;
            var copy = (CellFormat)(formats.Elements<CellFormat>().ElementAtOrDefault((int)style) ?? new CellFormat()).CloneNode(true);
            copy.FillId = _fill;
            copy.ApplyFill = true;
            formats.AppendChild(copy);
            red = (uint)formats.Elements<CellFormat>().Count() - 1;
            formats.Count = red + 1;
            _red.Add(style, red);
            return red;
        }
    }
}
