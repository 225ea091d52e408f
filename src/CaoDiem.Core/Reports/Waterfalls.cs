using CaoDiem.Law;

namespace CaoDiem.Reports;

/// <summary>
/// The waterfall of the statistics (law.md 8.3): carried over and accepted, less entrusted and withdrawn, to be enforced; of it
/// enforceable, not yet, other; done; carried forward; for cases and money, with last year's same period beside. The money lines add up,
/// đồng for đồng.
/// </summary>
public static class Waterfalls
{
    /// <summary>Cumulative from 1 October: counted in the year, not taken off, not in the separate ledger.</summary>
    public static bool IsToEnforce(ReportFile file, DateOnly yearStart) => IsHandled(file, yearStart)
        && file.Place.Bucket != StatisticBucket.Deducted;

    /// <summary>Enforceable, what is done included: the same bucket as on the score board.</summary>
    public static bool IsEnforceable(ReportFile file) => file.Place.Bucket is StatisticBucket.Enforceable or StatisticBucket.Done;

    /// <summary>
    /// Taken on in the year, open when it began, or taken up again in it: out of the separate ledger, or because an ending was revoked.
    /// What stands in the separate ledger on the day is outside.
    /// </summary>
    public static bool IsHandled(ReportFile file, DateOnly yearStart) => file.Place.Bucket != StatisticBucket.Outside
        && (file.DecisionDate >= yearStart || IsCarriedOver(file) || TakenUpAgain(file, yearStart));

    private static bool IsCarriedOver(ReportFile file) =>
        file.PlaceBefore is { Bucket: StatisticBucket.Enforceable or StatisticBucket.NotEnforceable or StatisticBucket.Other };

    private static bool TakenUpAgain(ReportFile file, DateOnly yearStart) =>
        file.PlaceBefore is { } before && (file.StateOn >= yearStart || file.Place.Line != before.Line);

    /// <param name="before">The same day a year earlier; null when nothing is recorded of that year.</param>
    public static ReportTable Of(ReportGround ground, ReportGround? before)
    {
        var now = Lines(ground);
        var then = before is null ? null : Lines(before).ToDictionary(l => l.Code);
        ReportColumn[] columns =
        [
            new("cases", "Số việc", FigureKind.Count), new("money", "Số tiền (đồng)", FigureKind.Money),
            .. then is null ? Array.Empty<ReportColumn>() :
            [
                new("cases-before", "Việc cùng kỳ", FigureKind.Count), new("money-before", "Tiền cùng kỳ (đồng)", FigureKind.Money),
                new("change", "Tăng, giảm việc", FigureKind.Count),
            ],
        ];
        var rows = now.ConvertAll(line => new ReportRow(line.Code, line.Label,
            [.. Now(line, now), .. then is null ? [] : Before(line, then)], line.Detail)
        {
            Formula = line.IsRate ? RowFormula.Ratio(("done", "enforceable"), ("collected-enforceable", "enforceable"))
                : line.Sum.Count > 0 ? RowFormula.Sum(line.Sum, line.SumOfMoney) : null,
        });
        return new(
            "waterfall", "Tổng hợp theo công thức thống kê", "Chỉ tiêu thống kê", columns, rows, null,
            new ViewFigures(ground, ReportView.Year).Source,
            Notes(ground, before));
    }

    /// <summary>The dated table that says where each state and reason counts.</summary>
    public static IEnumerable<(StatisticLine Line, string Column, string Source, bool Unverified)> Mapping(ReportGround ground) =>
        StatisticLines.All.Select(l =>
        {
            var (column, source, unverified) = l.On(ground.AsOf, ground.Law); return (l, column, source,
            unverified);
        });

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

