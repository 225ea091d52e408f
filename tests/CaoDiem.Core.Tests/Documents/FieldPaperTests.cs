using CaoDiem.Budgets;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Documents;

/// <summary>The papers of coercion, meetings, days out, relief, councils, hand-over and money say what the pages say that they come from.</summary>
public sealed class FieldPaperTests
{
    [Fact]
    public async Task Relief_TheMonthsAddUpToTheCampaign_AndEachIsItsBatch()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (head, request) = await Papers.DemoAsync(db);
        var (list, letter) = (PaperKinds.Of("relief-list"), PaperKinds.Of("relief-letter"));
        var (exempt, reduced, sheets) = (0m, 0m, 0);
        foreach (var month in await list.Subject.ListAsync(db, request))
        {
            var of = request with { Subject = month.Key };
            var data = await PaperData.LoadAsync(db, list, of);
            var batch = await new ReliefList(db).BatchAsync(DateOnly.ParseExact(month.Key, "yyyy-MM"), head);
            Assert.Equal(batch.Select(l => (l.Debtor, l.Proposed.Amount)), Items(data, "hồ_sơ").Select(i => (Text(i, "người_phải_thi_hành"), Money(i, "số_tiền"))));
            Assert.Equal((batch.Sum(l => l.Due.Amount), batch.Sum(l => l.Paid.Amount), batch.Sum(l => l.Remaining.Amount), batch.Sum(l => l.Proposed.Amount)),
                (Money(data, "tổng_phải_thi_hành"), Money(data, "tổng_đã_nộp"), Money(data, "tổng_còn_lại"), Money(data, "tổng_đề_nghị")));
            var sent = await PaperData.LoadAsync(db, letter, of);
            Assert.Equal((Number(data, "số_hồ_sơ"), Money(data, "tổng_đề_nghị")), (Number(sent, "số_hồ_sơ"), Money(sent, "tổng_đề_nghị")));
            (exempt, reduced) = (exempt + Number(data, "số_miễn"), reduced + Number(data, "số_giảm"));
        }

        var sheet = PaperKinds.Of("relief-sheet");
        foreach (var file in await sheet.Subject.ListAsync(db, request))
        {
            var data = await PaperData.LoadAsync(db, sheet, request with { Subject = file.Key });
            Assert.Equal(Money(data, "còn_lại"), Items(data, "khoản").Sum(i => Money(i, "còn")));
            Assert.NotEmpty(Items(data, "tài_liệu"));
            sheets++;
        }

