using CaoDiem.Campaigns;
using CaoDiem.Law;

namespace CaoDiem.Reports;

/// <summary>
/// The waterfall of the statistics (law.md 8.3): carried over and accepted, less entrusted and withdrawn, to be enforced;
/// of it enforceable, not yet, other; done; carried forward; for cases and money, with last year's same period beside.
/// </summary>
public static class Waterfalls
{
    /// <summary>Cumulative from 1 October: counted in the year, not taken off, not in the separate ledger.</summary>
    public static bool IsToEnforce(ReportFile file, DateOnly yearStart) =>
        IsHandled(file, yearStart) && file.Place.Bucket is not (StatisticBucket.Deducted or StatisticBucket.Outside);

    /// <summary>Enforceable, what is done included.</summary>
    public static bool IsEnforceable(ReportFile file) => file.Place.Bucket is StatisticBucket.Enforceable or StatisticBucket.Done;

    // Taken on in the year, or open when it began; the separate ledger stands outside.
    private static bool IsHandled(ReportFile file, DateOnly yearStart) => file.DecisionDate >= yearStart ? file.Place.Bucket != StatisticBucket.Outside : IsCarriedOver(file);

    private static bool IsCarriedOver(ReportFile file) => file.PlaceBefore is { Bucket: StatisticBucket.Enforceable or StatisticBucket.NotEnforceable or StatisticBucket.Other };

    /// <param name="before">The same day a year earlier; null when nothing is recorded of that year.</param>
    public static ReportTable Of(ReportGround ground, ReportGround? before)
    {
        var now = Lines(ground);
        var then = before is null ? null : Lines(before).ToDictionary(l => l.Code);
        ReportColumn[] columns =
        [
            new("cases", "Số việc", FigureKind.Count), new("money", "Số tiền (đồng)", FigureKind.Money),
            .. then is null ? Array.Empty<ReportColumn>() : [new("cases-before", "Việc cùng kỳ", FigureKind.Count), new("money-before", "Tiền cùng kỳ (đồng)", FigureKind.Money), new("change", "Tăng, giảm việc", FigureKind.Count)],
        ];
        var rows = now.ConvertAll(line => new ReportRow(line.Code, line.Label, [.. Now(line, now), .. then is null ? [] : Before(line, then)], line.Detail));
        return new("waterfall", "Tổng hợp theo công thức thống kê", "Chỉ tiêu thống kê", columns, rows, null, new ViewFigures(ground, ReportView.Year).Source, Notes(ground, before));
    }

    private static ReportCell[] Now(Line line, List<Line> now) => line.IsRate
        ? [Rated(now, false), Rated(now, true)]
        : [ReportCell.Count(line.Files), ReportCell.Money(line.Files, line.Amount)];

    private static ReportCell[] Before(Line line, Dictionary<string, Line> then)
    {
        if (line.IsRate)
        {
            List<Line> all = [.. then.Values];
            return [Rated(all, false), Rated(all, true), ReportCell.Empty];
        }

        // A line that the year before did not have stood at nothing then.
        var files = then.TryGetValue(line.Code, out var old) ? old.Files : [];
        return [ReportCell.Number(files.Count), ReportCell.Number(files.Sum(line.Amount)), ReportCell.Number(line.Files.Count - files.Count)];
    }

    /// <summary>The dated table that says where each state and reason counts.</summary>
    public static IEnumerable<(StatisticLine Line, string Column, string Source, bool Unverified)> Mapping(ReportGround ground) =>
        StatisticLines.All.Select(l => { var (column, source, unverified) = l.On(ground.AsOf, ground.Law); return (l, column, source, unverified); });

