using System.Globalization;
using System.Net;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>
/// Everything that waits for a decision on one page, counted in the menu; plans approved together after they were looked at.
/// </summary>
public sealed class WaitingPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const string Queue = "/Ledger/Approvals";

    [Fact]
    public async Task EverySortThatWaits_StandsOnOnePage_AndTheMenuCountsAll()
    {
        var plan = await ConsultedAsync();
        var (run, document) = await RunAndDraftAsync();
        var page = await ledger.PageAsync("thutruong", Queue);
        Assert.NotNull(page.QuerySelector($"input[name=chosen][value='{plan}']"));
        Assert.NotNull(page.QuerySelector($"a[href='/Scheduling/Board/{run}'][data-row-key=d]"));
        Assert.NotNull(page.QuerySelector($"a[href='/Documents/Details/{document}'][data-row-key=d]"));
        await using var db = ledger.Site.Database.Open();
        var counts = await WaitingQuery.CountAsync(db, ledger.Head.RequireOffice());
        Assert.True(counts is { Plans: > 0, Runs: > 0, Documents: > 0 });
        var told = int.Parse(page.QuerySelector(".side .count")!.FirstChild!.TextContent, CultureInfo.InvariantCulture);
        Assert.Equal(counts.For(ledger.Head), told);
        Assert.Equal(counts.Acts + counts.Plans + counts.Runs + counts.Budgets + counts.Documents + counts.PlanPapers + counts.Cancels,
            told);
    }

    [Fact]
    public async Task ADeputy_SeesOnlyTheSortsGivenToHim()
    {
        var plan = await ConsultedAsync();
        await using var db = ledger.Site.Database.Open();
        var deputy = await db.Users.SingleAsync(u => u.Login == "chv.kiet");
        var id = await new GiveDelegationHandler(db).Handle(
            new GiveDelegation(deputy.Id, new(DelegationForm.Authority, [DelegatedKind.Plans], db.Today, db.Today, null, "Đi họp")),
                ledger.Head);
        var page = await ledger.PageAsync("chv.kiet", Queue);
        Assert.NotNull(page.QuerySelector($"input[name=chosen][value='{plan}']"));
        Assert.Null(page.QuerySelector("a[href^='/Scheduling/Board/']"));
        Assert.Null(page.QuerySelector("a[href^='/Documents/Details/']"));
        Assert.Null(page.QuerySelector("input[name=acts]"));
        var acts = await ledger.As("chv.kiet").PostAsync(Queue, new()
        {
            ["acts"] = Id<Act>.New()
            .ToString(),
            ["verdict"] = "Agree"
        }, "/Identity/Password");
        Assert.Equal(HttpStatusCode.Forbidden, acts.StatusCode);
        await new GiveDelegationHandler(db).Handle(new EndDelegation(id, "Họp xong"), ledger.Head);
    }

    [Fact]
    public async Task PlansTogether_AreApproved_OnlyAfterWhatDiffersAndWhoWasConsultedWasShown()
    {
        var plan = await ConsultedAsync("Đã đổi phương án");
        var shown = await LedgerSite.ReadAsync(await ledger.As("thutruong").PostAsync(
            "/CasePlans/Confirm?handler=Show", new() { ["chosen"] = plan.ToString() }, Queue));
        await using var db = ledger.Site.Database.Open();
        Assert.Equal(PlanState.Consulted, (await db.CasePlans.AsNoTracking().SingleAsync(p => p.Id == plan)).State);
        var row = shown.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Đã đổi phương án", row, StringComparison.Ordinal);
        Assert.Contains("1 điểm khác bản thứ", row, StringComparison.Ordinal);
        var talk = await db.Consultations.AsNoTracking().FirstAsync();
        Assert.Contains(talk.Attendees.Split('\n')[0], row, StringComparison.Ordinal);
        var back = await LedgerSite.ReadAsync(await ledger.As("thutruong")
            .PostAsync("/CasePlans/Confirm?handler=Return", new() { ["h"] = plan.ToString() }, Queue));
        LedgerSite.AssertFieldError(back, "Input_Reason", "PLN-003");
        await ledger.As("thutruong").PostAsync("/CasePlans/Confirm?handler=Approve", new() { ["h"] = plan.ToString() }, Queue);
        Assert.Equal(PlanState.Approved, (await db.CasePlans.AsNoTracking().SingleAsync(p => p.Id == plan)).State);
    }

    [Fact]
    public async Task AFirstPlan_IsHeldAgainstTheProposal()
    {
        await using var db = ledger.Site.Database.Open();
        var campaign = await db.Campaigns.FirstAsync();
        var file = await db.BaselineFiles.Where(b => !db.CasePlans.Any(p => p.DossierId == b.DossierId)).Select(b => b.DossierId).FirstAsync();
        var drafted = await new DraftCasePlansHandler(db).Handle(new DraftCasePlans(campaign.Id, [file]), ledger.Head);
        var plan = await db.CasePlans.Include(p => p.Steps).SingleAsync(p => p.Id == drafted.Plans[0]);
        var content = plan.ToContent();
        await new EditCasePlanHandler(db).Handle(new(plan.Id, content with { Risks = "Có người già yếu" }), ledger.Head);
        var change = (await PlanChanges.LoadAsync(db, [plan], _ => ""))[plan.Id];
        Assert.Equal("đề xuất của hệ thống", change.Against);
        Assert.Contains(change.Differences, d => d is { What: "Rủi ro, phòng ngừa", After: "Có người già yếu" }
            && d.Before == content.Risks);
    }

    private async Task<Id<CasePlan>> ConsultedAsync(string? approach = null)
    {
        await using var db = ledger.Site.Database.Open();
        var plan = await db.CasePlans.Include(p => p.Steps).FirstAsync(p => p.State == PlanState.Approved);
        var talk = await db.Consultations.FirstAsync();
        db.Begin("Thử", ledger.Head);
        plan.Reopen("Bổ sung");
        var content = plan.ToContent();
        plan.Write(content with { Approach = approach ?? content.Approach });
        plan.Consult(talk.Id);
        await db.SaveChangesAsync();
        return plan.Id;
    }

    private async Task<(Id<PlanRun> Run, Id<IssuedDocument> Document)> RunAndDraftAsync()
    {
        await using var db = ledger.Site.Database.Open();
        var campaign = await db.Campaigns.FirstAsync();
        if (await db.PlanRuns.FirstOrDefaultAsync(r => r.State == PlanRunState.Done) is not { } run)
        {
            run = new()
            {
                OfficeId = campaign.OfficeId,
                CampaignId = campaign.Id,
                RequestedAt = db.Time.GetUtcNow().UtcDateTime,
                RequestedBy = "Thử",
                Seconds = 1,
                Seed = 1,
                State = PlanRunState.Done,
                StepsAll = 9,
            };
            db.Begin("Thử", ledger.Head);
            db.PlanRuns.Add(run);
            await db.SaveChangesAsync();
        }

        return (run.Id, await new DraftDocumentHandler(db).Handle(new DraftDocument(campaign.Id, "final-report"), ledger.Head));
    }
}
