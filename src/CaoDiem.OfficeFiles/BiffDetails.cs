using System.Buffers.Binary;
using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>What the reader of .xls files leaves out and registers need: error values and the fonts of the cells, sheet by sheet.</summary>
internal sealed class BiffDetails
{
    private const int BeginOfPart = 0x809;
    private const int SheetEntry = 0x85;
    private const int Password = 0x2F;

    private readonly List<string> _fonts = [];
    private readonly List<int> _fontOfStyle = [];
    private readonly List<(long Offset, bool IsTable)> _sheets = [];
    private readonly Dictionary<(int Sheet, int Row, int Column), byte> _errors = [];
    private readonly Dictionary<(int Sheet, int Row, int Column), ushort> _styles = [];
    private bool _isUnicode;

    /// <summary>Nothing is known of a file that is damaged or protected: the reader itself says so.</summary>
    public static BiffDetails Of(byte[] content)
    {
        var details = new BiffDetails();
        try
        {
            var file = new CompoundFile(content);
            details.Scan(file.Read("Workbook") ?? file.Read("Book") ?? []);
        }
        catch (Exception damaged) when (
            damaged is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            details._errors.Clear();
            details._styles.Clear();
        }

        return details;
    }

    /// <summary>The error value of a cell as people see it; sheets count from 0, rows and columns from 1.</summary>
    public string? Error(int sheet, int row, int column) => _errors.TryGetValue((sheet, row, column), out var code) ? code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    } : null;

    public string? Font(int sheet, int row, int column)
    {
        if (!_styles.TryGetValue((sheet, row, column), out var style) || style >= _fontOfStyle.Count)
        {
            return null;
        }

        // Numbers of fonts leave out 4.
        var font = _fontOfStyle[style] is > 4 and var high ? high - 1 : _fontOfStyle[style];
        return font < _fonts.Count ? _fonts[font] : null;
    }

    public IEnumerable<(int Row, int Column)> Errors(int sheet) => _errors.Keys.Where(k => k.Sheet == sheet).Select(k => (k.Row, k.Column));

    private void Scan(byte[] stream)
    {
        var sheet = -1;
        for (var at = 0; at + 4 <= stream.Length;)
        {
            int kind = U16(stream, at);
            int length = U16(stream, at + 2);
            if (at + 4 + length > stream.Length || kind == Password)
            {
                return;
            }

            var record = stream.AsSpan(at + 4, length);
            if (kind == BeginOfPart)
            {
                _isUnicode |= length >= 2 && BinaryPrimitives.ReadUInt16LittleEndian(record) == 0x600;
                var offset = at;
                var entry = _sheets.FindIndex(s => s.Offset == offset);
                sheet = entry < 0 ? sheet : _sheets[entry].IsTable ? _sheets.Take(entry).Count(s => s.IsTable) : -1;
            }
            else
            {
                Note(kind, record, sheet);
            }

            at += 4 + length;
        }
    }

    private void Note(int kind, ReadOnlySpan<byte> record, int sheet)
    {
        switch (kind)
        {
            case SheetEntry when record.Length >= 6:
                _sheets.Add((BinaryPrimitives.ReadUInt32LittleEndian(record), record[5] == 0));
                break;
            case 0x31 when record.Length >= 16:
                _fonts.Add(FontName(record[14..]));
                break;
            case 0xE0 when record.Length >= 2:
                _fontOfStyle.Add(U16(record));
                break;
            case 0x205 when record.Length >= 8 && record[7] == 1 && sheet >= 0:
                _errors[Place(record, sheet)] = record[6];
                break;
            case 0x06 when record.Length >= 14 && record[6] == 2 && record[12] == 0xFF && record[13] == 0xFF && sheet >= 0:
                _errors[Place(record, sheet)] = record[8];
                break;
            case 0xFD or 0x204 or 0xD6 when record.Length >= 6 && sheet >= 0:
                _styles[Place(record, sheet)] = U16(record[4..]);
                break;
            default:
                break;
        }
    }

    private string FontName(ReadOnlySpan<byte> text)
    {
        int length = text[0];
        var wide = _isUnicode && (text[1] & 1) == 1;
        var bytes = text[(_isUnicode ? 2 : 1)..];
        return wide
            ? Encoding.Unicode.GetString(bytes[..Math.Min(length * 2, bytes.Length)])
            : Encoding.Latin1.GetString(bytes[..Math.Min(length, bytes.Length)]);
    }

    private static (int, int, int) Place(ReadOnlySpan<byte> record, int sheet) => (sheet, U16(record) + 1, U16(record[2..]) + 1);

    private static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
