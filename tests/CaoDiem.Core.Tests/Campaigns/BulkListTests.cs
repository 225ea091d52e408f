using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

/// <summary>Many files join or leave a list at once: the same as one by one, and who does not is named.</summary>
public sealed class BulkListTests : IAsyncLifetime
{
    private static readonly DateOnly Today = RandomOffice.Period.From.AddDays(50);
    private readonly RandomOffice _office = new(51, 30, new(WorkCalendar.Common, []));
    private readonly List<Id<Dossier>> _opened = [];
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Today);
        await using var db = _database.Open();
        await StoredOffice.StoreAsync(db, _office);
        for (var i = 0; i < 6; i++)
        {
            _opened.Add(await HandOpenedFile.OpenAsync(db, LedgerBuilder.Head, Today.AddDays(-30), $"MỚI-{i}/QĐ"));
        }

        await HandOpenedFile.CompleteAsync(db, LedgerBuilder.Head, _opened[5], Today.AddDays(-1));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task JoiningTogether_IsAsJoiningOneByOne()
    {
        await using var other = await TestDatabase.CopyOfAsync(_database, Today);
        await using var together = _database.Open();
        await using var singly = other.Open();
        var listed = _office.Files[0].Listed.DossierId;
        var done = await new JoinManyLateHandler(together).Handle(new(_office.Campaign, [.. _opened, listed], "Thụ lý sau"), LedgerBuilder.Head);
        foreach (var file in _opened.Take(5))
        {
            await new JoinLateHandler(singly).Handle(new(_office.Campaign, file, "Thụ lý sau"), LedgerBuilder.Head);
        }

        Assert.Equal(5, done.Done);
        Assert.Equal([("CMP-032", _opened[5]), ("CMP-031", listed)], done.Skipped.Select(s => (s.Why.Code, s.Id)).OrderBy(s => s.Item2 == listed));
        Assert.Equal(await LinesAsync(singly), await LinesAsync(together));
        Assert.Equal(5, await together.AuditEvents.CountAsync(e => e.Process == nameof(JoinLate) && e.Reason == "Thụ lý sau"));
    }

    [Fact]
    public async Task LeavingTogether_IsAsLeavingOneByOne()
    {
        await using var other = await TestDatabase.CopyOfAsync(_database, Today);
        await using var together = _database.Open();
        await using var singly = other.Open();
        var present = _office.Files.Where(f => f.Listed.LeftOn is null && f.Listed.JoinedOn <= Today).Take(8).Select(f => f.Listed.DossierId).ToList();
        var done = await new LeaveListHandler(together).Handle(new LeaveManyFromList(_office.Campaign, [.. present, _opened[0]], "Trùng"), LedgerBuilder.Head);
        foreach (var file in present)
        {
            await new LeaveListHandler(singly).Handle(new LeaveList(_office.Campaign, file, "Trùng"), LedgerBuilder.Head);
        }

        Assert.Equal(8, done.Done);
        Assert.Equal([("CMP-036", _opened[0])], done.Skipped.Select(s => (s.Why.Code, s.Id)));
        Assert.Equal(await LinesAsync(singly), await LinesAsync(together));
        var again = await new LeaveListHandler(together).Handle(new LeaveManyFromList(_office.Campaign, present, "Lần nữa"), LedgerBuilder.Head);
        Assert.Equal((0, 8), (again.Done, again.Skipped.Count(s => s.Why.Code == "CMP-034")));
    }

    [Fact]
    public async Task WithoutAReason_OrAFile_NothingHappens()
    {
        await using var db = _database.Open();
        var (join, leave) = (new JoinManyLateHandler(db), new LeaveListHandler(db));
        Assert.Equal("CMP-030", await CodeAsync(() => join.Handle(new(_office.Campaign, _opened, " "), LedgerBuilder.Head)));
        Assert.Equal("CMP-038", await CodeAsync(() => join.Handle(new(_office.Campaign, [], "X"), LedgerBuilder.Head)));
        Assert.Equal("CMP-030", await CodeAsync(() => leave.Handle(new LeaveManyFromList(_office.Campaign, _opened, null), LedgerBuilder.Head)));
        await Assert.ThrowsAsync<NotInScope>(() => join.Handle(new(_office.Campaign, [Id<Dossier>.New()], "X"), LedgerBuilder.Head));
        Assert.False(await db.BaselineFiles.AnyAsync(b => _opened.Contains(b.DossierId)));
    }

    private static async Task<List<string>> LinesAsync(AppDb db)
    {
        var listed = (await db.BaselineFiles.AsNoTracking().ToListAsync())
            .Select(b => $"{b.DossierId} {b.JoinedOn:O} {b.LateReason} {b.LeftOn:O} {b.LeftReason} {b.TaskForceId} {b.Groups} {b.EnforceableAtJoin}");
        var spans = (await db.StandingSpans.AsNoTracking().ToListAsync())
            .Select(s => $"{s.DossierId} {s.From:O} {s.To:O} {s.Flags} {s.Bucket} {s.TaskForceId} {s.Remaining} {s.Collected}");
        var cells = (await db.StandingCells.AsNoTracking().ToListAsync())
            .Select(c => (Key: $"{c.By} {c.Key} {(int)c.Flags} {c.Paying} {c.Before} {c.PayingBefore} {c.Day:O}", Sums: $"{c.Files} {c.DueAtJoin} {c.Remaining} {c.Collected}"))
            .Where(c => c.Sums != "0 0 0 0").Select(c => $"{c.Key}: {c.Sums}");
        return [.. listed.Concat(spans).Concat(cells).Order(StringComparer.Ordinal)];
    }

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