    private static List<Line> Lines(ReportGround ground)
    {
        var start = ground.YearStart;
        var handled = ground.Files.Where(f => IsHandled(f, start)).ToList();
        List<ReportFile> In(Func<ReportFile, bool> holds) => handled.FindAll(f => holds(f));
        var due = In(f => IsToEnforce(f, start));
        List<Line> lines =
        [
            new("carried-over", "1. Số cũ chuyển sang", In(f => f.DecisionDate < start), Whole, "không kể sổ theo dõi riêng"),
            new("accepted", "2. Thụ lý mới", In(f => f.DecisionDate >= start), Whole, "kể cả nhận ủy thác"),
            new("handled", "3. Tổng số giải quyết (1 + 2)", handled, Whole),
            new("entrusted", "4. Ủy thác đi", In(f => f.Place.Line == StatisticLine.Entrusted), Whole),
            new("withdrawn", "5. Thu hồi, hủy quyết định", In(f => f.Place.Bucket == StatisticBucket.Deducted && f.Place.Line != StatisticLine.Entrusted), Whole),
            new("to-enforce", "6. Tổng số phải thi hành (3 − 4 − 5)", due, Whole),
            new("enforceable", "7. Có điều kiện thi hành", due.FindAll(IsEnforceable), Whole, "gồm đã xong, đình chỉ và đang thi hành"),
            new("done", "8. Thi hành xong, gồm đình chỉ", due.FindAll(f => f.Place.Bucket == StatisticBucket.Done), DoneMoney, "tiền: đã thu, chi trong năm, cả phần nộp của việc chưa xong ở dòng 8b"),
            new("partial", "8b. Đã thu, chi của việc chưa xong", due.FindAll(f => f.Place.Bucket != StatisticBucket.Done && f.YearCollected > 0), f => f.YearCollected),
        ];
        lines.AddRange(
        [
            new("not-yet", "9. Chưa có điều kiện thi hành", due.FindAll(f => f.Place.Bucket == StatisticBucket.NotEnforceable), Whole, "trừ sổ theo dõi riêng"),
            new("other", "10. Trạng thái khác", due.FindAll(f => f.Place.Bucket == StatisticBucket.Other), Whole, "hoãn, tạm đình chỉ …"),
            .. StatisticLines.All.Where(l => due.Exists(f => f.Place.Line == l)).Select(l => new Line($"line-{l.Code()}", $"– {l.Label()}", due.FindAll(f => f.Place.Line == l), Whole, "chi tiết dòng 6")),
            new("forward", "11. Chuyển kỳ sau (6 − 8)", due.FindAll(f => f.Place.Bucket != StatisticBucket.Done), f => Whole(f) - f.YearCollected),
            new("rate", "12. Tỷ lệ thi hành xong (8 : 7)", [], Whole) { IsRate = true },
            new("to-not-yet", "13. Trong kỳ chuyển sang chưa có điều kiện", In(f => f.Has(ResultKind.NotEnforceable)), Whole, "làm tăng tỷ lệ mà không thu thêm"),
            new("to-enforceable", "14. Trong kỳ chuyển sang có điều kiện", In(f => f.Has(ResultKind.Enforceable)), Whole),
            new("separate", "15. Sổ theo dõi riêng", [.. ground.Files.Where(f => f.Place.Bucket == StatisticBucket.Outside)], Whole, "đứng ngoài dòng 6"),
        ]);
        return lines;
    }

    private static ReportCell Rated(List<Line> lines, bool money)
    {
        Line Of(string code) => lines.Find(l => l.Code == code)!;
        var (done, partial, whole) = (Of("done"), Of("partial"), Of("enforceable"));
        return money
            ? Share(done.Files.Sum(done.Amount) + partial.Files.Where(IsEnforceable).Sum(partial.Amount), whole.Files.Sum(whole.Amount))
            : Share(done.Files.Count, whole.Files.Count);
    }

    private static ReportCell Share(long done, long whole) => Statistics.Rate(done, whole) is { } percent ? ReportCell.Words($"{ReportWords.Number(percent)} %") : ReportCell.Words("–");

    private static List<string> Notes(ReportGround ground, ReportGround? before) =>
    [
        "Cột tiền của dòng 1 đến 7, 9, 10: số phải thi hành trong năm = còn phải thi hành đầu năm (hoặc khi thụ lý). Khoản sổ ghi đã nộp mà không có ngày được coi là nộp trước năm nghiệp vụ.",
        "Tỷ lệ tiền = (dòng 8 + phần đã thu của việc có điều kiện ở dòng 8b) : dòng 7. Phân loại lại (dòng 13, 14) luôn đọc cùng tỷ lệ.",
        before is null
            ? $"Không so được với cùng kỳ: cơ sở dữ liệu không có phiếu thu, chi hay kết quả nào của năm nghiệp vụ {ProfessionalYear.Of(ground.AsOf) - 1}."
            : $"Cùng kỳ tính đến hết ngày {before.AsOf:dd/MM/yyyy}.",
        "Việc đã xong trước ngày nhập sổ lần đầu chỉ có mặt khi sổ nhập vào có ghi.",
    ];

    private static long Whole(ReportFile file) => file.YearMoney;

    private static long DoneMoney(ReportFile file) => file.YearCollected;

    private sealed record Line(string Code, string Label, List<ReportFile> Files, Func<ReportFile, long> Amount, string? Detail = null)
    {
        public bool IsRate { get; init; }
    }
}
