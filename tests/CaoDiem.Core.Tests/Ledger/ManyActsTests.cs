using System.Text.Json;
using CaoDiem.Campaigns;
using CaoDiem.Core.Tests.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>
/// An office's work as lines of <c>act record</c>, on two registers, with about one act in ten wrong and cancelled later: each figure of
/// each day equals a count by plain loops, and what is stored is what was said.
/// </summary>
public sealed class ManyActsTests
{
    private static readonly int Lines = LongRun.Times(400, 10_000);

    [Fact]
    public async Task OnTheSampleRegister_EveryFigureOfSixtyDays_IsRight()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        await WorkAsync(db, await db.Campaigns.AsNoTracking().SingleAsync(), seed: 3);
    }

    [Fact]
    public async Task OnAnUnusualRegister_EveryFigureOfSixtyDays_IsRight()
    {
        LawChange[] unusual =
            [new("statistics.postponed", new(2026, 9, 10), 1, "Thử"), new("statistics.terminated", new(2026, 10, 20), 1, "Thử")];
        await using var database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        await using var db = database.Open();
        await StoredOffice.StoreAsync(db, new RandomOffice(11, 150, new(WorkCalendar.Common, unusual)), unusual);
        await WorkAsync(db, await db.Campaigns.AsNoTracking().SingleAsync(), seed: 4);
    }

    private static async Task WorkAsync(AppDb db, Campaign campaign, int seed)
    {
        var head = Actor.ForOffice(campaign.OfficeId, "Thử");
        var said = new SaidActs(new Random(seed), campaign, await db.Dossiers.AsNoTracking()
            .Where(d => db.BaselineFiles.Any(b => b.CampaignId == campaign.Id && b.DossierId == d.Id))
            .OrderBy(d => d.DecisionKey).ToListAsync());
        var lines = new ActLines(db, head);
        for (var i = 0; i < Lines; i++)
        {
            await said.SayAsync(lines, new CancelActHandler(db), head);
        }

        Assert.True(said.Recorded.Count > Lines / 3, $"{said.Recorded.Count} of {Lines} lines could be recorded.");
        Assert.True(said.Cancelled.Count > said.Recorded.Count / 20, $"{said.Cancelled.Count} cancelled.");
        db.ChangeTracker.Clear();
        var stored = await db.Acts.AsNoTracking().Where(a => a.OfficeId == campaign.OfficeId).ToListAsync();
        AssertStored(stored.ToDictionary(a => a.Id), said);
        await AssertFiguresAsync(db, campaign, head, stored.Where(a => a.Counts).ToLookup(a => a.DossierId));
        await AssertProjectedAsync(db, stored.Where(a => a.Counts).ToLookup(a => a.DossierId));
    }

    private static void AssertStored(Dictionary<Id<Act>, Act> stored, SaidActs said)
    {
        foreach (var (id, line) in said.Recorded)
        {
            var act = stored[id];
            Assert.Equal(said.Cancelled.Contains(id), act.IsCancelled);
            Assert.Equal((line["kind"], (string)line["on"]!), (act.Kind.Code(), $"{act.On:yyyy-MM-dd}"));
            Assert.Equal(line.GetValueOrDefault("amount") ?? 0L, act.Amount.Amount);
        }
    }

    private static async Task AssertFiguresAsync(AppDb db, Campaign campaign, Actor head, ILookup<Id<Dossier>, Act> acts)
    {
        var law = await OfficeLaw.LoadAsync(db, campaign.OfficeId, CancellationToken.None);
        var rules = await CampaignRules.LoadAsync(db, campaign.OfficeId, campaign.Id, law, CancellationToken.None);
        var files = await db.Dossiers.AsNoTracking().ToDictionaryAsync(d => d.Id);
        var listed = (await db.BaselineFiles.AsNoTracking().Where(b => b.CampaignId == campaign.Id).ToListAsync())
            .ConvertAll(b => (files[b.DossierId], b, acts[b.DossierId].ToList()));
        for (var day = campaign.To.AddDays(-59); day <= campaign.To; day = day.AddDays(1))
        {
            var board = await new ScoreboardQuery(db).RunAsync(campaign.Id, head, day);
            AssertPlain(board.Total, PlainCount.Of(listed, day, rules, (_, _, _) => true), $"{day}");
            foreach (var line in board.ByOfficer)
            {
                var plain = PlainCount.Of(listed, day, rules, (officer, _, _) => officer?.ToString() == line.Key);
                AssertPlain(line.Figures, plain, $"{line.Name} {day}");
            }

            foreach (var line in board.ByCommune)
            {
                var plain = PlainCount.Of(listed, day, rules, (_, commune, _) => commune?.ToString() == line.Key);
                AssertPlain(line.Figures, plain, $"{line.Name} {day}");
            }
        }
    }

    private static void AssertPlain(ScoreFigures counted, PlainCount plain, string of)
    {
        foreach (var (code, expected) in plain.Figures)
        {
            Assert.True(expected == counted[code], $"{code} of {of}: {expected} by hand, {counted[code]} on the board.");
        }
    }

    private static async Task AssertProjectedAsync(AppDb db, ILookup<Id<Dossier>, Act> acts)
    {
        foreach (var file in await db.Dossiers.AsNoTracking().Include(d => d.Obligations).ToListAsync())
        {
            var folded = FileState.Of(acts[file.Id], db.Today);
            Assert.Equal(
                (folded.State, folded.Ground, folded.Due, folded.Paid, folded.Remaining),
                (file.State, file.StateGround, file.Due, file.Paid, file.Remaining));
            Assert.Equal((folded.Officer, folded.Commune), (file.OfficerId?.Value, file.CommuneId?.Value));
        }
    }

    /// <summary>What was said in lines, and what became of it.</summary>
    private sealed class SaidActs(Random random, Campaign campaign, IReadOnlyList<Dossier> files)
    {
        private int _receipts;

        public Dictionary<Id<Act>, Dictionary<string, object?>> Recorded { get; } = [];

        public HashSet<Id<Act>> Cancelled { get; } = [];

        public async Task SayAsync(ActLines lines, CancelActHandler cancel, Actor head)
        {
            var line = Line(files[random.Next(files.Count)]);
            try
            {
                var done = await lines.RecordAsync(ActLine.Read(JsonSerializer.Serialize(line)), CancellationToken.None);
                Recorded[done.Id] = line;
                if (random.Next(8) == 0)
                {
                    await CancelAsync(cancel, Recorded.Keys.ElementAt(random.Next(Recorded.Count)), head);
                }
            }
            catch (RuleViolation refusal) when (refusal.Code.StartsWith("ACT-", StringComparison.Ordinal))
            {
                // What the file does not allow is refused and leaves no trace: the count below would show it.
            }
        }

        private async Task CancelAsync(CancelActHandler cancel, Id<Act> wrong, Actor head)
        {
            if (!Cancelled.Contains(wrong))
            {
                var receipt = Recorded[wrong].ContainsKey("receiptNo") ? ReceiptFate.Mistyped : (ReceiptFate?)null;
                await cancel.Handle(new CancelAct(wrong, "Ghi nhầm", receipt), head);
                Cancelled.Add(wrong);
            }
        }

        private Dictionary<string, object?> Line(Dossier file)
        {
            var on = campaign.From.AddDays(random.Next(campaign.To.DayNumber - campaign.From.DayNumber + 1) - 10);
            var day = $"{on:yyyy-MM-dd}";
            var line = new Dictionary<string, object?>
            {
                ["file"] = new { decisionNo = file.DecisionNo, decisionDate = $"{file.DecisionDate:yyyy-MM-dd}" },
                ["on"] = day,
            };
            foreach (var (member, value) in Content(file, day))
            {
                line[member] = value;
            }

            return line;
        }

        private Dictionary<string, object?> Content(Dossier file, string day) => random.Next(14) switch
        {
            12 => new(Issued("coercion-decided", day, null)) { ["measure"] = "Kê biên", ["plannedOn"] = day },
            13 => new() { ["kind"] = "coerced", ["force"] = false },
            0 => new() { ["kind"] = "reviewed", ["outcome"] = "Đã rà soát" },
            1 => Issued("not-enforceable", day, "a"),
            2 => new() { ["kind"] = "enforceable", ["text"] = "Có tài sản", ["documentNo"] = "2/QĐ", ["documentOn"] = day },
            3 => Issued("postponed", day, "c"),
            4 => Issued("continued", day, null),
            5 => Issued("terminated", day, "a"),
            6 => new() { ["kind"] = "completed" },
            7 => new() { ["kind"] = "relief-dossier", ["which"] = random.Next(2) == 0 ? "exemption" : "reduction", ["amount"] = 1_000L },
            8 => new() { ["kind"] = "visited", ["outcome"] = "Vắng nhà" },
            9 => new() { ["kind"] = "verified", ["means"] = random.Next(2) == 0 ? "none" : "has", ["text"] = "Xác minh" },
            _ => Paid(file),
        };

        private Dictionary<string, object?> Paid(Dossier file) => new()
        {
            ["kind"] = "paid",
            ["amount"] = Math.Max(1L, random.Next(3) == 0 ? file.Remaining.Amount : file.Remaining.Amount / 7),
            ["receiptNo"] = $"BL {++_receipts}",
        };

        private static Dictionary<string, object?> Issued(string kind, string day, string? ground) => new()
        {
            ["kind"] = kind,
            ["ground"] = ground,
            ["reason"] = "Theo biên bản làm việc",
            ["until"] = kind == "postponed" ? $"{DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(30):yyyy-MM-dd}" : null,
            ["documentNo"] = "1/QĐ",
            ["documentOn"] = day,
        };
    }
}
