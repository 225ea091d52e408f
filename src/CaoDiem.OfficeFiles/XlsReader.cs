using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads old .xls files through ExcelDataReader.</summary>
internal static class XlsReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Sheet Read(byte[] content)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(
                new MemoryStream(content, writable: false), new() { FallbackEncoding = Encoding.GetEncoding(1252) });
            Sheet? best = null;
            do
            {
                var sheet = ReadSheet(reader);
                best = best is null || sheet.CellCount > best.CellCount ? sheet : best;
            }
            while (reader.NextResult());
            return best;
        }
        catch (InvalidPasswordException)
        {
            throw new OfficeFileException(OfficeFileException.Protected, "Tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.");
        }
    }

    private static Sheet ReadSheet(IExcelDataReader reader)
    {
        var sheet = new Sheet { Name = reader.Name ?? "" };
        for (var row = 1; reader.Read() && row <= SheetFile.MaximumRows; row++)
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (ReadCell(reader, row, i) is { } cell)
                {
                    sheet.Add(cell);
                }
            }
        }

        foreach (var merge in reader.MergeCells ?? [])
        {
            sheet.Merges.Add(new(merge.FromRow + 1, merge.FromColumn + 1, merge.ToRow + 1, merge.ToColumn + 1));
        }

        return sheet;
    }

    private static Cell? ReadCell(IExcelDataReader reader, int row, int index)
    {
        var value = reader.GetValue(index);
        if (value is null)
        {
            return null;
        }

        var cell = new Cell { Row = row, Column = index + 1, Format = reader.GetNumberFormatString(index) };
        switch (value)
        {
            case string text:
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
