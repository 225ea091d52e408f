using System.Text;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.TaskForces;

public sealed class InvitationTests
{
    private static readonly DateOnly Day = new(2023, 9, 20);
    private static readonly DateTime Now = new(2023, 9, 1, 2, 0, 0, DateTimeKind.Utc);

    [Theory] // state × verb: confirm, refuse, change, cancel, attend
    [InlineData(InvitationState.Invited, "CRXDA")]
    [InlineData(InvitationState.Changed, "CRXDA")]
    [InlineData(InvitationState.Confirmed, "CRXDA")]
    [InlineData(InvitationState.Refused, "CRXDA")]
    [InlineData(InvitationState.Attended, "A")]
    [InlineData(InvitationState.Absent, "A")]
    [InlineData(InvitationState.Cancelled, "")]
    public void EveryState_EveryVerb(InvitationState state, string may)
    {
        var verbs = new Dictionary<char, (Action<Invitation> Do, InvitationState To)>
        {
            ['C'] = (i => i.Confirm(Now, null), InvitationState.Confirmed),
            ['R'] = (i => i.Refuse(Now, "Bận"), InvitationState.Refused),
            ['X'] = (i => i.Change(Day.AddDays(1), new(8, 0), new(9, 0), "Nơi khác", "Mưa bão"), InvitationState.Changed),
            ['D'] = (i => i.Cancel("Hoãn"), InvitationState.Cancelled),
            ['A'] = (i => i.Attend(true, Day, Now, null), InvitationState.Attended),
        };
        foreach (var (letter, verb) in verbs)
        {
            var invitation = In(state);
            var code = Code(() => verb.Do(invitation));
            Assert.Equal(may.Contains(letter) ? null : "INV-003", code);
            Assert.Equal(code is null ? verb.To : state, invitation.State);
        }
    }

    [Fact]
    public void Reasons_Hours_AndDays_AreChecked()
    {
        Assert.Equal("INV-004", Code(() => In(InvitationState.Invited).Refuse(Now, " ")));
        Assert.Equal("INV-004", Code(() => In(InvitationState.Invited).Cancel("")));
        Assert.Equal("INV-004", Code(() => In(InvitationState.Invited).Change(Day, new(8, 0), new(9, 0), "X", null)));
        Assert.Equal("INV-001", Code(() => In(InvitationState.Invited).Change(Day, new(9, 0), new(9, 0), "X", "Y")));
        Assert.Equal("INV-002", Code(() => In(InvitationState.Invited).Change(Day, new(8, 0), new(9, 0), "", "Y")));
        Assert.Equal("INV-005", Code(() => In(InvitationState.Invited).Attend(true, Day.AddDays(-1), Now, null)));
        var moved = In(InvitationState.Confirmed);
        moved.Change(Day, new(8, 0), new(9, 0), "X", "Y");
        moved.Cancel("Z");
        Assert.Equal(2, moved.Sequence);
    }

