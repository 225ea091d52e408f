using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

public sealed class SelectionTests
{
    private static readonly DateOnly Day = new(2023, 7, 1);

    [Theory] // what the rule asks × what the file is
    [InlineData("", true)]
    [InlineData("groups=review", true)]
    [InlineData("groups=coercion", false)]
    [InlineData("groups=review,coercion", true)]
    [InlineData("classes=own-motion", false)]
    [InlineData("classes=on-request", true)]
    [InlineData("classes=own-motion,on-request", true)]
    [InlineData("classes=enforceable", true)]
    [InlineData("classes=over-one-year", true)]
    [InlineData("classes=bank-credit", true)]
    [InlineData("classes=own-motion,bank-credit", false)]
    [InlineData("years=1", true)]
    [InlineData("years=2", false)]
    [InlineData("from=500", true)]
    [InlineData("from=501", false)]
    [InlineData("to=500", true)]
    [InlineData("to=499", false)]
    [InlineData("from=1 to=1000", true)]
    public void Rule_Fits(string rule, bool fits)
    {
        var file = new FileOutline(Id<Dossier>.New(), [WorkGroup.Review], MatterKind.OnRequest, true, true, Day.AddYears(-1), new(500), null, null, null);
        Assert.Equal(fits, SelectionRule.Read(rule).Fits(file, Day));
        Assert.Equal(rule, SelectionRule.Read(rule).ToString());
    }

    [Fact]
    public void Rule_ByPlaceAndPerson_AndItsTextReadsBack()
    {
        var (commune, officer) = (Id<Commune>.New(), Id<Officer>.New());
        var rule = new SelectionRule { Communes = [commune], Officers = [officer] };
        FileOutline File(Id<Commune>? c, Id<Officer>? o) => new(Id<Dossier>.New(), [WorkGroup.Review], MatterKind.OwnMotion, true, false, Day, new(1), c, o, null);
        Assert.True(rule.Fits(File(commune, officer), Day));
        Assert.False(rule.Fits(File(commune, null), Day));
        Assert.False(rule.Fits(File(Id<Commune>.New(), officer), Day));
        Assert.Equal(rule.ToString(), SelectionRule.Read(rule.ToString()).ToString());
        Assert.True(SelectionRule.Everything.IsEverything);
    }

    [Theory]
    [InlineData(51, null, null)]
    [InlineData(-1, null, null)]
    [InlineData(null, 5L, 4L)]
    [InlineData(null, -1L, null)]
    public void Rule_ThatMakesNoSense_IsRefused(int? years, long? from, long? to) => Assert.Equal("CMP-044", Assert.Throws<RuleViolation>(
        () => new SelectionRule { Years = years, AmountFrom = from is { } f ? new Dong(f) : null, AmountTo = to is { } t ? new Dong(t) : null }.Check()).Code);

    [Theory]
    [InlineData("Ngân hàng Nông nghiệp và Phát triển nông thôn", true)]
    [InlineData("NGÂN HÀNG TMCP Sài Gòn", true)]
    [InlineData("Quỹ tín dụng nhân dân Phước Long", true)]
    [InlineData("Trần Văn Ngân", false)]
    [InlineData(null, false)]
    public void Bank_IsKnownByItsName(string? creditor, bool bank) => Assert.Equal(bank, FileClasses.IsBank(creditor));

    [Fact]
    public void EachFile_IsInTheEarliestWaveThatTakesIt_AndNumbersAddUp()
    {
        var campaign = new Campaign { OfficeId = Id<Office>.New(), Name = "X", PlanNo = "1" };
        campaign.SetPeriod(new(Day, Day.AddDays(89)));
        campaign.AddWave("Sau", new(Day.AddDays(40), Day.AddDays(60)), [WorkGroup.Review]);
        campaign.AddWave("Trước", new(Day, Day.AddDays(20)), [WorkGroup.Review], new SelectionRule { AmountFrom = new Dong(100) });
        FileOutline File(long money, WorkGroup group) => new(Id<Dossier>.New(), [group], MatterKind.OwnMotion, true, false, Day, new(money), null, null, null);
        var shares = WaveCoverage.Of(campaign.Waves, [File(100, WorkGroup.Review), File(99, WorkGroup.Review), File(7, WorkGroup.Coercion)], Day);
        Assert.Equal([("Trước", 1, 100L), ("Sau", 1, 99L), ("", 1, 7L)], shares.Select(s => (s.Wave?.Name ?? "", s.Files.Count, s.Money)));
    }

    [Theory] // moved as the first day moved, cut at the ends of the new period
    [InlineData("2023-07-10", "2023-07-20", "2024-07-11", "2024-07-21")]
    [InlineData("2023-09-20", "2023-09-30", "2024-09-21", "2024-09-30")]
    [InlineData("2023-10-01", "2023-10-05", null, null)]
    public void Template_ShiftsItsWaves(string from, string to, string? newFrom, string? newTo)
    {
        var shifted = StartDraftHandler.Shifted(new(DateOnly.Parse(from), DateOnly.Parse(to)), Day, new(new(2024, 7, 2), new(2024, 9, 30)));
        Assert.Equal((newFrom, newTo), (shifted?.From.ToString("yyyy-MM-dd"), shifted?.To.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public async Task Draft_FromTheLastCampaign_TakesItsPlanOver_ThenFreezesTheChosenFiles()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (last, actor) = await CampaignTests.CampaignAsync(db);
        var id = await new StartDraftHandler(db).Handle(new("Đợt cao điểm 2024", "1/KH", null, new(2024, 7, 1), new(2024, 9, 29), null, last), actor);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).Include(c => c.Targets).SingleAsync(c => c.Id == id);
        Assert.Equal(3, campaign.Waves.Count);
        Assert.Equal(new DateOnly(2024, 7, 1), campaign.Waves.Min(w => w.From));
        Assert.Equal(60, Assert.Single(campaign.Targets).Cases);
        Assert.Equal(ChronogramTemplate.Default.Count, await db.ChronogramTasks.CountAsync(t => t.CampaignId == id));
        Assert.Equal(3, await db.CampaignTaskForces.CountAsync(l => l.CampaignId == id));

        var freeze = new FreezeListHandler(db);
        Assert.Equal("CMP-041", await CodeAsync(() => freeze.Handle(new ChooseTaskForces(id, []), actor)));
        await freeze.Handle(new ChooseFiles(id, new() { AmountFrom = new(long.MaxValue) }), actor);
        Assert.Equal("CMP-042", await CodeAsync(() => freeze.Handle(new FreezeList(id), actor)));
        await freeze.Handle(new ChooseFiles(id, new() { Classes = [FileClass.Enforceable] }), actor);
        var expected = (await FileOutlines.OfAsync(db, campaign)).Count;
        var files = await freeze.Handle(new FreezeList(id), actor);
        Assert.Equal(await db.Dossiers.CountAsync(d => d.State == DossierState.Enforcing), files);
        Assert.True(files < expected);
        Assert.Equal("CMP-040", await CodeAsync(() => freeze.Handle(new ChooseFiles(id, SelectionRule.Everything), actor)));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.Process == nameof(StartDraft) && e.SubjectId == id.Value));
    }

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
