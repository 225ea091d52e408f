using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>An attachment that will follow its visit.</summary>
public sealed record AnnouncedAttachment(Guid Id, AttachmentKind Kind, string ContentType, int Length, string Sha256);

/// <summary>A record of the field as it travels: from a phone, from a file, from the keys of a clerk.</summary>
public sealed record ReceiveVisit(
    Guid Id, Guid CampaignId, Guid DossierId, Guid? TaskForceId, Guid? StopId, Guid DeviceId, long Sequence, Guid? PreviousId, Guid? CorrectsId,
    DateTime RecordedAt, DateOnly On, VisitKind Kind, long Amount = 0, string? ReceiptNo = null, DateOnly? PromisedOn = null, bool? Enforceable = null,
    string? Partners = null, string? Minutes = null, string? Obstacle = null, double? Latitude = null, double? Longitude = null, double? Accuracy = null,
    IReadOnlyList<AnnouncedAttachment>? Attachments = null)
{
    /// <summary>What was found of the debtor's means. Older phones do not send it: their records and hashes stay as they were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Means? Means { get; init; }

    /// <summary>With whom the means were verified; not sent by older phones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WithWhom { get; init; }

    /// <summary>How records are written in files and on the wire.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(null, false) } };

    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Json)));
}

/// <summary>What became of a record; the same however often it is sent.</summary>
public sealed record VisitReceived(VisitState State, string? Code, string? Message)
{
    public static VisitReceived Of(Visit visit) => new(visit.State, visit.RefusalCode, visit.Refusal);
}

