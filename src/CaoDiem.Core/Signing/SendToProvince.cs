using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Signing;

/// <summary>Money asked for, or a reply: not a decision on a file, though it may concern one.</summary>
public sealed record OtherMatter(ProvinceMatter Matter, string? Subject, Dong? Amount = null);

/// <summary>Sends agreed decisions and other matters to the province as one batch.</summary>
/// <param name="ExpectedOn">Null: after the usual working days of the office.</param>
public sealed record SendToProvince(
    IReadOnlyCollection<Id<Act>> Acts, IReadOnlyCollection<OtherMatter> Others, DateOnly? SentOn, DateOnly? ExpectedOn = null,
        string? Note = null);

/// <summary>Says that a batch was sent by mistake; nothing of it may have come back.</summary>
public sealed record TakeBackBatch(Id<ProvinceBatch> BatchId, string? Why);

public sealed class SendToProvinceHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// SGN-001: nothing to send. SGN-002: not agreed to by the head. SGN-003: it waits at the province already. SGN-004: the day of sending
    /// is missing, in the future, or before the act. SGN-005: expected before it was sent. SGN-008: no words, or no sum of money asked for.
    /// </exception>
    /// <exception cref="NotInScope">An act is not there for who asks.</exception>
    public async Task<Id<ProvinceBatch>> Handle(SendToProvince command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        if (command.Acts.Count + command.Others.Count == 0)
        {
            throw new RuleViolation("SGN-001", "Chưa chọn việc nào để gửi lên tỉnh.");
        }

        var sent = command.SentOn ?? throw new RuleViolation("SGN-004", "Chưa ghi ngày gửi.", "SentOn");
        if (sent > db.Today)
        {
            throw new RuleViolation("SGN-004", "Ngày gửi không được sau hôm nay.", "SentOn");
        }

        var expected = command.ExpectedOn ?? await UsualAsync(office, sent, cancellationToken);
        if (expected < sent)
        {
            throw new RuleViolation("SGN-005", "Ngày dự kiến về không được trước ngày gửi.", "ExpectedOn");
        }

        var batch = new ProvinceBatch
        {
            OfficeId = office,
            Number = 1 + (await db.ProvinceBatches.Where(b => b.OfficeId == office).MaxAsync(b => (int?)b.Number, cancellationToken) ?? 0),
            SentOn = sent,
            ExpectedOn = expected,
            SentBy = actor.Name,
            Note = VietText.Clean(command.Note) is { Length: > 0 } note ? note : null,
        };
        foreach (var item in (await DecisionsAsync(batch, command.Acts, actor, cancellationToken))
            .Concat(command.Others.Select(o => ItemOf(batch, o))))
        {
            batch.Add(item);
        }

        db.Begin(nameof(SendToProvince), actor, batch.Note);
        db.ProvinceBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        return batch.Id;
    }

    /// <exception cref="RuleViolation">SGN-006: no reason. SGN-007: something of it came back, or it was taken back before.</exception>
    public async Task Handle(TakeBackBatch command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var batch = await db.ProvinceBatches.Include(b => b.Items).Where(b => b.OfficeId == office && b.Id == command.BatchId)
            .OneAsync(cancellationToken);
        batch.TakeBack(command.Why, actor.Name, db.Time.GetUtcNow().UtcDateTime);
        db.Begin(nameof(TakeBackBatch), actor, batch.TakenBackReason);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<DateOnly> UsualAsync(Id<Office> office, DateOnly sent, CancellationToken cancellationToken)
    {
        var signing = await OfficeSigning.LoadAsync(db, office, cancellationToken);
        return (await OfficeLaw.LoadAsync(db, office, cancellationToken)).Calendar.AddWorkingDays(sent, signing.Rules.UsualDays);
    }

    private async Task<List<ProvinceItem>> DecisionsAsync(
        ProvinceBatch batch, IReadOnlyCollection<Id<Act>> chosen, Actor actor, CancellationToken cancellationToken)
    {
        var (office, ids) = (batch.OfficeId, chosen.Distinct().ToList());
        var rows = await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && ids.Contains(a.Id))
            .Join(db.VisibleDossiers(actor), a => a.DossierId, d => d.Id, (a, d) => new
            {
                Act = a,
                d.DecisionNo,
                d.DecisionDate,
                d.DebtorName
            })
            .OrderBy(r => r.Act.RecordedAt).ThenBy(r => r.Act.Id).ToListAsync(cancellationToken);
        if (rows.Count != ids.Count)
        {
            throw new NotInScope();
        }

        var there = await db.ProvinceItems.Where(i => i.OfficeId == office && i.State == ProvinceState.Waiting && i.ActId != null)
            .Select(i => i.ActId!.Value).ToHashSetAsync(cancellationToken);
        return rows.ConvertAll(r =>
        {
            var subject = $"{r.Act.Kind.Label()}: {r.DebtorName}, {r.DecisionNo} ngày {r.DecisionDate:dd/MM/yyyy}";
            Require(r.Act, batch, there, subject);
            return new ProvinceItem
            {
                OfficeId = office,
                BatchId = batch.Id,
                Matter = ProvinceMatter.Decision,
                ActId = r.Act.Id,
                DossierId = r.Act.DossierId,
                Subject = subject,
            };
        });
    }

    private static void Require(Act act, ProvinceBatch batch, HashSet<Id<Act>> there, string subject)
    {
        if (act.Stage != ActStage.Agreed || act.IsCancelled)
        {
            throw new RuleViolation("SGN-002", $"{subject}: phải được thủ trưởng duyệt trước khi gửi lên tỉnh.");
        }

        if (there.Contains(act.Id))
        {
            throw new RuleViolation("SGN-003", $"{subject}: đang ở tỉnh rồi.");
        }

        if (batch.SentOn < act.On)
        {
            throw new RuleViolation("SGN-004", $"{subject}: ngày gửi trước ngày đề xuất ({act.On:dd/MM/yyyy}).", "SentOn");
        }
    }

    private static ProvinceItem ItemOf(ProvinceBatch batch, OtherMatter other)
    {
        var subject = VietText.Clean(other.Subject);
        if (subject.Length == 0)
        {
            throw new RuleViolation("SGN-008", "Phải ghi nội dung gửi lên tỉnh.", "Subject");
        }

        if (other.Matter == ProvinceMatter.Money && !(other.Amount > Dong.Zero))
        {
            throw new RuleViolation("SGN-008", "Đề nghị cấp, chuyển tiền phải ghi số tiền.", "Amount");
        }

        return new()
        {
            OfficeId = batch.OfficeId,
            BatchId = batch.Id,
            Matter = other.Matter == ProvinceMatter.Money ? ProvinceMatter.Money : ProvinceMatter.Reply,
            Subject = subject,
            Amount = other.Amount ?? Dong.Zero,
        };
    }
}
