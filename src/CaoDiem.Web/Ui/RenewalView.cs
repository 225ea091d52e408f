using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui;

/// <summary>Whether the findings of an office are those of today, in words: the health of the nightly renewal.</summary>
public sealed record RenewalView(FindingsRenewal? Row, DateOnly Today)
{
    /// <summary>A renewal failed and none has ended since.</summary>
    public bool Failed => Row?.Failure is not null;

    /// <summary>What is shown is of an earlier day, or there is nothing yet.</summary>
    public bool Behind => Row is null || Row.IsBehind(Today);

    public string Text => Row switch
    {
        { Failure: { } failure, FailedAt: { } failedAt } =>
            $"Chưa phân loại lại được cho hôm nay, {Format.Number(Row.Failures)} lần liền, lần gần nhất lúc {Format.Moment(failedAt)}. "
            + $"{failure} Danh sách việc và thời hạn đang theo {Last()}. "
            + $"Hệ thống tự thử lại sau {Format.Moment(Row.ClaimedUntil ?? failedAt)}.",
        { DoneAt: { } at } when !Behind =>
            $"Đã phân loại lại cho ngày {Format.Day(Row.DoneFor)}, xong lúc {Format.Moment(at)}, {Format.Number(Row.Files)} hồ sơ đang mở.",
        { DoneAt: not null } => $"Sắp phân loại lại cho hôm nay; danh sách việc và thời hạn đang theo {Last()}.",
        _ => "Chưa chạy lần nào; hệ thống tự chạy khi máy chủ khởi động và sau nửa đêm mỗi ngày.",
    };

    public static async Task<RenewalView> LoadAsync(AppDb db, Id<Office>? office, CancellationToken cancellationToken) =>
        new(await db.FindingsRenewals.AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == office, cancellationToken), db.Today);

    private string Last() => Row?.DoneAt is { } at ? $"lần phân loại {Format.Moment(at)}" : "lần phân loại trước";
}
