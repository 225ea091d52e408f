using CaoDiem.Audit;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Evaluation;

public sealed class SampleTests
{
    [Theory] // Clopper–Pearson for an endless population, from published tables; a population of a million is as good as endless
    [InlineData(10, 0, 0.0000, 0.3085)]
    [InlineData(20, 1, 0.0013, 0.2487)]
    [InlineData(50, 5, 0.0333, 0.2181)]
    [InlineData(100, 5, 0.0164, 0.1128)]
    [InlineData(10, 10, 0.6915, 1.0000)]
    public void Range_MeetsClopperPearson_WhenThePopulationIsLarge(int sample, int failed, double low, double high)
    {
        const int population = 1_000_000;
        var range = ExactRange.Of(population, sample, failed, 0.95);
        Assert.Equal(low, (double)range.Low / population, 3);
        Assert.Equal(high, (double)range.High / population, 3);
    }

    [Theory] // by hand: with 5 of 10 seen and none failing, 3 failing files are seen as none in 21 of 252 samples (8,3 %), 4 in 6 (2,4 % < 2,5 %)
    [InlineData(10, 5, 0, 0, 3)]
    [InlineData(40, 12, 3, 4, 21)]
    [InlineData(71, 20, 1, 1, 15)]
    [InlineData(7, 7, 2, 2, 2)]
    [InlineData(7, 0, 0, 0, 7)]
    public void Range_OfAFinitePopulation(int population, int sample, int failed, int low, int high) =>
        Assert.Equal(new FailingRange(low, high), ExactRange.Of(population, sample, failed, 0.95));

    [Theory]
    [InlineData(40, 12)]
    [InlineData(23, 5)]
    [InlineData(9, 8)]
    public void Range_HoldsTheTruth_InAtLeast95Of100Samples(int population, int sample)
    {
        var logs = ExactRange.LogFactorials(population);
        for (var failing = 0; failing <= population; failing++)
        {
            var held = 0.0;
            for (var seen = Math.Max(0, sample - (population - failing)); seen <= Math.Min(sample, failing); seen++)
            {
                var range = ExactRange.Of(population, sample, seen, 0.95);
                held += failing >= range.Low && failing <= range.High ? ExactRange.Below(seen, population, failing, sample, logs) - ExactRange.Below(seen - 1, population, failing, sample, logs) : 0;
            }

            Assert.True(held >= 0.95 - 1e-9, $"{failing}: {held}");
        }
    }

    [Theory]
    [InlineData(39, 2, 30, 20, 11, 1, 8)]
    [InlineData(39, 2, 30, 71, 39, 2, 30)]
    [InlineData(20, 2, 18, 10, 5, 1, 4)]
    [InlineData(5, 0, 5, 1, 1, 0, 0)]
    public void Size_IsSharedOut_ByTheNumbersOfFiles(int completed, int terminated, int reclassified, int size, int first, int second, int third)
    {
        var files = new Dictionary<SampleStratum, int> { [SampleStratum.Completed] = completed, [SampleStratum.Terminated] = terminated, [SampleStratum.Reclassified] = reclassified };
        var shares = Sampling.Share(files.Where(f => f.Value > 0).ToDictionary(), size).ToDictionary(s => s.Stratum, s => s.Size);
        Assert.Equal((first, second, third), (shares[SampleStratum.Completed], shares.GetValueOrDefault(SampleStratum.Terminated), shares[SampleStratum.Reclassified]));
    }

    [Fact]
    public void TheSameSeed_DrawsTheSameFiles_WhateverTheirOrder()
    {
        var files = Enumerable.Range(0, 200).Select(_ => Id<Dossier>.New()).ToList();
        var drawn = Sampling.Draw(files, 20231005, 20).ToList();
        Assert.Equal(drawn, Sampling.Draw(files.AsEnumerable().Reverse(), 20231005, 20));
        Assert.NotEqual(drawn, Sampling.Draw(files, 20231006, 20));
        Assert.Equal(20, drawn.Distinct().Count());
        // No file is favoured: over many seeds each is drawn about a tenth of the time.
        var counts = Enumerable.Range(1, 400).SelectMany(seed => Sampling.Draw(files, seed, 20)).GroupBy(f => f).Select(g => g.Count()).ToList();
        Assert.InRange(counts.Min(), 15, 40);
        Assert.InRange(counts.Max(), 40, 70);
    }

    [Fact]
    public async Task AnExaminer_Draws_Judges_AndConcludes()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        var (campaign, examiner) = await GroundAsync(database);
        Id<SampleCheck> id;
        await using (var db = database.Open())
        {
            id = await new DrawSampleHandler(db).Handle(new DrawSample(campaign.Id, 20230930, 20), examiner);
        }