public sealed class ReceiveVisitHandler(AppDb db)
{
    /// <summary>Stores the record once, with its acts or with the reason for which it has none.</summary>
    /// <exception cref="RuleViolation">
    /// FLD-010: the office has no such file or campaign. FLD-011: the id stands for another record. FLD-012: not a record.
    /// From paper also the reason of a refusal. Nothing is stored then.
    /// </exception>
    public Task<VisitReceived> Handle(
        ReceiveVisit command, Actor actor, VisitSource source = VisitSource.Phone, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        VisitRules.RequireRecord(command);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, source, cancellationToken), cancellationToken);
    }

    private async Task<VisitReceived> InTurnAsync(ReceiveVisit command, Actor actor, VisitSource source, CancellationToken cancellationToken)
    {
        var (office, id, file) = (actor.RequireOffice(), new Id<Visit>(command.Id), new Id<Dossier>(command.DossierId));

        // The file is locked before anything is read: its records take effect one after another, and in turn with every other change of it.
        if (!await LedgerWork.LockAsync(db, office, file, cancellationToken)
            || !await db.Campaigns.AnyAsync(c => c.OfficeId == office && c.Id == new Id<Campaign>(command.CampaignId), cancellationToken))
        {
            throw new RuleViolation("FLD-010", "Đơn vị không có hồ sơ hoặc chiến dịch này.");
        }

        if (await db.Visits.AsNoTracking().SingleOrDefaultAsync(v => v.OfficeId == office && v.Id == id, cancellationToken) is { } known)
        {
            return known.Fingerprint == command.Fingerprint() ? VisitReceived.Of(known)
                : throw new RuleViolation("FLD-011", "Mã bản ghi đã được dùng cho một nội dung khác.");
        }

        var visit = await NewAsync(command, office, actor, source, cancellationToken);
        db.Begin(nameof(ReceiveVisit), actor);
        if (await ComesTooEarlyAsync(visit, cancellationToken))
        {
            Add(visit, command);
            await db.SaveChangesAsync(cancellationToken);
            return VisitReceived.Of(visit);
        }

        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        await TakeEffectAsync(visit, () => Add(visit, command), work, actor, cancellationToken);
        if (source == VisitSource.Paper && visit.State == VisitState.Refused)
        {
            throw new RuleViolation(visit.RefusalCode!, visit.Refusal!); // the clerk is at the keys and mends it: nothing to keep
        }

        await FollowAsync(visit, work, actor, cancellationToken);
        return VisitReceived.Of(visit);
    }

    private async Task<bool> ComesTooEarlyAsync(Visit visit, CancellationToken cancellationToken) => visit.PreviousId is { } previous
        && !await db.Visits.AnyAsync(v => v.OfficeId == visit.OfficeId && v.Id == previous && v.State != VisitState.Held, cancellationToken);

    private async Task<Visit> NewAsync(ReceiveVisit command, Id<Office> office, Actor actor, VisitSource source, CancellationToken cancellationToken)
    {
        var stop = command.StopId is { } given
            ? await db.FieldStops.AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == office && s.Id == new Id<FieldStop>(given) && s.DossierId == new Id<Dossier>(command.DossierId), cancellationToken)
            : null;
        var team = stop is null
            ? command.TaskForceId is { } force ? await db.TaskForces.Where(t => t.OfficeId == office && t.Id == new Id<TaskForce>(force)).Select(t => (Id<TaskForce>?)t.Id).SingleOrDefaultAsync(cancellationToken) : null
            : await db.FieldDays.Where(d => d.OfficeId == office && d.Id == stop.FieldDayId).Select(d => (Id<TaskForce>?)d.TaskForceId).SingleAsync(cancellationToken);
        return VisitRules.ToVisit(command, office, team, stop?.Id, actor, source, db.Time.GetUtcNow().UtcDateTime);
    }

    private void Add(Visit visit, ReceiveVisit command)
    {
        db.Visits.Add(visit);
        db.Attachments.AddRange((command.Attachments ?? []).Select(a => new Attachment
        {
            Id = new(a.Id),
            OfficeId = visit.OfficeId,
            VisitId = visit.Id,
            Kind = a.Kind,
            ContentType = a.ContentType,
            Length = a.Length,
            Sha256 = a.Sha256,
        }));
    }

    // The record, its acts, spans and findings are one save; a refusal leaves the record with its reason and nothing else.
    private async Task TakeEffectAsync(Visit visit, Action track, LedgerWork work, Actor actor, CancellationToken cancellationToken)
    {
        var turn = 1 + (await db.Visits.Where(v => v.OfficeId == visit.OfficeId && v.DossierId == visit.DossierId)
            .MaxAsync(v => v.Turn, cancellationToken) ?? 0);
        track();
        FileLedger ledger;
        try
        {
            ledger = await EffectAsync(visit, turn, work, actor, cancellationToken);
        }
        catch (RuleViolation refused)
        {
            db.ChangeTracker.Clear();
            track();
            visit.Refuse(turn, refused);
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        await work.SaveAsync([ledger], cancellationToken);
    }

    private async Task<FileLedger> EffectAsync(Visit visit, int turn, LedgerWork work, Actor actor, CancellationToken cancellationToken)
    {
        var office = visit.OfficeId;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.OfficeId == office && c.Id == visit.CampaignId, cancellationToken);
        if (!await db.VisibleDossiers(actor).AnyAsync(d => d.Id == visit.DossierId, cancellationToken))
        {
            throw new RuleViolation("FLD-007", "Hồ sơ không thuộc phạm vi của người ghi.");
        }

        var ledger = (await work.LoadAsync([visit.DossierId], cancellationToken))[visit.DossierId];
        var listed = await db.BaselineFiles.AsNoTracking().SingleOrDefaultAsync(
            b => b.OfficeId == office && b.CampaignId == visit.CampaignId && b.DossierId == visit.DossierId, cancellationToken)
            ?? throw new RuleViolation("FLD-006", $"Hồ sơ {ledger.File.DecisionNo} không có trong danh sách của chiến dịch.");
        var origin = work.Origin(actor, ActSource.Field, visit.Id.Value, campaign.Id);
        VisitActs.CancelCorrected(visit, ledger, origin);
        VisitRules.Check(visit, campaign, ledger.Acts, db.Today);
        var acts = VisitActs.Record(visit, ledger, origin);
        visit.Accept(turn, Obstruct(visit, ledger.File.OfficerId ?? listed.OfficerId)?.Id, VisitActs.Waits(acts));
        return ledger;
    }

    private Obstacle? Obstruct(Visit visit, Id<Officer>? officer)
    {
        if (visit.Obstacle is not { } text)
        {
            return null;
        }

        var obstacle = new Obstacle
        {
            OfficeId = visit.OfficeId,
            CampaignId = visit.CampaignId,
            DossierId = visit.DossierId,
            Text = text,
            OwnerId = officer ?? throw new RuleViolation("FLD-009", "Hồ sơ chưa có chấp hành viên nên chưa ghi vướng mắc được."),
            RaisedOn = visit.On,
            EscalateOn = Weeks.Sunday(visit.On).AddDays(1),
        };
        db.Obstacles.Add(obstacle);
        return obstacle;
    }

    // Records that came before their turn take effect now, in the device's order.
    private async Task FollowAsync(Visit visit, LedgerWork work, Actor actor, CancellationToken cancellationToken)
    {
        var next = visit;
        while (next is not null)
        {
            var before = next.Id;
            db.ChangeTracker.Clear();
            next = await db.Visits.AsNoTracking()
                .Where(v => v.OfficeId == visit.OfficeId && v.PreviousId == before && v.State == VisitState.Held)
                .OrderBy(v => v.Sequence).FirstOrDefaultAsync(cancellationToken);
            if (next is { } follower)
            {
                await TakeEffectAsync(follower, () => db.Visits.Attach(follower), work, actor, cancellationToken);
            }
        }
    }
}
