using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.TestKit.Builders;

/// <summary>Writes a <see cref="RandomOffice"/> into a database: people, places, the campaign, the ledgers, their projections and spans.</summary>
public static class StoredOffice
{
    /// <param name="changes">The office's own settings of the statistics, as its law book has them.</param>
    public static async Task StoreAsync(AppDb db, RandomOffice office, IReadOnlyCollection<LawChange>? changes = null)
    {
        var owner = LedgerBuilder.Office;
        db.Begin("Thử", LedgerBuilder.Head);
        db.Offices.Add(new() { Id = owner, Code = "MAU", Name = "Phòng mẫu" });
        foreach (var (key, i) in office.Officers.Select((o, i) => (o, i)))
        {
            Add(db, new Officer { Id = new(key), OfficeId = owner, Name = $"Chấp hành viên {i + 1}" }, $"{i}");
        }

        foreach (var (key, i) in office.Communes.Select((c, i) => (c, i)))
        {
            Add(db, new Commune { Id = new(key), OfficeId = owner, Name = $"Xã {i + 1}" }, $"{i}");
        }

        db.LawAmendments.AddRange((changes ?? []).Select(c => new LawAmendment
        {
            OfficeId = owner,
            Code = c.Code,
            From = c.From,
            Value = c.Value,
            Source = c.Source,
            Author = "Thử",
        }));
        await db.SaveChangesAsync();
        await CampaignAsync(db, office, owner);
        await FilesAsync(db, office);
    }

    // Made with a key of its own, it has no folded name yet.
    private static void Add(AppDb db, object named, string key)
    {
        var entry = db.Add(named);
        entry.Property("SearchKey").CurrentValue = key;
        entry.Property("SortKey").CurrentValue = key;
    }

    private static async Task CampaignAsync(AppDb db, RandomOffice office, Id<Office> owner)
    {
        var teams = RandomOffice.Teams.Select((t, i) =>
            new TaskForce { Id = new(t), OfficeId = owner, Name = $"Tổ {i + 1}", LeaderId = new(office.Officers[i]) }).ToList();
        teams.ForEach(t => t.CoverCommunes([.. office.Rules.TeamOfCommune.Where(c => c.Value == t.Id.Value).Select(c => new Id<Commune>(c.Key))]));
        var campaign = new Campaign { Id = office.Campaign, OfficeId = owner, Name = "Đợt mẫu", PlanNo = "1/KH" };
        campaign.SetPeriod(RandomOffice.Period);
        var (from, to) = (RandomOffice.Period.From, RandomOffice.Period.To);
        campaign.AddWave("Đợt 1", new(from, from.AddDays(29)), [WorkGroup.Review]);
        campaign.AddWave("Đợt 2", new(from.AddDays(35), to), [WorkGroup.Coercion]);
        campaign.SetTarget(TargetScope.Office, null, 30, new(10_000), from);
        db.TaskForces.AddRange(teams);
        db.Campaigns.Add(campaign);
        db.CampaignTaskForces.AddRange(teams.Select(t => new CampaignTaskForce { OfficeId = owner, CampaignId = campaign.Id, TaskForceId = t.Id }));
        db.CampaignAreas.AddRange(CampaignArea.Of(campaign, teams));
        await db.SaveChangesAsync();
    }

    private static async Task FilesAsync(AppDb db, RandomOffice office)
    {
        foreach (var (ledger, listed) in office.Files)
        {
            ledger.File.Project(ledger.StateOn(db.Today));
            db.Dossiers.Add(ledger.File);
            db.Acts.AddRange(ledger.Acts);
            db.BaselineFiles.Add(listed);
        }

        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var rules = await CampaignRules.LoadAsync(db, LedgerBuilder.Office, office.Campaign, office.Rules.Law, CancellationToken.None);
        BaselineFile[] list = [.. office.Files.Select(f => f.Listed)];
        await CampaignRules.WriteSpansAsync(db, LedgerBuilder.Office, rules, list, CancellationToken.None);
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
    }
}