        await using (var db = database.Open())
        {
            var check = await db.SampleChecks.Include(c => c.Items).SingleAsync(c => c.Id == id);
            var files = (await db.StandingSpans.On(db.Today).ToListAsync()).FindAll(s => SampleWords.Of(s) is not null);
            Assert.Equal((20, files.Count, 39, 2), (check.Items.Count, check.Population, check.CompletedFiles, check.TerminatedFiles));
            Assert.All(check.Items, i => Assert.Contains(files, f => f.DossierId == i.DossierId && SampleWords.Of(f) == i.Stratum));
            var handler = new DrawSampleHandler(db);
            Assert.Equal("EVA-003", await CodeAsync(() => handler.Handle(new DrawSample(campaign.Id, 1, 5), examiner)));
            Assert.Equal("EVA-012", await CodeAsync(() => handler.Handle(new JudgeSample(id, check.Items[0].Id, SampleVerdict.Fail), examiner)));
            Assert.Equal("EVA-013", await CodeAsync(() => handler.Handle(new JudgeSample(id, check.Items[0].Id, SampleVerdict.Fail, FailReason.Other, " "), examiner)));
            Assert.Equal("EVA-011", await CodeAsync(() => handler.Handle(new JudgeSample(id, Id<SampleItem>.New(), SampleVerdict.Pass), examiner)));
            Assert.Equal("EVA-014", await CodeAsync(() => handler.Handle(new ConcludeSample(id, null), examiner)));
            foreach (var (item, i) in check.Items.OrderBy(x => x.No).Select((x, i) => (x.Id, i)))
            {
                await handler.Handle(i == 0 ? new JudgeSample(id, item, SampleVerdict.Fail, FailReason.NoReceipt, "Thiếu biên lai lần 2") : new JudgeSample(id, item, SampleVerdict.Pass), examiner);
            }

            await handler.Handle(new ConcludeSample(id, "Bổ sung biên lai."), examiner);
            Assert.Equal("EVA-010", await CodeAsync(() => handler.Handle(new JudgeSample(id, check.Items[0].Id, SampleVerdict.Pass), examiner)));
            Assert.Equal("EVA-010", await CodeAsync(() => handler.Handle(new CancelSample(id, "x"), examiner)));
            Assert.Equal("EVA-004", await CodeAsync(() => handler.Handle(new DrawSample(campaign.Id, 20230930, 20), examiner)));
        }

        await using (var db = database.Open())
        {
            var check = await db.SampleChecks.AsNoTracking().Include(c => c.Items).SingleAsync();
            var estimate = SampleEstimate.Of(check);
            Assert.Equal((SampleState.Concluded, 20, 1), (check.State, estimate.Checked, estimate.Failed));
            Assert.Equal(ExactRange.Of(check.Population, 20, 1, 0.95), estimate.Range);
            Assert.InRange(estimate.Share, 0.001, 0.2);
            var events = await db.AuditEvents.Where(e => e.SubjectId == id.Value).ToListAsync();
            Assert.Contains(events, e => e.Process == "DrawSample" && e.Change == AuditChange.Added && e.UserName == "Thẩm tra viên thử");
            Assert.Equal(20, events.Count(e => e.Process == "JudgeSample"));
            Assert.Contains(events, e => e.Process == "ConcludeSample");
        }
    }

    [Fact]
    public async Task ACancelledCheck_CanBeDrawnAgain_AndIsTheSame()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        var (campaign, examiner) = await GroundAsync(database);
        await using var db = database.Open();
        var handler = new DrawSampleHandler(db);
        Assert.Equal("EVA-002", await CodeAsync(() => handler.Handle(new DrawSample(campaign.Id, 7, 0), examiner)));
        Assert.Equal("EVA-002", await CodeAsync(() => handler.Handle(new DrawSample(campaign.Id, 7, 421), examiner)));
        var first = await handler.Handle(new DrawSample(campaign.Id, 7, 10), examiner);
        Assert.Equal("EVA-015", await CodeAsync(() => handler.Handle(new CancelSample(first, null), examiner)));
        await handler.Handle(new CancelSample(first, "Chọn nhầm cỡ mẫu"), examiner);
        var second = await handler.Handle(new DrawSample(campaign.Id, 7, 10), examiner);
        var files = (await db.SampleItems.AsNoTracking().ToListAsync()).ToLookup(i => i.CheckId, i => (i.No, i.DossierId));
        Assert.Equal(files[first].Order(), files[second].Order());
    }

    [Theory]
    [InlineData(Role.Head)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Clerk)]
    [InlineData(Role.Accountant)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Administrator)]
    public async Task OnlyAnExaminer_Writes(Role role)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        var (campaign, examiner) = await GroundAsync(database);
        await using var db = database.Open();
        var handler = new DrawSampleHandler(db);
        Assert.Equal("IDN-001", await CodeAsync(() => handler.Handle(new DrawSample(campaign.Id, 1, 5), examiner with { Role = role })));
        var id = await handler.Handle(new DrawSample(campaign.Id, 1, 5), examiner);
        var item = await db.SampleItems.FirstAsync();
        Assert.Equal("IDN-001", await CodeAsync(() => handler.Handle(new JudgeSample(id, item.Id, SampleVerdict.Pass), examiner with { Role = role })));
        Assert.Equal("IDN-001", await CodeAsync(() => handler.Handle(new ConcludeSample(id, null), examiner with { Role = role })));
        await Assert.ThrowsAsync<NotInScope>(() => handler.Handle(new CancelSample(id, "x"), examiner with { OfficeId = Id<Office>.New() }));
    }

    private static async Task<(Campaign Campaign, Actor Examiner)> GroundAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        return (campaign, new(null, "Thẩm tra viên thử", campaign.OfficeId, Role.Examiner));
    }

    private static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
