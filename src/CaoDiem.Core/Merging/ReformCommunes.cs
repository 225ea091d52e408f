using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Merging;

/// <summary>
/// By a document communes become one from a day on, or hamlets of one go to another: their files get a <c>moved</c> act each, all of one
/// event; areas of task forces, partners and the travel table follow.
/// </summary>
/// <param name="Into">The commune that takes them in; null for a new one of <paramref name="NewName"/>.</param>
/// <param name="Hamlets">Only these hamlets of the one commune go over, which stays; empty when whole communes do, and are closed.</param>
/// <param name="TaskForce">Whose area the commune becomes, where the old ones were of different task forces.</param>
/// <param name="Expected">How many files the person saw before agreeing; null when nobody counted.</param>
public sealed record ReformCommunes(
    IReadOnlyList<Id<Commune>> From, Id<Commune>? Into, string? NewName, DateOnly? On, string? DocumentNo, string? Reason,
    IReadOnlyList<string> Hamlets, Id<TaskForce>? TaskForce = null, int? Expected = null);

/// <summary>What a reform would move, or moved.</summary>
/// <param name="First">One of the acts; null when no file was moved.</param>
/// <param name="HardArea">The commune lies in a hard area: all of them did.</param>
/// <param name="Ways">Ways and points of the travel table that go over.</param>
public sealed record CommunesReformed(string Into, int Files, bool HardArea, int Ways, Id<Act>? First);

public sealed class ReformCommunesHandler(AppDb db)
{
    private const int FilesAtATime = 500;

    /// <summary>What names the place now; what an area was stays with its days.</summary>
    private static readonly HashSet<Type> Following =
        [typeof(PartnerCommune), typeof(TravelTime), typeof(PlacePoint), typeof(Campaign), typeof(Wave), typeof(SavedFilter)];

    private static readonly HashSet<Type> Travel = [typeof(TravelTime), typeof(PlacePoint)];