        Assert.Equal((17m, 2m, 19), (exempt, reduced, sheets));
    }

    [Fact]
    public async Task Funding_IsTheApprovedBudget_AndWithoutOneThereIsNoPaper()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db);
        var kind = PaperKinds.Of("funding-proposal");
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines).Include(b => b.Sources).SingleAsync(b => b.State == BudgetState.Approved);
        var data = await PaperData.LoadAsync(db, kind, request);
        Assert.Equal((budget.Total.Amount, budget.Allocated.Amount, budget.Missing.Amount), (Money(data, "tổng_dự_toán"), Money(data, "đã_có"), Money(data, "đề_nghị")));
        Assert.Equal(budget.Total.Amount, Money(data, "ngân_sách") + Money(data, "tạm_ứng"));
        Assert.Equal(budget.Lines.Sum(l => l.Amount.Amount), Items(data, "khoản").Sum(i => Money(i, "thành_tiền")));
        Assert.Equal(budget.Lines.Count, Items(data, "khoản").Count);
        await db.Budgets.ExecuteDeleteAsync();
        Assert.Equal("DOC-050", (await Assert.ThrowsAsync<RuleViolation>(() => PaperData.LoadAsync(db, kind, request))).Code);
    }

    [Fact]
    public async Task Commendation_StatesTheScoreBoard_AndNamesWhoIsAboveTheWhole()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (head, request) = await Papers.DemoAsync(db, new(2023, 9, 30));
        var score = await new ScoreboardQuery(db).RunAsync(request.CampaignId, head, request.AsOf);
        var data = await PaperData.LoadAsync(db, PaperKinds.Of("commendation"), request);
        Assert.Equal((420m, 39m, 2m, 19m, score.Total.Collected), (Number(data, "tổng_việc"), Number(data, "việc_xong"), Number(data, "đình_chỉ"), Number(data, "hồ_sơ_miễn_giảm"), Money(data, "tiền_thu")));
        Assert.Equal(score.ByTaskForce.Where(t => t.Figures.RateCases > score.Total.RateCases).Select(t => t.Name).Order(), Items(data, "tập_thể").Select(i => Text(i, "thành_tích").Split(':')[0]).Order());
        Assert.NotEmpty(Items(data, "cá_nhân"));
    }

    [Fact]
    public async Task TheDaySheet_HasTheLinesOfThePrintedOne()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (head, request) = await Papers.DemoAsync(db);
        var kind = PaperKinds.Of("day-sheet");
        foreach (var choice in await kind.Subject.ListAsync(db, request))
        {
            var day = await db.FieldDays.AsNoTracking().SingleAsync(d => d.Id == new Id<FieldDay>(Guid.Parse(choice.Key)));
            var printed = Assert.Single(await DaySheet.ListAsync(db, request.Campaign, day.Day, day.Day, head, day.TaskForceId));
            var data = await PaperData.LoadAsync(db, kind, request with { Subject = choice.Key });
            Assert.Equal(printed.Visits.Select(v => (v.Hour, v.Debtor, v.Place, v.Remaining)), Items(data, "lượt").Select(i => (Text(i, "giờ"), Text(i, "người_phải_thi_hành"), Text(i, "địa_chỉ"), Money(i, "còn_phải_thi_hành"))));
            Assert.Equal(printed.Visits.Sum(v => v.Remaining), Money(data, "còn_lại"));
        }
    }

    [Fact]
    public async Task Consultations_NameTheirPlansAndPeople_OnlyToWhoSeesThemAll()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db);
        var kind = PaperKinds.Of("consultation-minutes");
        var choices = await kind.Subject.ListAsync(db, request);
        Assert.Equal(await db.Consultations.CountAsync(), choices.Count);
        foreach (var choice in choices)
        {
            var id = new Id<Consultation>(Guid.Parse(choice.Key));
            var held = await db.Consultations.AsNoTracking().SingleAsync(c => c.Id == id);
            var data = await PaperData.LoadAsync(db, kind, request with { Subject = choice.Key });
            Assert.Equal(await db.ConsultedPlans.CountAsync(c => c.ConsultationId == id), Items(data, "việc").Count);
            Assert.Equal(held.Attendees.Split('\n'), Items(data, "thành_phần").Select(i => Text(i, "người")));
            Assert.Equal(new DateValue(held.Day), data["ngày_ký"]);
        }

        // An officer gets those of his own files, and not the others.
        var officer = await db.Officers.AsNoTracking().OrderBy(o => o.SortKey).FirstAsync();
        var own = request.Actor with { Role = Role.Officer, OfficerId = officer.Id, UserId = Id<User>.New() };
        var seen = (await kind.Subject.ListAsync(db, request with { Actor = own })).Select(c => c.Key).ToHashSet();
        Assert.True(seen.Count < choices.Count);
        var hidden = choices.First(c => !seen.Contains(c.Key));
        await Assert.ThrowsAsync<NotInScope>(() => kind.Subject.OneAsync(db, request with { Actor = own, Subject = hidden.Key }));
    }

    [Fact]
    public async Task TheCoercionPlan_HasTheSixThingsOfTheLaw_AndTheNoticeItsCost()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db);
        var (plan, notice) = (PaperKinds.Of("coercion-plan"), PaperKinds.Of("cost-notice"));
        foreach (var choice in await plan.Subject.ListAsync(db, request))
        {
            var of = request with { Subject = choice.Key };
            var data = await PaperData.LoadAsync(db, plan, of);
            Assert.All(new[] { "người_phải_thi_hành", "biện_pháp", "giờ", "địa_điểm", "cách_tiến_hành", "yêu_cầu_bảo_vệ" }, name => Assert.NotEmpty(Text(data, name)));
            Assert.NotEmpty(Items(data, "lực_lượng"));
            var days = Items(data, "bước").Select(i => ((DateValue)i["ngày"]).Date!.Value).ToList();
            Assert.Equal(days.Order(), days);
            Assert.Equal(data["ngày_cưỡng_chế"], new DateValue(days[^1]));
            Assert.True(Money(data, "tổng_chi_phí") > 0);
            Assert.Equal(Money(data, "tổng_chi_phí"), Items(data, "dự_trù").Sum(i => Money(i, "thành_tiền")));
            Assert.Equal(Money(data, "tổng_chi_phí"), Money(await PaperData.LoadAsync(db, notice, of), "tổng_chi_phí"));
        }
    }

    [Fact]
    public async Task Destruction_EveryExhibitOnceUnderItsTeam_WithACouncilOfThree()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db);
        var (council, record) = (PaperKinds.Of("destruction-council"), PaperKinds.Of("destruction-record"));
        var goods = 0;
        foreach (var team in await council.Subject.ListAsync(db, request))
        {
            var of = request with { Subject = team.Key };
            var data = await PaperData.LoadAsync(db, council, of);
            Assert.Equal(3, Items(data, "thành_viên").Count);
            Assert.EndsWith("Chủ tịch Hội đồng", Text(Items(data, "thành_viên")[0], "người"));
            Assert.Contains("Phòng Tài chính", Text(Items(data, "thành_viên")[1], "người"));
            goods += Items(data, "vật_chứng").Count;
            Assert.Equal(Items(data, "vật_chứng").Count, Items(await PaperData.LoadAsync(db, record, of), "vật_chứng").Count);
        }

        var files = db.CasePlans.Where(p => p.State != PlanState.Abandoned && p.Steps.Any(s => s.Kind == StepKind.Destroy)).Select(p => p.DossierId);
        Assert.Equal(await db.Obligations.CountAsync(o => o.Kind == CaoDiem.Law.ObligationKind.Destruction && files.Contains(o.DossierId)), goods);
    }

    private static IReadOnlyList<GroupValue> Items(GroupValue data, string name) => ((ListValue)data[name]).Items;

    private static string Text(GroupValue data, string name) => ((TextValue)data[name]).Text;

    private static long Money(GroupValue data, string name) => ((MoneyValue)data[name]).Amount ?? 0;

    private static decimal Number(GroupValue data, string name) => ((NumberValue)data[name]).Number ?? 0;
}
