using System.Globalization;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>The issued sheet of a team and day: the lines of the printed page and the phone.</summary>
internal static class DayPaper
{
    private const decimal MetresPerKilometre = 1000;
    private const int MinutesPerHour = 60;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static async Task<GroupValue> SheetAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, new Id<FieldDay>(request.RecordId));
        var day = await db.FieldDays.AsNoTracking().Where(d => d.OfficeId == office && d.CampaignId == request.CampaignId && d.Id == id).OneAsync(cancellationToken);
        var sheets = await DaySheet.ListAsync(db, request.Campaign, day.Day, day.Day, request.Actor, day.TaskForceId, cancellationToken);
        var sheet = sheets.Count > 0 ? sheets[0] : throw new NotInScope();
        return new()
        {
            ["tổ"] = PaperWords.Inline(sheet.Team),
            ["tổ_trưởng"] = sheet.Leader,
            ["thành_viên"] = sheet.Members,
            ["ngày"] = sheet.Day,
            ["lần"] = sheet.Edition,
            ["số_lượt"] = sheet.Visits.Count,
            ["thời_gian"] = $"{sheet.Minutes / MinutesPerHour:00} giờ {sheet.Minutes % MinutesPerHour:00} phút",
            ["quãng_đường"] = (sheet.Metres / MetresPerKilometre).ToString("0.#", Vietnamese) + " km",
            ["còn_lại"] = PaperWords.Money(sheet.Visits.Sum(v => v.Remaining)),
            ["ngày_ký"] = sheet.Day,
            ["lượt"] = PaperWords.List(sheet.Visits.Select(v => new GroupValue
            {
                ["giờ"] = v.Hour,
                ["việc"] = v.Task,
                ["người_phải_thi_hành"] = v.Debtor,
                ["quyết_định"] = v.Decision,
                ["địa_chỉ"] = v.Place,
                ["phương_án"] = PaperWords.Bare(v.Approach),
                ["nghĩa_vụ"] = string.Join("; ", v.Money.Select(m => PaperWords.Bare(m.What))),
                ["còn_phải_thi_hành"] = PaperWords.Money(v.Remaining),
                ["lần_trước"] = PaperWords.Bare(v.Promise ?? (v.Past.Count > 0 ? v.Past[0] : "")),
                ["phối_hợp"] = string.Join("; ", v.Partners.Select(p => p.Answer is { } answer ? $"{p.Name} ({PaperWords.Lower(answer)})" : p.Name)),
                ["giấy_tờ"] = PaperWords.Bare(v.Papers),
                ["lưu_ý"] = PaperWords.Bare(v.Safety),
            })),
        };
    }
}
