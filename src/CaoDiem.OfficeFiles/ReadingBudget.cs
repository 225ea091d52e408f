using System.Text;
using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>What the reading of one file may cost. A real register stays far below; whoever goes above gets a coded error.</summary>
internal sealed class ReadingBudget
{
    /// <summary>Longest text of a cell, as spreadsheet programs have it.</summary>
    public const int LongestText = 32_767;

    /// <summary>Columns that are kept; what stands further right is no register.</summary>
    public const int MaximumColumns = 512;

    public const int MaximumMerges = 50_000;

    private const int MaximumCells = 4_000_000;
    private const long MaximumCharacters = 80_000_000;

    private int _cells;
    private long _characters;

    /// <summary>Counts a cell of the file, also an empty one or one that is not kept.</summary>
    /// <exception cref="OfficeFileException">FILE-004: more cells than any register has.</exception>
    public void CountCell()
    {
        if (++_cells > MaximumCells)
        {
            throw new OfficeFileException(
                OfficeFileException.TooLarge,
                    $"Tệp có hơn {MaximumCells:N0} ô. Hãy xóa các dòng, cột trống đã định dạng thừa hoặc tách thành nhiều tệp.");
        }
    }

    /// <exception cref="OfficeFileException">FILE-004: more rows than are read.</exception>
    public static void RequireRow(int row, int kept)
    {
        if (row > 1_048_576 || kept > SheetFile.MaximumRows)
        {
            throw new OfficeFileException(
                OfficeFileException.TooLarge, $"Bảng có hơn {SheetFile.MaximumRows:N0} dòng. Hãy tách thành nhiều tệp.");
        }
    }

    /// <summary>Appends the text under the reader piece by piece, so that a huge text is noticed before it is held.</summary>
    /// <exception cref="OfficeFileException">FILE-007: a text longer than a cell may hold; FILE-004: too much text in all.</exception>
    public void Append(XmlReader xml, StringBuilder text)
    {
        var before = text.Length;
        if (xml.CanReadValueChunk && xml.NodeType == XmlNodeType.Text)
        {
            var piece = new char[1024];
            for (int read; (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
            {
                text.Append(piece, 0, read);
                RequireLength(text.Length);
            }
        }
        else
        {
            text.Append(xml.Value);
        }

        RequireLength(text.Length);
        Count(text.Length - before);
    }

    public void Count(int characters)
    {
        if ((_characters += characters) > MaximumCharacters)
        {
            throw new OfficeFileException(
                OfficeFileException.TooLarge, "Tệp chứa quá nhiều chữ nên không được mở. Hãy tách thành nhiều tệp.");
        }
    }

    public static void RequireLength(int length)
    {
        if (length > LongestText)
        {
            throw new OfficeFileException(
                OfficeFileException.TooComplex, $"Có ô dài hơn {LongestText:N0} ký tự; bảng tính không thể có ô như vậy.");
        }
    }
}
