using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Scheduling;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>Reads the sheet of ways, as the product writes it or as somebody filled it in; all or nothing.</summary>
public sealed record ImportTravel(byte[] Content, string FileName);

/// <param name="Changed">Ways that were entered or changed; those that say what was estimated anyway stay estimates.</param>
public sealed record TravelImported(int Changed, int Unchanged, IReadOnlyList<ImportIssue> Issues);

public sealed class ImportTravelHandler(AppDb db)
{
    /// <exception cref="OfficeFileException">FILE-…: the file cannot be read at all.</exception>
    public async Task<TravelImported> Handle(ImportTravel command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var sheet = SheetFile.Read(command.Content, command.FileName);
        var known = await OfficeTravel.LoadAsync(db, actor.RequireOffice(), cancellationToken);
        var reading = new TravelSheetReader(sheet, known);
        var ways = reading.Read();
        if (reading.Issues.Count > 0)
        {
            return new(0, 0, reading.Issues);
        }

        var changed = ways.Where(w => !known.Lines.Any(l => Same(l, w))).ToList();
        if (changed.Count > 0)
        {
            await new EditTravelHandler(db).Handle(new EditTravel(changed), actor, cancellationToken);
        }

        return new(changed.Count, ways.Count - changed.Count, []);
    }

    private static bool Same(TravelLine line, TravelEdge way) =>
        (line.Minutes, line.Metres, line.OneWay) == (way.Minutes, way.Metres, way.OneWay)
        && ((line.From, line.To) == (way.From, way.To) || (!way.OneWay && (line.To, line.From) == (way.From, way.To)));
}

/// <summary>The sheet of ways: its columns, how it is written, how its cells are read.</summary>
internal sealed class TravelSheetReader(Sheet sheet, OfficeTravel known)
{
    private const int MetresPerKm = 1000;
    private static readonly string[] Headers = ["tu", "den", "so phut", "so km", "mot chieu"];
    private static readonly string[] Yes = ["x", "co", "1", "mot chieu"];
    private readonly Dictionary<string, string> _places = known.Places.GroupBy(p => VietText.Fold(p.Name)).ToDictionary(g => g.Key, g => g.First().Key);
    private readonly List<ImportIssue> _issues = [];
    private int[] _columns = [];

    public IReadOnlyList<ImportIssue> Issues => _issues;

    public List<TravelEdge> Read()
    {
        var ways = new List<TravelEdge>();
        if (HeaderRow() is not { } header)
        {
            _issues.Add(new(sheet.RowNumbers[0], "A", "TRV-001", "Không tìm thấy dòng tiêu đề có đủ các cột Từ, Đến, Số phút, Số km. Hãy dùng tệp xuất từ trang này."));
            return ways;
        }

        var rows = new Dictionary<(string, string), int>();
        foreach (var row in sheet.RowNumbers.Where(r => r > header && Array.Exists(_columns[..4], c => Text(r, c).Length > 0)))
        {
            if (Way(row) is not { } way)
            {
                continue;
            }

            if (rows.TryGetValue((way.From, way.To), out var other) || (!way.OneWay && rows.TryGetValue((way.To, way.From), out other)))
            {
                Report(row, 0, "TRV-007", $"Đường đi này đã có ở dòng {other}.");
            }

            rows.TryAdd((way.From, way.To), row);
            ways.Add(way);
        }

        return ways;
    }

    private int? HeaderRow()
    {
        foreach (var row in sheet.RowNumbers)
        {
            var cells = sheet.Row(row).GroupBy(c => VietText.Fold(c.Text)).ToDictionary(g => g.Key, g => g.First().Column);
            if (Headers.Take(4).All(cells.ContainsKey))
            {
                _columns = [.. Headers.Select(h => cells.GetValueOrDefault(h))];
                return row;
            }
        }

        return null;
    }

    private TravelEdge? Way(int row)
    {
        var before = _issues.Count;
        var (from, to) = (Place(row, 0, "TRV-002", "đi"), Place(row, 1, "TRV-003", "đến"));
        var minutes = Number(row, 2) is { } m && m == decimal.Truncate(m) && m <= TravelTime.LongestMinutes ? (int)m : Bad(row, 2, "TRV-004", $"số phút (số nguyên từ 0 đến {TravelTime.LongestMinutes})");
        var metres = Number(row, 3) is { } km && km * MetresPerKm <= TravelTime.LongestMetres ? (int)Math.Round(km * MetresPerKm) : Bad(row, 3, "TRV-005", $"số km (từ 0 đến {TravelTime.LongestMetres / MetresPerKm})");
        if (from.Length > 0 && from == to)
        {
            Report(row, 1, "TRV-006", "Nơi đi và nơi đến phải khác nhau.");
        }

        return _issues.Count > before ? null : new(from, to, minutes, metres, _columns[4] > 0 && Yes.Contains(VietText.Fold(Text(row, _columns[4]))));
    }

    private string Place(int row, int column, string code, string what)
    {
        var text = Text(row, _columns[column]);
        if (_places.TryGetValue(VietText.Fold(text), out var key))
        {
            return key;
        }

        Report(row, column, code, text.Length == 0 ? $"Chưa ghi nơi {what}." : $"Nơi {what} «{text}» không thuộc địa bàn của đơn vị.");
        return "";
    }

    private decimal? Number(int row, int column) =>
        sheet[row, _columns[column]] is { } cell && decimal.TryParse(cell.Number?.ToString("R", CultureInfo.InvariantCulture) ?? cell.Text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private int Bad(int row, int column, string code, string what)
    {
        Report(row, column, code, Text(row, _columns[column]) is { Length: > 0 } text ? $"Không đọc được {what}: «{text}»." : $"Chưa ghi {what}.");
        return 0;
    }

    private void Report(int row, int column, string code, string message) => _issues.Add(new(row, Sheet.Letter(_columns[column]), code, message));

    private string Text(int row, int column) => column > 0 ? sheet[row, column]?.Text ?? "" : "";
}
