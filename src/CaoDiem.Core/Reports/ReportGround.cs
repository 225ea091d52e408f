using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// All that the reports of one campaign are made from, at the end of one day: every file of the office folded from its ledger. Loaded in a
/// handful of queries; every table is a grouping of these files and acts, so that a number and the list behind it cannot part.
/// </summary>
public sealed record ReportGround
{
    public required Campaign Campaign { get; init; }

    public required Office Office { get; init; }

    /// <summary>The office by its name of the day.</summary>
    public string OfficeName => Office.On(AsOf).Name;

    public required DateOnly AsOf { get; init; }

    /// <summary>Only acts known by the end of that day; null: as known now.</summary>
    public DateOnly? KnownOn { get; init; }

    public required LawBook Law { get; init; }

    /// <summary>Every file of the office that was there on the day.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>Those that ever joined the campaign's list; who left it is among them, for what was done on it before.</summary>
    public required IReadOnlyList<ReportFile> List { get; init; }

    public required IReadOnlyDictionary<Guid, (string Name, string SortKey)> Names { get; init; }

    public DateOnly YearStart => ProfessionalYear.Start(AsOf);

    public string NameOf(Guid? id) => id is { } key && Names.TryGetValue(key, out var name) ? name.Name : "Chưa phân công";

    public string OrderOf(Guid? id) => id is { } key && Names.TryGetValue(key, out var name) ? name.SortKey : "\uFFFF";

    /// <summary>As reports read it: the last day of a closed period as known on its closing, every other day as known now.</summary>
    /// <param name="id">Not found when out of the actor's scope.</param>
    /// <param name="asOf">Null: as the score board takes it.</param>
    public static async Task<ReportGround> LoadAsync(AppDb db, Id<Campaign> id, Actor actor, DateOnly? asOf,
        CancellationToken cancellationToken = default)
    {
        var (campaign, usual) = await ScoreboardQuery.CampaignAsync(db, id, actor, cancellationToken);
        var day = asOf ?? usual;
        var known = await ClosePeriodHandler.KnownOnAsync(db, campaign.OfficeId, day, cancellationToken);
        return await LoadAsync(db, id, actor, day, known, cancellationToken);
    }

    /// <param name="knownOn">Null: as known now. With both days a report can be computed again exactly.</param>
    public static async Task<ReportGround> LoadAsync(
        AppDb db, Id<Campaign> id, Actor actor, DateOnly? asOf, DateOnly? knownOn, CancellationToken cancellationToken)
    {
        var (campaign, usual) = await ScoreboardQuery.CampaignAsync(db, id, actor, cancellationToken);
        var (office, day) = (campaign.OfficeId, asOf ?? usual);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var files = await new OfficeLedgers(law, day, knownOn).FilesAsync(db, campaign, cancellationToken);
        return new()
        {
            Campaign = campaign,
            Office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == office, cancellationToken),
            AsOf = day,
            KnownOn = knownOn,
            Law = law,
            Files = files,
            List = files.FindAll(f => f.Listed is not null),
            Names = await NamesAsync(db, office, actor, null, cancellationToken),
        };
    }

    /// <summary>
    /// Officers, task forces and communes by id. The province sees numbers; whose they are is for the office: its officers are counted
    /// through.
    /// </summary>
    internal static async Task<Dictionary<Guid, (string Name, string SortKey)>> NamesAsync(
        AppDb db, Id<Office> office, Actor actor, RecentAnswers? recent, CancellationToken cancellationToken)
    {
        var all = await OfficeNames.LoadAsync(db, office, recent, cancellationToken);
        var names = all.All.ToDictionary(n => n.Id, n => (n.Name, n.SortKey));
        if (!actor.SeesNames)
        {
            foreach (var (id, index) in all.Of(NamedThing.Officer).Select(n => n.Id).Order().Select((id, index) => (id, index)))
            {
                names[id] = ($"Chấp hành viên {index + 1}", $"{index:0000}");
            }
        }

        return names;
    }
}