    private static List<Line> Lines(ReportGround ground)
    {
        var start = ground.YearStart;
        var handled = ground.Files.Where(f => IsHandled(f, start)).ToList();
        var due = handled.FindAll(f => IsToEnforce(f, start));
        var done = due.FindAll(f => f.Place.Bucket == StatisticBucket.Done);
        var open = due.FindAll(f => f.Place.Bucket != StatisticBucket.Done);
        List<ReportFile> Deducted(bool entrusted) =>
            handled.FindAll(f => f.Place.Bucket == StatisticBucket.Deducted && (f.Place.Line == StatisticLine.Entrusted) == entrusted);
        return
        [
            new("carried-over", "1. Số cũ chuyển sang", handled.FindAll(f => f.DecisionDate < start && IsCarriedOver(f)), Whole,
            "không kể sổ theo dõi riêng"),
            new("accepted", "2. Thụ lý mới", handled.FindAll(f => f.DecisionDate >= start || !IsCarriedOver(f)), Whole,
                "kể cả nhận ủy thác, đưa ra khỏi sổ theo dõi riêng, thụ lý lại"),
            new("handled", "3. Tổng số giải quyết (1 + 2)", handled, Whole) { Sum = [("carried-over", 1), ("accepted", 1)] },
            new("entrusted", "4. Ủy thác đi", Deducted(true), Whole),
            new("withdrawn", "5. Thu hồi, hủy quyết định", Deducted(false), Whole),
            new("to-enforce", "6. Tổng số phải thi hành (3 − 4 − 5)", due,
            Whole) { Sum = [("handled", 1), ("entrusted", -1), ("withdrawn", -1)] },
            new("enforceable", "7. Có điều kiện thi hành", due.FindAll(IsEnforceable), Whole, "gồm đã xong, đình chỉ và đang thi hành"),
            new("done", "8. Thi hành xong, gồm đình chỉ", done, Collected, "tiền: đã thu, chi trong năm của việc đã xong"),
            new("partial", "8b. Đã thu, chi của việc chưa xong", open.FindAll(f => f.YearCollected > 0), Collected),
            new("given-up", "8c. Còn lại của việc đã đình chỉ, kết thúc", done.FindAll(f => f.YearLeft > 0), Left,
            "không phải thi hành nữa"),
            new("collected-enforceable", "8d. Đã thu, chi của việc có điều kiện",
            due.FindAll(f => IsEnforceable(f) && f.YearCollected > 0), Collected,
                "dòng 8 và phần của việc có điều kiện ở dòng 8b"),
            new("not-yet", "9. Chưa có điều kiện thi hành", due.FindAll(f => f.Place.Bucket == StatisticBucket.NotEnforceable), Whole, "trừ sổ theo dõi riêng"),
            new("other", "10. Trạng thái khác", due.FindAll(f => f.Place.Bucket == StatisticBucket.Other), Whole, "hoãn, tạm đình chỉ …"),
            .. StatisticLines.All.Where(l => due.Exists(f => f.Place.Line == l))
                .Select(l => new Line($"line-{l.Code()}", $"– {l.Label()}", due.FindAll(f => f.Place.Line == l), Whole, "chi tiết dòng 6")),
            new("forward", "11. Chuyển kỳ sau (việc: 6 − 8; tiền: 6 − 8 − 8b − 8c)", open, Left)
            {
                Sum = [("to-enforce", 1), ("done", -1)],
                SumOfMoney = [("to-enforce", 1), ("done", -1), ("partial", -1), ("given-up", -1)],
            },
            new("rate", "12. Tỷ lệ thi hành xong (việc: 8 : 7; tiền: 8d : 7)", [], Whole) { IsRate = true },
            new("to-not-yet", "13. Trong đợt ra khỏi có điều kiện", ground.Files.Where(f => f.Is(Figures.ReclassifiedOut)).ToList(), Whole,
                "làm tăng tỷ lệ mà không thu thêm"),
            new("to-enforceable", "14. Trong đợt vào có điều kiện", ground.Files.Where(f => f.Is(Figures.ReclassifiedIn)).ToList(), Whole),
            new("separate", "15. Sổ theo dõi riêng", [.. ground.Files.Where(f => f.Place.Bucket == StatisticBucket.Outside)], Whole, "đứng ngoài dòng 6"),
        ];
    }

    private static ReportCell Rated(List<Line> lines, bool money)
    {
        Line Of(string code) => lines.Find(l => l.Code == code)!;
        var (done, collected, whole) = (Of("done"), Of("collected-enforceable"), Of("enforceable"));
        return money
            ? Share(collected.Files.Sum(collected.Amount), whole.Files.Sum(whole.Amount))
            : Share(done.Files.Count, whole.Files.Count);
    }

    private static ReportCell Share(long done, long whole) =>
        Statistics.Rate(done, whole) is { } percent ? ReportCell.Words($"{ReportWords.Number(percent)} %") : ReportCell.Words("–");

    private static List<string> Notes(ReportGround ground, ReportGround? before) =>
    [
        "Cột tiền: số phải thi hành trong năm = đã thu, chi trong năm + còn phải thi hành vào ngày tính. Khoản sổ ghi đã nộp mà không có ngày, và khoản "
            + "Tòa án đã miễn, giảm không nằm trong số phải thi hành.",
        "Tỷ lệ tiền = đã thu, chi của việc có điều kiện (dòng 8d) : dòng 7. Phân loại lại (dòng 13, 14) luôn đọc cùng tỷ lệ.",
        before is null
            ? $"Không so được với cùng kỳ: cơ sở dữ liệu không có việc nào ghi trong năm nghiệp vụ {ProfessionalYear.Of(ground.AsOf) - 1}."
            : $"Cùng kỳ tính đến hết ngày {before.AsOf:dd/MM/yyyy}.",
        "Việc đã xong trước ngày nhập sổ lần đầu chỉ có mặt khi sổ nhập vào có ghi.",
    ];

    private static long Whole(ReportFile file) => file.YearMoney;

    private static long Collected(ReportFile file) => file.YearCollected;

    private static long Left(ReportFile file) => file.YearLeft;

    private sealed record Line(string Code, string Label, List<ReportFile> Files, Func<ReportFile, long> Amount, string? Detail = null)
    {
        public bool IsRate { get; init; }

        public IReadOnlyList<(string Row, int Sign)> Sum { get; init; } = [];

        public IReadOnlyList<(string Row, int Sign)>? SumOfMoney { get; init; }
    }
}
