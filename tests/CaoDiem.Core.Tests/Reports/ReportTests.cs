using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Reports;

/// <summary>The tables and the text of reports say what the score board says, and every figure is its list.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private static readonly DateOnly End = new(2023, 9, 30);
    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Campaign _campaign = null!;
    private Actor _head = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(demo: true);
        _db = _database.Open();
        _campaign = await _db.Campaigns.AsNoTracking().SingleAsync();
        _head = Actor.ForOffice(_campaign.OfficeId, "Thử");
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(2023, 9, 30)]
    [InlineData(2023, 8, 11)]
    public async Task EveryFigure_IsTheCountOrSumOfItsList(int year, int month, int day)
    {
        var ground = await GroundAsync(new(year, month, day));
        var query = new ReportTablesQuery(_db);
        var seen = 0;
        foreach (var (kind, view) in ReportTablesQuery.Kinds.SelectMany(k => new[] { (k.Code, ReportView.Campaign), (k.Code, ReportView.Year) }))
        {
            foreach (var table in await query.TablesAsync(ground, kind, view, _head))
            {
                Assert.All(table.AllRows, r => Assert.Equal(table.Columns.Count, r.Cells.Count));
                Assert.Equal(table.AllRows.Count(), table.AllRows.Select(r => r.Code).Distinct().Count());
                foreach (var (row, column) in table.AllRows.SelectMany(r => table.Columns.Select(c => (r, c))))
                {
                    if (table.Find(row.Code, column.Code) is { Items: not null } cell)
                    {
                        var (items, hidden) = await query.ItemsAsync(cell, _head);
                        Assert.Equal(0, hidden);
                        Assert.Equal(cell.Value, row.Code.EndsWith("-money", StringComparison.Ordinal) || column.Kind == FigureKind.Money && table.Code != "offices" ? items.Sum(i => i.Amount) : items.Count);
                        seen++;
                    }
                }
            }
        }

        Assert.True(seen > 150, $"{seen}");
    }

    [Theory]
    [InlineData(2023, 9, 30)]
    [InlineData(2023, 8, 11)]
    public async Task TablesAgreeWithTheScoreBoard(int year, int month, int day)
    {
        var ground = await GroundAsync(new(year, month, day));
        var board = await new ScoreboardQuery(_db).RunAsync(_campaign.Id, _head, ground.AsOf);
        var officers = ResultTables.ByOfficer(new(ground, ReportView.Campaign))[0];
        decimal? All(string column) => officers.Find("all", column)?.Value;
        Assert.Equal(board.Total.Files, All("total"));
        Assert.Equal(board.Total.Enforceable, All("enforceable"));
        Assert.Equal(board.Total.Done, All("done"));
        Assert.Equal(board.Total.Collected, All("collected"));
        Assert.Equal(board.Total.EnforceableMoney, All("money"));
        Assert.Equal(board.Total.Reclassified, All("reclassified"));
        Assert.Equal((decimal)Math.Round(board.Total.RateCases, 6), All("rate"));
        foreach (var line in board.ByOfficer)
        {
            Assert.Equal(line.Figures.Collected, officers.Find(line.Key!, "collected")?.Value);
            Assert.Equal(line.Figures.Enforceable, officers.Find(line.Key!, "enforceable")?.Value);
        }

        foreach (var wave in board.ByWave)
        {
            Assert.Equal(wave.Figures.Done, ResultTables.ByWave(ground).Find(wave.Wave.Id.ToString(), "done")?.Value);
        }
    }

    [Fact]
    public async Task Waterfall_AddsUp_ByTheFormulas()
    {
        var ground = await GroundAsync(End);
        var table = (await new ReportTablesQuery(_db).TablesAsync(ground, "waterfall", ReportView.Year, _head))[0];
        foreach (var column in new[] { "cases", "money" })
        {
            decimal Of(string row) => table.Find(row, column)!.Value!.Value;
            Assert.Equal(Of("handled"), Of("carried-over") + Of("accepted"));
            Assert.Equal(Of("to-enforce"), Of("handled") - Of("entrusted") - Of("withdrawn"));
            Assert.Equal(Of("to-enforce"), Of("enforceable") + Of("not-yet") + Of("other"));
            Assert.Equal(Of("to-enforce"), table.Rows.Where(r => r.Code.StartsWith("line-", StringComparison.Ordinal)).Sum(r => r.Cells[column == "cases" ? 0 : 1].Value));
        }

        Assert.Equal(41, table.Find("done", "cases")?.Value);
        Assert.Equal(table.Find("forward", "cases")?.Value, table.Find("to-enforce", "cases")?.Value - 41);
        Assert.Equal(4_048_290_889, table.Find("done", "money")?.Value + table.Find("partial", "money")?.Value);
        Assert.Contains(table.Notes, n => n.StartsWith("Không so được với cùng kỳ", StringComparison.Ordinal));
        Assert.Contains(Waterfalls.Mapping(ground with { AsOf = new(2026, 9, 30) }), m => m.Unverified);
        Assert.DoesNotContain(Waterfalls.Mapping(ground), m => m.Unverified);
    }

    [Fact]
    public async Task FinalReport_SaysTheNumbersOfTheCampaign_AndChangesWithThem()
    {
        var facts = await new ReportTextQuery(_db).FactsAsync(_campaign.Id, _head, null, End);
        var text = string.Join("\n", ReportText.Final(facts).SelectMany(s => s.Paragraphs.Prepend(s.Heading)));
        foreach (var words in new[] { "420 hồ sơ", "thi hành xong 39 việc", "đình chỉ 02 việc", "lập 19 hồ sơ đề nghị xét miễn, giảm (17 hồ sơ xét miễn, 02 hồ sơ xét giảm)", "4.048.290.889 đồng", "còn thiếu 19 việc", "308/KH-CCTHADS ngày 26/06/2023", "03 tổ công tác" })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        var open = await _db.StandingSpans.On(End).FirstAsync(s => s.State == CaoDiem.Law.DossierState.Enforcing);
        var termination = new ActEntry(ActKind.Terminated, End) { Ground = "không có tài sản", DocumentNo = "900/QĐ", DocumentOn = End };
        await new RecordActsHandler(_db).Handle(open.DossierId, termination, _head, _head);
        var later = ReportText.Final(await new ReportTextQuery(_db).FactsAsync(_campaign.Id, _head, null, End));
        Assert.Contains("đình chỉ 03 việc", string.Join("\n", later.SelectMany(s => s.Paragraphs)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WeeklyReport_SaysWhatTheWeekBrought()
    {
        var (from, to) = (new DateOnly(2023, 8, 7), new DateOnly(2023, 8, 13));
        var facts = await new ReportTextQuery(_db).FactsAsync(_campaign.Id, _head, from, to);
        ActKind[] kinds = [ActKind.Reviewed, ActKind.NotEnforceable, ActKind.Enforceable];
        var first = await _db.Acts.Where(a => kinds.Contains(a.Kind) && a.Day >= _campaign.From).GroupBy(a => a.DossierId).Select(g => g.Min(a => a.Day)).ToListAsync();
        var reviewed = first.Count(d => d >= from && d <= to);
        var sections = ReportText.Weekly(facts);
        var text = string.Join("\n", sections.SelectMany(s => s.Paragraphs));
        Assert.Contains($"Trong tuần đã rà soát, phân loại {reviewed} hồ sơ", text, StringComparison.Ordinal);
        Assert.Contains("So với ngày 06/08/2023", text, StringComparison.Ordinal);
        Assert.Contains("Chưa so sánh với cùng kỳ năm trước", text, StringComparison.Ordinal);
        Assert.Equal(["1. Kết quả thực hiện", "2. So sánh", "3. Kết quả của từng tổ công tác"], sections.Take(3).Select(s => s.Heading));
        Assert.DoesNotContain(sections.SelectMany(s => s.Paragraphs), p => p.Contains("  ", StringComparison.Ordinal) || p.Contains("..", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ActsOfAFile_AreCountedInTheirTables()
    {
        var file = await _db.Dossiers.FirstAsync(d => d.CoercionDecisionOn != null && d.State == CaoDiem.Law.DossierState.Enforcing);
        var (day, record) = (new DateOnly(2023, 8, 20), new RecordActsHandler(_db));
        Task<ActRecorded> Happens(ActEntry entry) => record.Handle(file.Id, entry, _head, _head);
        await Happens(new(ActKind.CoercionStopped, day) { Body = "Viện kiểm sát nhân dân huyện", Text = "Chờ trả lời" });
        await Happens(new(ActKind.ReliefSent, day) { Body = "Tòa án nhân dân huyện", Amount = new(1_500_000) });
        var complaint = await Happens(new(ActKind.Complaint, day) { Text = "Kê biên sai" });
        async Task<decimal?> Of(string kind, int table, string row, string column) =>
            (await new ReportTablesQuery(_db).TablesAsync(await GroundAsync(End), kind, ReportView.Campaign, _head))[table].Find(row, column)?.Value;
        Assert.Equal(1, await Of("coercion", 0, "CoercionStopped-0", "cases"));
        Assert.Equal(1_500_000, await Of("relief", 0, "sent", "money"));
        Assert.Equal(1, await Of("partners", 1, "complaint", "open"));
        await Happens(new(ActKind.Answered, new(2023, 9, 1)) { Answers = complaint.Id, Text = "Không chấp nhận khiếu nại" });
        Assert.Equal(0, await Of("partners", 1, "complaint", "open"));
        Assert.Equal(1, await Of("partners", 1, "complaint", "answered"));
        Assert.Equal(0, await Of("classes", 0, "corruption", "total"));
        _db.ChangeTracker.Clear();
        await new MarkSpecialClassHandler(_db).Handle(new(file.Id, SpecialClass.Corruption), _head);
        Assert.Equal(1, await Of("classes", 0, "corruption", "total"));
    }

    [Fact]
    public async Task PaidBeforeTheDayOfACoercion_CountsInBoardTableAndText()
    {
        var file = await _db.Dossiers.FirstAsync(d => d.State == CaoDiem.Law.DossierState.Enforcing && d.Remaining.Amount > 1_000_000);
        var record = new RecordActsHandler(_db);
        var (before, facts) = (await BoardAsync(), await new ReportTextQuery(_db).FactsAsync(_campaign.Id, _head, null, End));
        var decision = new ActEntry(ActKind.CoercionDecided, new(2023, 9, 5)) { Measure = "kê biên", PlannedOn = new(2023, 9, 25), DocumentNo = "901/QĐ", DocumentOn = new(2023, 9, 5) };
        await record.Handle(file.Id, decision, _head, _head);
        await record.Handle(file.Id, new ActEntry(ActKind.Paid, new(2023, 9, 20)) { Amount = new(700_000), ReceiptNo = "BL 77001" }, _head);
        var after = await BoardAsync();
        Assert.Equal(before.Total.PaidBeforeCoercion + 700_000, after.Total.PaidBeforeCoercion);
        Assert.Equal(before.Total.Collected + 700_000, after.Total.Collected);
        var later = await new ReportTextQuery(_db).FactsAsync(_campaign.Id, _head, null, End);
        Assert.Equal(facts.Steps.PaidBefore + 1, later.Steps.PaidBefore);
    }

    [Fact]
    public async Task CancelledCompletion_Brings38_ItsReplacement39_AndTheTargetFollows()
    {
        var act = await _db.Acts.AsNoTracking().FirstAsync(a => a.Kind == ActKind.Completed && a.Day >= _campaign.From && a.CountsFrom != null);
        await new CancelActHandler(_db).Handle(new CancelAct(act.Id, "Ghi nhầm", ReceiptFate.Mistyped), _head);
        var board = await BoardAsync();
        Assert.Equal((38, 20), (board.Total.Completed, board.Target!.MissingCases));
    }

    [Fact]
    public async Task Totals_AreTheSumOfTheirLines()
    {
        var ground = await GroundAsync(End);
        var officers = ResultTables.ByOfficer(new(ground, ReportView.Campaign))[0];
        foreach (var column in officers.Columns.Where(c => c.Ratio is null && officers.Find("all", c.Code)?.Value is not null && officers.Rows.All(r => officers.Find(r.Code, c.Code)?.Value is not null)))
        {
            Assert.Equal(officers.Find("all", column.Code)?.Value, officers.Rows.Sum(r => officers.Find(r.Code, column.Code)?.Value));
        }
    }

    private Task<Scoreboard> BoardAsync() => new ScoreboardQuery(_db).RunAsync(_campaign.Id, _head, End);

    private Task<ReportGround> GroundAsync(DateOnly day) => new ReportTablesQuery(_db).GroundAsync(_campaign.Id, _head, day);
}
