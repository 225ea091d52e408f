using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Province;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>What was made, and how to get in.</summary>
/// <param name="Accounts">Every account, the head of the living office first.</param>
/// <param name="Password">Of every account; a new one each time.</param>
public sealed record DemoReady(DemoSetUp Past, IReadOnlyList<DemoAccount> Accounts, string Password);

/// <summary>
/// The whole demonstration: the campaign of 2023, closed and evaluated, and a province of four offices as it stands on a day. Each thing is
/// recorded with the clock of the day on which it happened, through the handlers that people use; the same day gives the same
/// demonstration.
/// </summary>
/// <param name="open">Opens the database with a clock.</param>
/// <param name="today">The day on which somebody looks at it.</param>
public sealed class SetUpLiving(Func<TimeProvider, AppDb> open, DateOnly today, IProgress<DemoProgress>? progress = null)
{
    private const int HourOfPast = 9;
    private const int ProposalsADay = 2;
    private const int ReliefADay = 2;
    private static readonly DateOnly LastDayOf2023 = new(2023, 9, 30);
    private readonly DemoStage _stage = new(open, today, progress);

    /// <summary>Makes what is missing; what is there stays as it is.</summary>
    public async Task<DemoReady> MakeAsync(string samplesFolder, CancellationToken cancellationToken = default)
    {
        _stage.Tell(1, "Chiến dịch năm 2023: nhập sổ, xếp lịch, nhập kết quả");
        DemoSetUp past;
        string password;
        await using (var db = _stage.At(LastDayOf2023, HourOfPast))
        {
            past = await new SetUpDemoHandler(db).Handle(samplesFolder, cancellationToken);
            password = await new SetUpDemoHandler(db).ResetAccountsAsync(past.OfficeId, cancellationToken);
        }

        await using (var db = _stage.At(PastCampaign.Evaluated, HourOfPast))
        {
            _stage.Tell(15, "Chiến dịch năm 2023: kiểm tra mẫu, bài học, kết thúc");
            await new PastCampaign(db, past.OfficeId, past.CampaignId).EvaluateAsync(cancellationToken);
        }

        await using (var db = _stage.At(_stage.Today, 0, 5))
        {
            if (await db.Offices.AnyAsync(o => o.Code == Sketches.Main.Code, cancellationToken))
            {
                await new LivingAccounts(db).ResetAsync(password, cancellationToken);
                return Ready(past, password);
            }
        }

        var main = await PrepareAsync(password, cancellationToken);
        await LiveAsync(main, cancellationToken);
        foreach (var (sketch, i) in Sketches.Others.Select((s, i) => (s, i)))
        {
            _stage.Tell(82 + (4 * i), $"{sketch.Name}: sổ, chiến dịch, kết quả");
            await new Neighbours(_stage).SetUpAsync(sketch, password, cancellationToken);
        }

        await GrantAsync(main, cancellationToken);
        await RenewAsync(cancellationToken);
        _stage.Tell(100, "Xong");
        return Ready(past, password);
    }

    private static DemoReady Ready(DemoSetUp past, string password) =>
        new(past, [.. LivingAccounts.All, .. SetUpDemoHandler.Accounts], password);

    private async Task<LivingOffice> PrepareAsync(string password, CancellationToken cancellationToken)
    {
        _stage.Tell(20, $"{Sketches.Main.Name}: nhập sổ {Sketches.Main.Files} hồ sơ");
        var office = await new LivingRegister(_stage).SetUpAsync(Sketches.Main, password, cancellationToken);
        _stage.Tell(28, "Tổ công tác, cơ quan phối hợp, ba đợt, chốt danh sách");
        var teams = new LivingTeams(_stage, office);
        await teams.FormAsync(cancellationToken);
        await teams.FillAsync(cancellationToken);
        await teams.RegisterPartnersAsync(cancellationToken);
        var plan = new LivingPlan(_stage, office);
        await plan.DraftAsync(cancellationToken);
        await plan.FreezeAsync(cancellationToken);
        _stage.Tell(33, "Kế hoạch giải quyết vụ việc, hội ý, phê duyệt");
        await plan.PlanFilesAsync(cancellationToken);
        _stage.Tell(38, "Xếp lịch, dự toán, ban hành văn bản, bắt đầu");
        await plan.ScheduleAsync(cancellationToken);
        await plan.FundAsync(cancellationToken);
        await plan.OpenAsync(cancellationToken);
        return office;
    }

