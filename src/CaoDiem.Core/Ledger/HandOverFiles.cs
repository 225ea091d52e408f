using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>
/// Hands the open files of an officer over to another one: an <c>assigned</c> act each, all of one event, so that they are cancelled as
/// one.
/// </summary>
/// <param name="Files">Those that are meant; null for all that are open with him.</param>
/// <param name="Expected">How many files the person saw before agreeing; null when nobody counted.</param>
public sealed record HandOverFiles(
    Id<Officer> From, Id<Officer>? To, IReadOnlyCollection<Id<Dossier>>? Files, DateOnly? On, string? DocumentNo, DateOnly? DocumentOn,
    string? Reason, int? Expected = null);

/// <param name="First">One of the acts: whoever cancels it cancels all.</param>
public sealed record FilesHandedOver(int Files, Id<Act> First);

public sealed class HandOverFilesHandler(AppDb db)
{
    private const int FilesAtATime = 500;

    private static readonly List<DossierState> OpenStates = [.. DossierStates.All.Where(s => s.IsOpen())];

    /// <summary>The files of an office that are still to be worked on.</summary>
    public static IQueryable<Dossier> OpenFiles(AppDb db, Id<Office> office) => db.Dossiers
        .Where(d => d.OfficeId == office && !d.IsVoid && OpenStates.Contains(d.State));

    /// <summary>Those of them that are an officer's.</summary>
    public static IQueryable<Dossier> OpenWith(AppDb db, Id<Office> office, Id<Officer> officer) =>
        OpenFiles(db, office).Where(d => d.OfficerId == officer);

    /// <exception cref="RuleViolation">
    /// HND-001: no receiver of the office. HND-002: giver and receiver are one. HND-003: day, number, day of the document or reason
    /// missing. HND-004: no open file of the giver. HND-005: other files than were seen. ACT-003: a day to come. ACT-015: the receiver has left.
    /// </exception>
    /// <exception cref="NotInScope">The office has no such giver.</exception>
    public Task<FilesHandedOver> Handle(HandOverFiles command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>Refuses what cannot be handed over; nothing is stored.</summary>
    /// <exception cref="RuleViolation">As <see cref="Handle"/>.</exception>
    public async Task<IReadOnlyList<Id<Dossier>>> CheckAsync(HandOverFiles command, Actor actor,
        CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var office = actor.RequireOffice();
        await db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.Id == command.From).OneAsync(cancellationToken);
        RequirePaper(command);
        var receiver = await db.Officers.AsNoTracking()
            .FirstOrDefaultAsync(o => o.OfficeId == office && o.Id == command.To, cancellationToken)
            ?? throw new RuleViolation("HND-001", "Chưa chọn chấp hành viên nhận hồ sơ.", "To");
        if (receiver.Id == command.From)
        {
            throw new RuleViolation("HND-002", "Người nhận phải khác người giao.", "To");
        }

        if (receiver.HasLeft(db.Today))
        {
            throw DirectoryGuard.Left(receiver, "To");
        }

        return await FilesAsync(office, command, cancellationToken);
    }

    private async Task<FilesHandedOver> InTurnAsync(HandOverFiles command, Actor actor, CancellationToken cancellationToken)
    {
        var files = await CheckAsync(command, actor, cancellationToken);
        var office = actor.RequireOffice();
        db.Begin(nameof(HandOverFiles), actor, command.Reason);
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var many = new LedgerBatch(db, office, work);
        var origin = work.Origin(actor) with { EventId = Guid.CreateVersion7() };
        Act? first = null;
        foreach (var some in files.Order().Chunk(FilesAtATime))
        {
            var ledgers = await many.LoadAsync(some, cancellationToken);
            foreach (var ledger in ledgers.Values)
            {
                var act = ledger.Record(Entry(command, ledger), origin);
                first ??= act;
            }

            await many.SaveAsync([.. ledgers.Values], cancellationToken);
        }

        await many.FinishAsync(cancellationToken);
        return new(files.Count, first!.Id);
    }

    // A file that was opened, or given to him, after that day goes over on its own day: on the day of the document it was not his.
    private static ActEntry Entry(HandOverFiles command, FileLedger ledger)
    {
        var given = ledger.Acts.Where(a => a.Counts && a.Content.Officer is not null).Max(a => a.Day);
        return new(ActKind.Assigned, given > command.On ? given : command.On!.Value)
        {
            DocumentNo = command.DocumentNo,
            DocumentOn = command.DocumentOn,
            Reason = command.Reason,
            Detail = new() { Officer = command.To!.Value.Value },
        };
    }

    private void RequirePaper(HandOverFiles command)
    {
        (string Field, bool Missing, string Message)[] needs =
        [
            ("On", command.On is null, "Chưa ghi ngày bàn giao."),
            ("DocumentNo", VietText.Clean(command.DocumentNo).Length == 0, "Chưa ghi số văn bản bàn giao."),
            ("DocumentOn", command.DocumentOn is null, "Chưa ghi ngày văn bản bàn giao."),
            ("Reason", VietText.Clean(command.Reason).Length == 0, "Chưa nêu lý do bàn giao."),
        ];
        if (Array.Find(needs, n => n.Missing) is { Field: not null } missing)
        {
            throw new RuleViolation("HND-003", missing.Message, missing.Field);
        }

        foreach (var (field, day) in new[] { ("On", command.On), ("DocumentOn", command.DocumentOn) })
        {
            if (day > db.Today)
            {
                throw new RuleViolation("ACT-003", $"Ngày {day:dd/MM/yyyy} ở tương lai.", field);
            }
        }
    }

    private async Task<IReadOnlyList<Id<Dossier>>> FilesAsync(Id<Office> office, HandOverFiles command, CancellationToken cancellationToken)
    {
        var open = await OpenWith(db, office, command.From).Select(d => d.Id).ToListAsync(cancellationToken);
        var files = command.Files is { } marked ? [.. open.Intersect(marked)] : open;
        if (files.Count == 0)
        {
            throw new RuleViolation("HND-004", "Không có hồ sơ đang mở nào để bàn giao.", "Marked");
        }

        if (command.Expected is { } expected && expected != files.Count)
        {
            throw new RuleViolation(
                "HND-005", $"Số hồ sơ đã thay đổi: lúc xem là {expected}, bây giờ là {files.Count}. Hãy xem lại rồi xác nhận.", "Marked");
        }

        return files;
    }
}
