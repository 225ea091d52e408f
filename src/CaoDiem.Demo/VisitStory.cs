using System.Globalization;
using CaoDiem.FieldWork;
using CaoDiem.Law;
using CaoDiem.TaskForces;

namespace CaoDiem.Demo;

/// <summary>What came of a visit that is made up.</summary>
internal sealed record VisitStory(VisitKind Kind, string? Minutes = null, Means? Means = null, long Amount = 0,
    DateOnly? PromisedOn = null, bool? Enforceable = null)
{
    private const long FullUpTo = 15_000_000;
    private const long LargeFrom = 60_000_000;
    private const long Step = 100_000;
    private const int PromiseFirst = 5;
    private const int PromiseLast = 16;

    private static readonly string[] Absences =
        ["Gọi cửa không ai trả lời, hàng xóm cho biết đi làm thuê ở Bình Dương.",
            "Nhà đóng cửa; trưởng ấp xác nhận cả gia đình đi ghe bán lúa."];

    private static readonly string[] Refusals =
        ["Không mở cửa, nói chưa nhận bản án.", "Cho rằng số tiền bị tính sai, không ký biên bản.",
            "Lớn tiếng, yêu cầu đoàn ra về; trưởng ấp chứng kiến."];

    private static readonly string[] Poor =
        ["Ở nhờ nhà cha mẹ, làm thuê theo mùa, không có đất.", "Hộ nghèo, nuôi con nhỏ, không có tài sản đáng giá.",
            "Bệnh, sống nhờ con; nhà tình thương."];

    private static readonly string[] Rich =
        ["Có 2.000 m2 đất lúa, thu nhập từ hai vụ mỗi năm.", "Buôn bán tạp hóa tại nhà, thu nhập ổn định.",
            "Có lương công nhân, hứa trích nộp."];

    private static readonly Dictionary<StepKind, string> Works = new()
    {
        [StepKind.Destroy] = "Hội đồng đã kiểm đếm vật chứng theo phiếu nhập kho, hẹn ngày tiêu hủy.",
        [StepKind.HandOver] = "Đã đối chiếu tình trạng tài sản với quyết định tịch thu; chờ cơ quan tiếp nhận ký.",
        [StepKind.OpinionMeeting] = "Đã họp lấy ý kiến dự thảo kế hoạch, các cơ quan thống nhất.",
        [StepKind.PreMeeting] = "Đã họp, thống nhất phân công lực lượng và phương án bảo vệ.",
    };

    /// <summary>At a debtor's one of many things; at a store or a meeting what it was about.</summary>
    public static VisitStory Of(StepKind step, Lot lot, DateOnly day, long remaining, DossierState state) =>
        Works.TryGetValue(step, out var done) ? new(VisitKind.Other, done) : Draw(lot, day, remaining, state);

    private static VisitStory Draw(Lot lot, DateOnly day, long remaining, DossierState state)
    {
        var drawn = lot.Below(100);
        var owes = remaining > 0;
        return (drawn, owes) switch
        {
            ( < 18, true) => new(VisitKind.Paid, "Nộp tại nhà, đã giao biên lai.", Amount: Payment(lot, remaining)),
            ( < 31, true) => new(VisitKind.Promised, "Xin thời gian bán lúa rồi nộp.", Amount: Payment(lot, remaining),
                PromisedOn: Open(day.AddDays(lot.Between(PromiseFirst, PromiseLast)))),
            ( < 41, _) => new(VisitKind.Refused, lot.Of(Refusals)),
            ( < 50, _) => new(VisitKind.Absent, lot.Of(Absences)),
            ( < 54, true) => new(VisitKind.AssetFound, "Phát hiện đứng tên 1.500 m2 đất vườn chưa kê khai; xã xác nhận."),
            ( < 61, true) => Reclassified(lot, state),
            ( < 84, _) => new(VisitKind.Met, lot.Of(Poor), Law.Means.None),
            _ => new(VisitKind.Met, lot.Of(Rich), Law.Means.Has),
        };
    }

    /// <summary>All of a small debt, else a part in whole hundreds of thousands; of a large one a small part.</summary>
    public static long Payment(Lot lot, long remaining)
    {
        if (remaining <= FullUpTo && lot.Chance(70))
        {
            return remaining;
        }

        var percent = remaining < LargeFrom ? lot.Between(10, 45) : lot.Between(1, 4);
        var part = remaining * percent / 100 / Step * Step;
        return Math.Min(remaining, Math.Max(Step, part));
    }

    public string? Receipt(int number) => Kind.CollectsMoney() ? string.Create(CultureInfo.InvariantCulture, $"BL {number:0000000}") : null;

    // The counter is open on weekdays.
    private static DateOnly Open(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static VisitStory Reclassified(Lot lot, DossierState state) => state == DossierState.NotEnforceable
        ? new(VisitKind.Reclassify, lot.Of(Rich), Law.Means.Has, Enforceable: true)
        : new(VisitKind.Reclassify, lot.Of(Poor), Law.Means.None, Enforceable: false);
}
