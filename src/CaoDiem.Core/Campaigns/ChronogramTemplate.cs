using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>A task as templates know it: working days from the anchor of its phase, and how many it takes.</summary>
public sealed record TemplateTask(string Code, TaskPhase Phase, int Offset, int Length, Role Owner, string Title);

/// <summary>
/// The tasks that the accounts of real campaigns have in common (practice.md 3.1; peers.md 5.3). An office's own last
/// campaign takes their place once it has one.
/// </summary>
public static class ChronogramTemplate
{
    public static IReadOnlyList<TemplateTask> Default { get; } =
    [
        new("review", TaskPhase.Before, 25, 5, Role.Officer, "Rà soát, lập danh sách hồ sơ đưa vào đợt cao điểm"),
        new("targets", TaskPhase.Before, 20, 3, Role.Head, "Dự kiến chỉ tiêu việc, tiền cho đơn vị và từng chấp hành viên"),
        new("partners", TaskPhase.Before, 18, 5, Role.Head, "Làm việc với Viện kiểm sát, Công an, UBND các xã về phối hợp"),
        new("budget", TaskPhase.Before, 15, 5, Role.Accountant, "Lập dự toán, trình duyệt kinh phí"),
        new("case-plans", TaskPhase.Before, 12, 8, Role.Officer, "Lập kế hoạch giải quyết từng vụ việc"),
        new("plan", TaskPhase.Before, 10, 3, Role.Head, "Ban hành kế hoạch, quyết định thành lập tổ công tác"),
        new("approve", TaskPhase.Before, 7, 4, Role.Head, "Duyệt kế hoạch giải quyết từng vụ việc"),
        new("invite", TaskPhase.Before, 6, 3, Role.Clerk, "Gửi giấy mời, xác nhận thành phần phối hợp"),
        new("calendar", TaskPhase.Before, 5, 3, Role.Officer, "Chốt lịch đi địa bàn theo xã, ấp"),
        new("equipment", TaskPhase.Before, 3, 2, Role.Clerk, "Chuẩn bị xe, biểu mẫu, phương tiện"),
        new("brief", TaskPhase.Before, 1, 1, Role.Head, "Họp quán triệt, giao việc cho các tổ"),
        new("launch", TaskPhase.During, 0, 1, Role.Head, "Phát động, bắt đầu đợt cao điểm"),
        new("weekly", TaskPhase.During, 5, 1, Role.Clerk, "Báo cáo tuần đầu"),
        new("mid-review", TaskPhase.During, 30, 2, Role.Head, "Họp sơ kết giữa đợt, điều chỉnh"),
        new("mop-up", TaskPhase.During, 55, 5, Role.Officer, "Tuần vét: làm lại việc chưa gặp, chưa xong"),
        new("sample", TaskPhase.After, 5, 5, Role.Examiner, "Kiểm tra mẫu hồ sơ đã xong, đã phân loại lại"),
        new("report", TaskPhase.After, 7, 5, Role.Head, "Báo cáo kết quả đợt cao điểm"),
        new("settle", TaskPhase.After, 10, 8, Role.Accountant, "Quyết toán kinh phí"),
        new("lessons", TaskPhase.After, 15, 2, Role.Head, "Họp tổng kết, rút kinh nghiệm, khen thưởng"),
    ];

    /// <summary>The days of a task: due that many working days from the anchor, and started early enough to be done by then.</summary>
    public static DateRange Days(TaskPhase phase, int offset, int length, DateRange campaign, WorkCalendar calendar)
    {
        var due = phase switch
        {
            TaskPhase.Before => calendar.SubtractWorkingDays(campaign.From, offset),
            TaskPhase.During => calendar.AddWorkingDays(calendar.NextWorkingDay(campaign.From), offset),
            TaskPhase.After => calendar.AddWorkingDays(campaign.To, offset),
            _ => throw new ArgumentOutOfRangeException(nameof(phase)),
        };
        if (phase == TaskPhase.During && due > campaign.To)
        {
            due = calendar.PreviousWorkingDay(campaign.To);
        }

        var from = calendar.SubtractWorkingDays(due, Math.Max(0, length - 1));
        return new(phase == TaskPhase.During && from < campaign.From ? campaign.From : from, due);
    }
}