    /// <exception cref="RuleViolation">
    /// REF-001: no old commune, or one that is closed or not the office's. REF-002: no new one, or one of the old ones.
    /// REF-003: day, number or reason missing. REF-004: hamlets of several communes, or without a file. REF-005: task forces differ
    /// and none is named. REF-006: other files than were seen. IDN-061: the new name is taken. ACT-003: a day to come.
    /// </exception>
    public Task<CommunesReformed> Handle(ReformCommunes command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>What it would move; nothing is stored.</summary>
    /// <exception cref="RuleViolation">As <see cref="Handle"/>.</exception>
    public async Task<CommunesReformed> PreviewAsync(ReformCommunes command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var ready = await CheckAsync(command, actor.RequireOffice(), cancellationToken);
        var ways = 0;
        foreach (var old in command.Hamlets.Count > 0 ? [] : ready.Old)
        {
            ways += (await new NameReferences(db, ready.Into.OfficeId, AliasKind.Commune, old.Id.Value, ready.Into.Id.Value, Travel)
                .FindAsync(cancellationToken)).Count;
        }

        db.ChangeTracker.Clear();
        return new(ready.Into.Name, ready.Files.Count, ready.HardArea, ways, null);
    }

    private async Task<CommunesReformed> InTurnAsync(ReformCommunes command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var ready = await CheckAsync(command, office, cancellationToken);
        var into = ready.Into;
        db.Begin(nameof(ReformCommunes), actor, command.Reason);
        if (command.Into is null)
        {
            db.Communes.Add(into);
        }

        into.Mark(ready.HardArea);
        if (ready.Team is { } team
            && !await db.TaskForceCommunes.AnyAsync(c => c.OfficeId == office && c.CommuneId == into.Id, cancellationToken))
        {
            db.TaskForceCommunes.Add(new() { OfficeId = office, TaskForceId = team, CommuneId = into.Id });
        }

        var oldIds = ready.Old.ConvertAll(c => c.Id);
        await CampaignAreas.InheritAsync(db, office, oldIds, into.Id, command.On!.Value, ready.Team, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var ways = 0;
        foreach (var old in command.Hamlets.Count > 0 ? [] : ready.Old)
        {
            old.Close(command.On!.Value, into.Id, VietText.Clean(command.DocumentNo));
            var references = new NameReferences(db, office, AliasKind.Commune, old.Id.Value, into.Id.Value, Following);
            var found = await references.FindAsync(cancellationToken);
            ways += found.Count(f => Travel.Contains(f.Row.Metadata.ClrType));
            await references.MoveAsync(found, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        var first = await MoveFilesAsync(office, command, ready.Files, into.Id, actor, cancellationToken);
        return new(into.Name, ready.Files.Count, ready.HardArea, ways, first);
    }

    private async Task<Id<Act>?> MoveFilesAsync(
        Id<Office> office, ReformCommunes command, List<Id<Dossier>> files, Id<Commune> into, Actor actor,
        CancellationToken cancellationToken)
    {
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var many = new LedgerBatch(db, office, work);
        var origin = work.Origin(actor) with { EventId = Guid.CreateVersion7() };
        Act? first = null;
        foreach (var some in files.Order().Chunk(FilesAtATime))
        {
            var ledgers = await many.LoadAsync(some, cancellationToken);
            foreach (var ledger in ledgers.Values)
            {
                // A file that came there after that day goes over on its own day.
                var came = ledger.Acts.Where(a => a.Counts && a.Content.Commune is not null).Max(a => a.Day);
                var act = ledger.Record(
                    new(ActKind.Moved, came > command.On ? came : command.On!.Value)
                    {
                        DocumentNo = command.DocumentNo,
                        Reason = command.Reason,
                        Detail = new() { Commune = into.Value },
                    },
                    origin);
                first ??= act;
            }

            await many.SaveAsync([.. ledgers.Values], cancellationToken);
        }

        await many.FinishAsync(cancellationToken);
        return first?.Id;
    }

    private async Task<Ready> CheckAsync(ReformCommunes command, Id<Office> office, CancellationToken cancellationToken)
    {
        RequirePaper(command);
        var old = await db.Communes.Where(c => c.OfficeId == office && command.From.Contains(c.Id)).ToListAsync(cancellationToken);
        if (old.Count == 0 || old.Count != command.From.Distinct().Count() || old.Exists(c => c.ClosedOn is not null))
        {
            throw new RuleViolation("REF-001", "Hãy chọn xã, phường cũ còn đang dùng của đơn vị.", "From");
        }

        var into = await IntoAsync(command, office, cancellationToken);
        var hamlets = command.Hamlets.Select(VietText.Clean).Where(h => h.Length > 0).ToList();
        if (hamlets.Count > 0 && old.Count > 1)
        {
            throw new RuleViolation("REF-004", "Chỉ tách ấp, khóm của một xã, phường mỗi lần.", "Hamlets");
        }

        var ids = old.ConvertAll(c => (Id<Commune>?)c.Id);
        var living = db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && !d.IsVoid && ids.Contains(d.CommuneId));
        var files = await (hamlets.Count == 0 ? living : living.Where(d => d.Hamlet != null && hamlets.Contains(d.Hamlet)))
            .Select(d => d.Id).ToListAsync(cancellationToken);
        if (hamlets.Count > 0)
        {
            var known = await living.Where(d => hamlets.Contains(d.Hamlet!)).Select(d => d.Hamlet!).Distinct().ToListAsync(cancellationToken);
            if (hamlets.Except(known).ToList() is { Count: > 0 } unknown)
            {
                throw new RuleViolation(
                    "REF-004", $"Không có hồ sơ nào ở {string.Join(", ", unknown)} (ghi đúng như trong hồ sơ, cách nhau bằng dấu phẩy).", "Hamlets");
            }
        }

        if (command.Expected is { } expected && expected != files.Count)
        {
            throw new RuleViolation(
                "REF-006", $"Số hồ sơ đã thay đổi: lúc xem là {expected}, bây giờ là {files.Count}. Hãy xem lại rồi xác nhận.", "From");
        }

        var hard = old.TrueForAll(c => c.HardArea) && (command.Into is null || into.HardArea);
        return new(old, into, files, hard, await TeamAsync(command, office, old, into, cancellationToken));
    }

    private async Task<Commune> IntoAsync(ReformCommunes command, Id<Office> office, CancellationToken cancellationToken)
    {
        if (command.Into is { } known)
        {
            return !command.From.Contains(known)
                && await db.Communes.SingleOrDefaultAsync(c => c.OfficeId == office && c.Id == known && c.ClosedOn == null,
                    cancellationToken) is { } there
                ? there
                : throw new RuleViolation("REF-002", "Xã, phường nhận phải là một xã, phường khác đang dùng của đơn vị.", "Into");
        }

        var name = VietText.Clean(command.NewName);
        if (name.Length == 0)
        {
            throw new RuleViolation("REF-002", "Hãy chọn xã, phường nhận hoặc ghi tên xã, phường mới.", "NewName");
        }

        try
        {
            await KeepAliasesHandler.RequireFreeAsync(db, office, AliasKind.Commune, VietText.Fold(name), null, cancellationToken);
        }
        catch (RuleViolation taken)
        {
            throw new RuleViolation(taken.Code, taken.Message, "NewName");
        }

        return Commune.Of(office, name);
    }

    // Files of one commune are worked on by one task force.
    private async Task<Id<TaskForce>?> TeamAsync(
        ReformCommunes command, Id<Office> office, List<Commune> old, Commune into, CancellationToken cancellationToken)
    {
        var ids = old.ConvertAll(c => c.Id).Append(into.Id).ToList();
        var areas = await db.TaskForceCommunes.AsNoTracking().Where(c => c.OfficeId == office && ids.Contains(c.CommuneId))
            .ToListAsync(cancellationToken);
        if (areas.Find(a => a.CommuneId == into.Id) is { } own)
        {
            return command.TaskForce is null || command.TaskForce == own.TaskForceId ? own.TaskForceId
                : throw new RuleViolation("REF-005", $"{into.Name} đã thuộc địa bàn của một tổ; đổi địa bàn ở trang Tổ công tác.", "TaskForce");
        }

        var teams = areas.ConvertAll(a => a.TaskForceId).Distinct().ToList();
        return command.TaskForce is { } named ? await db.TaskForces.AnyAsync(t => t.OfficeId == office && t.Id == named, cancellationToken) ? named
                : throw new RuleViolation("REF-005", "Tổ công tác này không có trong đơn vị.", "TaskForce")
            : teams.Count > 1 ? throw new RuleViolation("REF-005", "Các xã, phường cũ thuộc nhiều tổ công tác: hãy chọn tổ nhận địa bàn.",
                "TaskForce")
            : teams.Count == 1 ? teams[0] : null;
    }

    private void RequirePaper(ReformCommunes command)
    {
        (string Field, bool Missing, string Message)[] needs =
        [
            ("On", command.On is null, "Chưa ghi từ ngày nào."),
            ("DocumentNo", VietText.Clean(command.DocumentNo).Length == 0, "Chưa ghi số văn bản."),
            ("Reason", VietText.Clean(command.Reason).Length == 0, "Chưa nêu lý do."),
        ];
        if (Array.Find(needs, n => n.Missing) is { Field: not null } missing)
        {
            throw new RuleViolation("REF-003", missing.Message, missing.Field);
        }

        if (command.On > db.Today)
        {
            throw new RuleViolation("ACT-003", $"Ngày {command.On:dd/MM/yyyy} ở tương lai.", "On");
        }
    }

    private sealed record Ready(List<Commune> Old, Commune Into, List<Id<Dossier>> Files, bool HardArea, Id<TaskForce>? Team);
}
