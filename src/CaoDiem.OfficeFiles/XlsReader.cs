using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads old .xls files: values through ExcelDataReader, error values and fonts from the records themselves.</summary>
internal sealed class XlsReader
{
    private readonly ReadingBudget _budget = new();
    private readonly BiffDetails _details;

    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsReader(byte[] content) => _details = BiffDetails.Of(content);

    public static Book Read(byte[] content)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(
                new MemoryStream(content, writable: false), new() { FallbackEncoding = Encoding.GetEncoding(1252) });
            var (own, book) = (new XlsReader(content), new Book());
            do
            {
                book.Sheets.Add(own.ReadSheet(reader, book.Sheets.Count));
            }
            while (reader.NextResult());
            return book;
        }
        catch (InvalidPasswordException)
        {
            throw FileKinds.HasPassword();
        }
    }

    private Sheet ReadSheet(IExcelDataReader reader, int number)
    {
        var sheet = new Sheet { Name = CellText.Clean(reader.Name ?? ""), Hidden = reader.VisibleState is "hidden" or "veryhidden" };
        for (var row = 1; reader.Read(); row++)
        {
            ReadingBudget.RequireRow(row, sheet.RowCount);
            for (var i = 0; i < Math.Min(reader.FieldCount, ReadingBudget.MaximumColumns); i++)
            {
                _budget.CountCell();
                if (ReadCell(reader, row, i, _details.Font(number, row, i + 1)) is { } cell)
                {
                    sheet.Add(cell);
                }
            }
        }

        foreach (var (row, column) in _details.Errors(number))
        {
            sheet.Add(new() { Row = row, Column = column, Broken = true, Text = _details.Error(number, row, column)! });
        }

        foreach (var merge in (reader.MergeCells ?? []).Take(ReadingBudget.MaximumMerges))
        {
            sheet.Merges.Add(new(merge.FromRow + 1, merge.FromColumn + 1, merge.ToRow + 1, merge.ToColumn + 1));
        }

        return sheet;
    }

    private Cell? ReadCell(IExcelDataReader reader, int row, int index, string? font)
    {
        var value = reader.GetValue(index);
        if (value is null)
        {
            return null;
        }

        var cell = new Cell { Row = row, Column = index + 1, Format = reader.GetNumberFormatString(index), Font = font };
        switch (value)
        {
            case string text:
                _budget.Count(text.Length);
                cell.Text = CellText.Clean(text);
                break;
            case DateTime day:
                cell.Number = day.ToOADate();
                cell.Date = DateOnly.FromDateTime(day);
                cell.Text = cell.Date.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
                break;
            case IConvertible number and (double or int or decimal):
                CellText.SetNumber(cell, number.ToString(CultureInfo.InvariantCulture), CellText.IsDateFormat(cell.Format ?? ""), false);
                break;
            default:
                cell.Text = CellText.Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }

        return cell.Text.Length == 0 && cell.Number is null ? null : cell;
    }
}