    // Everything in the order in which it happened: what is recorded of a day knows only the days before.
    private async Task LiveAsync(LivingOffice office, CancellationToken cancellationToken)
    {
        var (field, weeks) = (new LivingField(_stage, office), new LivingWeeks(_stage, office));
        var desk = new LivingDesk(_stage, office, field);
        await weeks.InviteAsync(cancellationToken);
        for (var day = _stage.From; day < _stage.Today; day = day.AddDays(1))
        {
            var week = (day.DayNumber - _stage.From.DayNumber) / Weeks.Days;
            if (day.DayOfWeek == DayOfWeek.Monday)
            {
                _stage.Tell(45 + (6 * week), $"Tuần {week + 1}: đi cơ sở, ghi kết quả");
                await StartWeekAsync(weeks, day, week, cancellationToken);
            }

            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            await WorkAsync(field, desk, day, week, cancellationToken);
            if (day.DayOfWeek == DayOfWeek.Friday)
            {
                await EndWeekAsync(field, weeks, desk, day, cancellationToken);
                await HappenAsync(office, weeks, week, cancellationToken);
            }
        }

        await FinishAsync(field, weeks, cancellationToken);
    }

    private static async Task StartWeekAsync(LivingWeeks weeks, DateOnly monday, int week, CancellationToken cancellationToken)
    {
        await weeks.AnswerAsync(monday, week, cancellationToken);
        if (week > 0)
        {
            await weeks.PayOutAsync(monday, cancellationToken);
        }
    }

    private static async Task WorkAsync(LivingField field, LivingDesk desk, DateOnly day, int week, CancellationToken cancellationToken)
    {
        var reliefDay = week > 0 && day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday;
        if (reliefDay)
        {
            await desk.DrawUpReliefAsync(day, ReliefADay, cancellationToken);
        }

        await desk.TakeMoneyAsync(day, cancellationToken);
        await desk.ProposeAsync(day, ProposalsADay, cancellationToken);
        if (reliefDay)
        {
            await desk.RefundAsync(day, cancellationToken);
        }

        await desk.KeepPromisesAsync(day, cancellationToken);
        await field.GoOutAsync(day, cancellationToken);
        await desk.ReviewAsync(day, cancellationToken);
    }

    private static async Task EndWeekAsync(LivingField field, LivingWeeks weeks, LivingDesk desk, DateOnly friday,
        CancellationToken cancellationToken)
    {
        await field.ComeAgainAsync(friday, cancellationToken);
        await desk.SignAsync(friday, friday.AddDays(-3), cancellationToken);
        await weeks.DecideAsync(friday, cancellationToken);
        await weeks.AttendAsync(friday, cancellationToken);
        await weeks.ReportAsync(friday, cancellationToken);
    }

    private async Task HappenAsync(LivingOffice office, LivingWeeks weeks, int week, CancellationToken cancellationToken)
    {
        await (week switch
        {
            1 => weeks.ObstructAsync(cancellationToken),
            2 => weeks.CorrectAsync(cancellationToken),
            4 => new LivingPlan(_stage, office).PlanLaterFilesAsync(cancellationToken),
            _ => Task.CompletedTask,
        });
    }

    private async Task FinishAsync(LivingField field, LivingWeeks weeks, CancellationToken cancellationToken)
    {
        _stage.Tell(78, "Bảng tiến độ, phiếu đi cơ sở hôm nay");
        await weeks.TickAsync(cancellationToken);
        await field.IssueAsync(_stage.Today, _stage.Yesterday, cancellationToken);
    }

    // The province reads the files of the main office for a time, and proposes help.
    private async Task GrantAsync(LivingOffice main, CancellationToken cancellationToken)
    {
        await using var db = _stage.At(_stage.Yesterday, 10);
        var supervisor = main.Of(Role.Supervisor);
        await new GrantFilesHandler(db).Handle(
            new GrantFiles(main.Campaign, supervisor.UserId!.Value, "Kiểm tra việc phân loại giữa kỳ", _stage.Today.AddDays(30)), main.Head,
                cancellationToken);
        db.ChangeTracker.Clear();
        var helper = await db.Offices.AsNoTracking().SingleAsync(o => o.Code == Sketches.Others[0].Code, cancellationToken);
        await new LendOfficerHandler(db).Handle(
            new ProposeReinforcement(helper.Id, main.Id, _stage.Week(9), _stage.Week(11).AddDays(-3), "Tăng cường cho đợt cưỡng chế"),
                supervisor, cancellationToken);
    }

    // What the law asks today, as the night would have it.
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await using var db = _stage.At(_stage.Today, 0, 5);
        var renewal = new RenewFindings(db);
        while (await renewal.RunNextAsync(cancellationToken) is not null)
        {
            db.ChangeTracker.Clear();
        }
    }
}