    [Fact]
    public void CalendarFile_IsExact()
    {
        var file = InvitationCalendar.Write(
            [new("0190@caodiem", 3, Day, new(7, 30), new(16, 0), "Tổ 1: xác minh", "UBND xã A; nhà số 5, ấp 2", "Dòng một\nDòng \\ hai", false, true)],
            "Chi cục \"Phước Long\"", "PL 1", Now);
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Cao Diem//Giay moi phoi hop//VI
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VTIMEZONE
            TZID:Asia/Ho_Chi_Minh
            BEGIN:STANDARD
            DTSTART:19750613T000000
            TZOFFSETFROM:+0700
            TZOFFSETTO:+0700
            TZNAME:+07
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:0190@caodiem
            DTSTAMP:20230901T020000Z
            SEQUENCE:3
            DTSTART;TZID=Asia/Ho_Chi_Minh:20230920T073000
            DTEND;TZID=Asia/Ho_Chi_Minh:20230920T160000
            SUMMARY:Tổ 1: xác minh
            LOCATION:UBND xã A\; nhà số 5\, ấp 2
            DESCRIPTION:Dòng một\nDòng \\ hai
            ORGANIZER;CN="Chi cục 'Phước Long'":urn:caodiem:office:PL%201
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), file);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(300)]
    public void LongLines_FoldAfter75Octets_NeverInsideACharacter(int length)
    {
        var summary = string.Concat(Enumerable.Repeat("ữ𝄞 ", length)).Trim();
        var file = InvitationCalendar.Write([Plain(summary, false)], "Đơn vị", "X", Now);
        var lines = file.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', file);
        Assert.Contains("SUMMARY:" + summary, file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void CancelledDays_SayCancel()
    {
        Assert.Contains("METHOD:CANCEL", InvitationCalendar.Write([Plain("A", true)], "X", "X", Now), StringComparison.Ordinal);
        var mixed = InvitationCalendar.Write([Plain("A", true), Plain("B", false)], "X", "X", Now);
        Assert.Contains("METHOD:PUBLISH", mixed, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", mixed, StringComparison.Ordinal);
        Assert.Contains("STATUS:TENTATIVE", mixed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InviteAnswerAttend_InTheirScopes()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 9, 1));
        await using var db = database.Open();
        var office = (await db.Offices.SingleAsync()).Id;
        await new SetUpDemoHandler(db).ResetAccountsAsync(office);
        var clerk = (await db.Users.SingleAsync(u => u.Login == "thuky")).ToActor();
        var guest = await db.Users.SingleAsync(u => u.Login == "phoihop");
        var force = (await db.TaskForces.FirstAsync()).Id;
        var register = new RegisterPartnerHandler(db);
        Task<Id<Partner>> Partner(string name) => register.Handle(new(null, PartnerKind.Other, name, null, null, 1, [DayOfWeek.Monday], [], []), clerk);
        var (mine, other) = (await Partner("Cơ quan mình"), await Partner("Cơ quan khác"));
        if (await db.Representatives.SingleOrDefaultAsync(r => r.UserId == guest.Id) is { } bound)
        {
            await new PartnerDetailsHandler(db).Handle(new RemoveRepresentative(bound.PartnerId, bound.Id), clerk);
        }

        await new PartnerDetailsHandler(db).Handle(new AddRepresentative(mine, "Ông C", "Phó", null, guest.Id), clerk);
        var invite = new InvitePartnerHandler(db);
        InvitePartner Days(Id<Partner> partner, params DateOnly[] days) => new(force, partner, null, days, new(8, 0), new(11, 0), "UBND xã", "Xác minh", "Cử cán bộ");
        var letter = await invite.Handle(Days(mine, new(2023, 9, 4), new(2023, 9, 5)), clerk);
        Assert.Equal([new(2023, 9, 4), new(2023, 9, 5)], letter.NotUsual); // a public holiday; a Tuesday
        await invite.Handle(Days(other, new DateOnly(2023, 9, 11)), clerk);
        Assert.Equal("INV-013", await CodeAsync(() => invite.Handle(Days(mine, new DateOnly(2023, 9, 5)), clerk)));
        Assert.Equal("INV-010", await CodeAsync(() => invite.Handle(Days(mine, new DateOnly(2023, 8, 31)), clerk)));
        Assert.Equal("INV-011", await CodeAsync(() => invite.Handle(Days(mine, new DateOnly(2023, 9, 12)) with { Asked = "" }, clerk)));

        var actor = guest.ToActor();
        var visible = await db.VisibleInvitations(actor).ToListAsync();
        Assert.Equal(2, visible.Count);
        var answer = new AnswerInvitationHandler(db);
        await answer.Handle(new AnswerInvitation(visible[0].Id, true, null), actor);
        var foreign = (await db.Invitations.SingleAsync(i => i.PartnerId == other)).Id;
        await Assert.ThrowsAsync<NotInScope>(() => answer.Handle(new AnswerInvitation(foreign, true, null), actor));
        Assert.Equal("IDN-001", await CodeAsync(() => answer.Handle(new RecordAttendance([visible[0].Id], [], null), actor)));
        Assert.Equal("INV-005", await CodeAsync(() => answer.Handle(new RecordAttendance([visible[0].Id], [], null), clerk)));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.Process == nameof(AnswerInvitation) && e.UserId == guest.Id));
    }

    private static CalendarDay Plain(string summary, bool cancelled) => new("u", 0, Day, new(8, 0), new(9, 0), summary, "X", "Y", cancelled, false);

    private static Invitation In(InvitationState state)
    {
        var invitation = new Invitation { OfficeId = Id<Office>.New(), TaskForceId = Id<TaskForce>.New(), PartnerId = Id<Partner>.New(), Letter = Guid.Empty, Purpose = "P", Asked = "A" };
        invitation.Schedule(Day, new(8, 0), new(11, 0), "UBND xã");
        switch (state)
        {
            case InvitationState.Confirmed: invitation.Confirm(Now, null); break;
            case InvitationState.Refused: invitation.Refuse(Now, "Bận"); break;
            case InvitationState.Changed: invitation.Change(Day, new(9, 0), new(11, 0), "UBND xã", "Mưa"); break;
            case InvitationState.Cancelled: invitation.Cancel("Hoãn"); break;
            case InvitationState.Attended: invitation.Attend(true, Day, Now, null); break;
            case InvitationState.Absent: invitation.Attend(false, Day, Now, null); break;
        }

        return invitation;
    }

    private static string? Code(Action change) => Record.Exception(change) is RuleViolation refused ? refused.Code : null;

    private static async Task<string?> CodeAsync(Func<Task> change) => await Record.ExceptionAsync(change) is RuleViolation refused ? refused.Code : null;
}
