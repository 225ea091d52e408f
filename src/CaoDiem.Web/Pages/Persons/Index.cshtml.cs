using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Persons;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Persons;

/// <summary>Debtors who stand in several files: those that may be one, for people to decide, and those that people linked.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class IndexModel(AppDb db, PersonsQuery query) : AppPage(db)
{
    private const int PageSize = 50;

    /// <summary>Also those of whom only the name is the same.</summary>
    [BindProperty(SupportsGet = true, Name = "ca-yeu")]
    public bool WithWeak { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<LikelyPerson> Likely { get; private set; } = [];

    /// <summary>How many there are on all pages, and how many more of whom only the name is the same.</summary>
    public (int Told, int Weak) Count { get; private set; }

    public int Pages => Math.Max(1, (Count.Told + PageSize - 1) / PageSize);

    public IReadOnlyList<Row> Linked { get; private set; } = [];

    public bool MayDecide => Actor.May(Permission.RecordResults);

    public async Task OnGetAsync()
    {
        var all = await query.LikelyAsync(Actor, Cancel);
        var told = all.Where(l => WithWeak || l.Evidence.Strength > EvidenceStrength.Weak).ToList();
        Count = (told.Count, all.Count(l => l.Evidence.Strength == EvidenceStrength.Weak));
        Number = Math.Clamp(Number, 1, Pages);
        Likely = [.. told.Skip((Number - 1) * PageSize).Take(PageSize)];
        var office = Actor.RequireOffice();
        var files = await Db.VisibleDossiers(Actor).AsNoTracking().SelectMany(
            d => Db.PersonFiles.Where(l => l.OfficeId == office && l.DossierId == d.Id && l.UnlinkedAt == null),
            (d, l) => new { l.PersonId, d.DebtorName, d.DecisionDate, d.DebtorSortKey, Remaining = d.Remaining.Amount })
            .ToListAsync(Cancel);
        Linked =
        [
            .. files.GroupBy(f => f.PersonId).Where(g => g.Count() > 1).Select(g => (Group: g, Last: g.MaxBy(f => f.DecisionDate)!))
                .OrderBy(g => g.Last.DebtorSortKey, StringComparer.Ordinal)
                .Select(g => new Row(g.Group.Key, g.Last.DebtorName, g.Group.Count(), new Dong(g.Group.Sum(f => f.Remaining)))),
        ];
    }

    public sealed record Row(Id<Person> Id, string Name, int Files, Dong Remaining);
}
