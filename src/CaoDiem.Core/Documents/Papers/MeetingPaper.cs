using CaoDiem.Database;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>Letters that ask an agency to come.</summary>
internal static class MeetingPaper
{
    public static async Task<GroupValue> InvitationAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, letter) = (request.OfficeId, request.RecordId);
        var days = await db.VisibleInvitations(request.Actor).AsNoTracking().Where(i => i.OfficeId == office && i.Letter == letter && i.State != InvitationState.Cancelled).OrderBy(i => i.Day).ThenBy(i => i.From).ToListAsync(cancellationToken);
        var first = days.Count > 0 ? days[0] : throw new NotInScope();
        var partner = head.Partners.First(p => p.Id == first.PartnerId);
        var team = await db.TaskForces.AsNoTracking().SingleAsync(t => t.OfficeId == office && t.Id == first.TaskForceId, cancellationToken);
        var leader = await db.Officers.Where(o => o.OfficeId == office && o.Id == team.LeaderId).Select(o => o.Name).SingleAsync(cancellationToken);
        var person = first.RepresentativeId is { } id ? partner.Representatives.FirstOrDefault(r => r.Id == id) : null;
        var invited = person is null ? partner.NameOn(first.Day) : $"{PaperWords.Inline(person.Post)} {person.Name}, {partner.NameOn(first.Day)}";
        return new()
        {
            ["việc"] = PaperWords.Bare(first.Purpose),
            ["kính_gửi"] = invited,
            ["nội_dung"] = PaperWords.Phrase(first.Purpose) is { Length: > 0 } purpose ? purpose : "phối hợp thi hành án",
            ["chủ_trì"] = $"đồng chí {leader}, chấp hành viên, tổ trưởng {PaperWords.Inline(team.Name)}",
            ["giờ"] = Hours(first),
            ["ngày_họp"] = first.Day,
            ["địa_điểm"] = PaperWords.Bare(first.Place),
            ["liên_hệ"] = $"đồng chí {leader}, chấp hành viên",
            ["buổi_khác"] = PaperWords.List(days.Skip(1).Select(d => new GroupValue { ["giờ"] = Hours(d), ["ngày"] = d.Day, ["địa_điểm"] = PaperWords.Phrase(d.Place) })),
            ["chuẩn_bị"] = PaperWords.Points(PaperWords.Phrase(first.Asked) is { Length: > 0 } asked ? [asked] : []),
        };
    }

    private static string Hours(Invitation day) => $"từ {PaperWords.Hour(day.From)} đến {PaperWords.Hour(day.To)}";
}
