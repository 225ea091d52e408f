using System.Text.Json;
using CaoDiem.Audit;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Exchange;

/// <summary>A results file is written in bulk, past the change tracker: what it leaves is what act by act would have left.</summary>
public sealed class BulkResultsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Campaign _campaign = null!;
    private ILookup<Id<Dossier>, Act> _acts = null!;
    private List<Dossier> _files = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(demo: true);
        _db = _database.Open();
        _campaign = await _db.Campaigns.AsNoTracking().SingleAsync();
        _acts = (await _db.Acts.AsNoTracking().Where(a => a.CountsFrom != null && a.CancelledAt == null).ToListAsync()).ToLookup(a => a.DossierId);
        _files = await _db.Dossiers.AsNoTracking().Include(d => d.Obligations).Include(d => d.Parties).AsSplitQuery().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public void EveryColumnAndItem_IsWhatTheLedgerSays()
    {
        foreach (var file in _files)
        {
            var state = FileState.Of(_acts[file.Id], _db.Today);
            Assert.Equal((state.State, state.StateOn, state.Paid, state.Remaining), (file.State, file.StateOn, file.Paid, file.Remaining));
            Assert.Equal((state.ReviewedOn, state.NotEnforceableOn), (file.ReviewedOn, file.NotEnforceableOn));
            Assert.Equal(state.Items.Select(i => (i.Number, i.Paid, i.Remaining)),
                file.Obligations.OrderBy(o => o.Number).Select(o => (o.Number, o.Paid, o.Remaining)));
        }
    }

    [Fact]
    public async Task EverySpanAndCell_IsWhatTheLedgerSays()
    {
        var law = await OfficeLaw.LoadAsync(_db, _campaign.OfficeId, default);
        var rules = await CampaignRules.LoadAsync(_db, _campaign.OfficeId, _campaign.Id, law, default);
        var listed = (await _db.BaselineFiles.AsNoTracking().ToListAsync()).ToDictionary(b => b.DossierId);
        var told = _files.Where(f => listed.ContainsKey(f.Id)).OrderBy(f => f.Id)
            .SelectMany(f => Standing.Spans(listed[f.Id], f, [.. _acts[f.Id]], rules)).Select(Line).ToList();
        var stored = (await _db.StandingSpans.AsNoTracking().ToListAsync()).OrderBy(s => s.DossierId).ThenBy(s => s.From).Select(Line).ToList();
        Assert.Equal(told, stored);
        var count = new CellCount(_campaign.OfficeId, _campaign.Id, rules.Waves);
        foreach (var file in (await _db.StandingSpans.AsNoTracking().ToListAsync()).GroupBy(s => s.DossierId))
        {
            count.Add([.. file.OrderBy(s => s.From)]);
        }

        Assert.Equal(Lines(count.Cells()), Lines(await _db.StandingCells.AsNoTracking().ToListAsync()));
    }

    [Fact]
    public async Task EveryFinding_IsWhatTheLawAsksToday()
    {
        var law = await OfficeLaw.LoadAsync(_db, _campaign.OfficeId, default);
        var told = _files.SelectMany(f => FileOrders.Of(f, FileState.Of(_acts[f.Id], _db.Today), _db.Today, law).Rows(f, _db.Today));
        var stored = await _db.TriageFindings.AsNoTracking().ToListAsync();
        Assert.Equal(told.Select(Line).Order(), stored.Select(Line).Order());
    }

    [Fact]
    public async Task EveryChangedFile_LeftAnAuditEvent_WithBeforeAndAfter()
    {
        var done = _files.Where(f => f.State == DossierState.Completed && _acts[f.Id].Any(a => a.Source == ActSource.Results)).ToList();
        Assert.Equal(39, done.Count);
        var events = await _db.AuditEvents.AsNoTracking()
            .Where(e => e.Process == "ImportResults" && e.Subject == "Dossier" && e.Change == AuditChange.Changed).ToListAsync();
        foreach (var file in done)
        {
            var told = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(events.Single(e => e.SubjectId == file.Id.Value).Data!)!;
            Assert.Equal("Completed", told["State"][1]);
            Assert.True(file.Version > 0);
        }

        var acts = await _db.Acts.CountAsync(a => a.Source == ActSource.Results);
        Assert.Equal(acts, await _db.AuditEvents.CountAsync(e => e.Process == "ImportResults" && e.Subject == "Act"));
    }

    private static List<string> Lines(IEnumerable<StandingCell> cells) => [.. cells
        .Where(c => (c.Files, c.DueAtJoin, c.RemainingAtJoin, c.Due, c.Paid, c.Remaining, c.Collected) != default)
        .Select(c => $"{c.By} {c.Key} {c.Flags} {c.Paying} {c.Before} {c.PayingBefore} {c.Day:O}: {c.Files} {c.Due} {c.Paid} {c.Remaining} {c.Collected}")
        .Order(StringComparer.Ordinal)];

    private static string Line(StandingSpan s) =>
        $"{s.DossierId} {s.From:O} {s.To:O} {s.State} {s.Bucket} {s.Flags} {s.OfficerId} {s.CommuneId} {s.TaskForceId} {s.Paid} {s.Remaining} {s.Collected}";

    private static string Line(TriageFinding f) => $"{f.DossierId} {f.Rule} {f.Due:O} {f.Clocked} {f.Missing} {f.Text}";
}
