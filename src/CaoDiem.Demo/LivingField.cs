using System.Security.Cryptography;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The days in the field: sheets from the schedule, records from the phones of the leaders, photos that follow.</summary>
internal sealed class LivingField(DemoStage stage, LivingOffice office)
{
    private const int SkippedPercent = 6;
    private const int SilentPercent = 2;
    private const int PhotoPercent = 22;
    private const int FirstReceipt = 4101;
    private readonly Dictionary<Guid, long> _sequences = [];
    private int _receipts = FirstReceipt;

    /// <summary>The next number of the office's receipts: money taken on the way and at the counter share the books.</summary>
    public int NextReceipt() => _receipts++;

    /// <summary>A day: the sheets in the morning, the records in the late afternoon, when the phones are back.</summary>
    public async Task GoOutAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (!await IssueAsync(day, day, cancellationToken))
        {
            return;
        }

        await using var db = stage.At(day, 16, 30);
        foreach (var team in office.Teams)
        {
            foreach (var stop in await StopsAsync(db, team, day, cancellationToken))
            {
                db.ChangeTracker.Clear();
                await RecordAsync(db, team, day, stop, cancellationToken);
            }
        }
    }

    /// <summary>The sheets of a day, issued on the same day or the evening before. False when nobody goes out.</summary>
    public async Task<bool> IssueAsync(DateOnly day, DateOnly issuedOn, CancellationToken cancellationToken)
    {
        await using var db = stage.At(issuedOn, day == issuedOn ? 7 : 17);
        var (id, campaign) = (office.Id, office.Campaign);
        if (!await db.TeamRoutes.AnyAsync(r => r.OfficeId == id && r.CampaignId == campaign && r.Day == day, cancellationToken))
        {
            return false;
        }

        await new IssueDaySheetHandler(db).Handle(new IssueDaySheet(campaign, day), office.Head, cancellationToken);
        return true;
    }

    /// <summary>Comes again, without a plan, to those who refused: some of them refuse a third time.</summary>
    public async Task ComeAgainAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 16, 50);
        var (id, campaign) = (office.Id, office.Campaign);
        var refused = (await db.Visits.AsNoTracking()
            .Where(v => v.OfficeId == id && v.CampaignId == campaign && v.Kind == VisitKind.Refused && v.TaskForceId != null)
                .Join(db.Dossiers.Where(d => d.OfficeId == id), v => v.DossierId, d => d.Id,
                    (v, d) => new { d.Id, d.DecisionNo, d.State, v.TaskForceId, v.On })
                .ToListAsync(cancellationToken))
            .GroupBy(v => (v.Id, v.DecisionNo, v.State, v.TaskForceId)).Where(g => g.All(v => v.On < day) && g.Key.State.IsOpen())
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.DecisionNo, StringComparer.Ordinal).Take(3);
        foreach (var file in refused)
        {
            db.ChangeTracker.Clear();
            var team = office.Teams.Single(t => t.Id == file.Key.TaskForceId);
            await SendAsync(db, team, day, new(null, StepKind.Persuade, file.Key.Id, file.Key.DecisionNo, 0, file.Key.State, null),
                new(VisitKind.Refused, "Đến lần nữa theo kế hoạch vận động; vẫn không hợp tác."), cancellationToken);
        }
    }

    private async Task RecordAsync(AppDb db, LivingTeam team, DateOnly day, FieldFile stop, CancellationToken cancellationToken)
    {
        var lot = new Lot($"{stop.DecisionNo} {day:yyyy-MM-dd}");
        if (lot.Chance(SkippedPercent))
        {
            await new IssueDaySheetHandler(db).Handle(
                new SkipVisit(stop.Stop!.Value, lot.Of([SkipReason.Weather, SkipReason.OutOfTime, SkipReason.PartnerMissing]), null),
                    team.Leader, cancellationToken);
        }
        else if (!lot.Chance(SilentPercent))
        {
            await SendAsync(db, team, day, stop, VisitStory.Of(stop.Step, lot, day, stop.Remaining, stop.State), cancellationToken);
        }
    }

    private async Task SendAsync(AppDb db, LivingTeam team, DateOnly day, FieldFile file, VisitStory story,
        CancellationToken cancellationToken)
    {
        var lot = new Lot($"photo {file.DecisionNo} {day:yyyy-MM-dd}");
        var photo = lot.Chance(PhotoPercent) ? Photo.Draw(lot) : null;
        var announced = photo is null ? null
            : new AnnouncedAttachment(Guid.CreateVersion7(), AttachmentKind.Photo, "image/png", photo.Length,
                Convert.ToHexStringLower(SHA256.HashData(photo)));
        var receipt = story.Kind.CollectsMoney() ? story.Receipt(NextReceipt()) : null;
        var visit = new ReceiveVisit(
            Guid.CreateVersion7(), office.Campaign.Value, file.Id.Value, team.Id.Value, file.Stop?.Value, team.Phone, Next(team), null,
                null,
            db.Time.GetUtcNow().UtcDateTime.AddMinutes(-lot.Between(20, 400)), day, story.Kind, story.Amount, receipt, story.PromisedOn,
            story.Enforceable, "Công chức tư pháp – hộ tịch xã, trưởng ấp", story.Minutes, ObstacleOf(lot, story), file.Place?.Latitude,
                file.Place?.Longitude,
            file.Place is null ? null : lot.Between(6, 30), announced is null ? null : [announced])
        {
            Means = story.Means,
            WithWhom = story.Means is null ? null : "Trưởng ấp",
        };
        await new ReceiveVisitHandler(db).Handle(visit, team.Leader, VisitSource.Phone, cancellationToken);
        if (announced is not null)
        {
            await new ReceiveAttachmentHandler(db).Handle(new(new(announced.Id), 0, photo!), team.Leader, cancellationToken);
        }
    }

    private static string? ObstacleOf(Lot lot, VisitStory story) => story.Kind switch
    {
        VisitKind.Refused when lot.Chance(25) => "Người phải thi hành án không nhận giấy tờ; cần Công an xã cùng đi lần sau.",
        VisitKind.AssetFound when lot.Chance(50) => "Thửa đất chưa được cấp giấy, chưa rõ phần của người phải thi hành án.",
        _ => null,
    };

    private async Task<List<FieldFile>> StopsAsync(AppDb db, LivingTeam team, DateOnly day, CancellationToken cancellationToken)
    {
        var (id, campaign, force) = (office.Id, office.Campaign, team.Id);
        var rows = await db.FieldDays.AsNoTracking()
            .Where(f => f.OfficeId == id && f.CampaignId == campaign && f.TaskForceId == force && f.Day == day)
            .SelectMany(f => f.Stops).Join(db.Dossiers.Where(d => d.OfficeId == id), s => s.DossierId, d => d.Id,
                (s, d) => new { s.Id, s.No, s.Kind, File = d.Id, d.DecisionNo, d.Remaining, d.State, d.CommuneId, d.Hamlet })
            .OrderBy(s => s.No).ToListAsync(cancellationToken);
        var points = await db.PlacePoints.AsNoTracking().Where(p => p.OfficeId == id)
            .ToDictionaryAsync(p => p.Key, p => p.Point, cancellationToken);
        return
        [
            .. rows.Where(r => r.State.IsOpen()).Select(r => new FieldFile(r.Id, r.Kind, r.File, r.DecisionNo, r.Remaining.Amount, r.State,
                points.TryGetValue(Scheduling.PlaceKey.Of(r.CommuneId, r.Hamlet), out var point) ? point : null)),
        ];
    }

    private long Next(LivingTeam team) => _sequences[team.Phone] = _sequences.GetValueOrDefault(team.Phone) + 1;

    private sealed record FieldFile(Id<FieldStop>? Stop, StepKind Step, Id<Dossier> Id, string DecisionNo, long Remaining,
        DossierState State,
        Scheduling.GeoPoint? Place);
}
