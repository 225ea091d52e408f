using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Persons;

/// <summary>Says that the debtors of some files are one person.</summary>
public sealed record LinkFiles(IReadOnlyCollection<Id<Dossier>> Files, string? Reason);

/// <summary>Says that a link was wrong.</summary>
/// <param name="Apart">The file's debtor is somebody else than the person's other files: they are not proposed again.</param>
public sealed record UnlinkFile(Id<Dossier> FileId, string? Reason, bool Apart);

/// <summary>Turns a proposal down: the debtor of a file is none of those of some others.</summary>
public sealed record KeepApart(Id<Dossier> FileId, IReadOnlyCollection<Id<Dossier>> Others, string? Reason);

/// <summary>Says that turning it down was wrong: the pair may be proposed again.</summary>
public sealed record WithdrawApart(Id<ApartFiles> ApartId, string? Reason);

/// <summary>Records, corrects or takes away the number of the identity paper of a file's debtor.</summary>
public sealed record RecordIdentity(Id<Dossier> FileId, string? Number, string? Reason);

/// <summary>People say which files are one debtor's; every word stays, with who, when and why.</summary>
public sealed class LinkPersonsHandler(AppDb db)
{
    private static readonly int[] IdentityDigits = [9, 12];

    /// <exception cref="RuleViolation">
    /// PRS-001: fewer than two files. PRS-002: no reason. PRS-003: they are one already. PRS-004: two of them were said to be two people.
    /// PRS-005: their identity papers say that they are two. PRS-006: of two persons that would become one he does not see every file.
    /// </exception>
    /// <exception cref="NotInScope">One of the files does not exist for who asks.</exception>
    public Task<Id<Person>> Handle(LinkFiles command, Actor actor, CancellationToken cancellationToken = default) =>
        InTurnAsync(actor, async () =>
        {
            var files = command.Files.Distinct().ToList();
            _ = files.Count < 2 ? throw new RuleViolation("PRS-001", "Hãy đánh dấu ít nhất một hồ sơ nữa.", "Marked") : 0;
            var reason = Reason(command.Reason);
            await SeesAsync(files, actor, cancellationToken);
            var office = actor.RequireOffice();
            var links = await LinksOfAsync(office, files, cancellationToken);
            var persons = links.Select(l => l.PersonId).Distinct().ToList();
            if (persons.Count == 1 && files.TrueForAll(f => links.Exists(l => l.DossierId == f)))
            {
                throw new RuleViolation("PRS-003", "Các hồ sơ này đã liên kết là cùng một người.", "Marked");
            }

            var all = files.Union(links.Select(l => l.DossierId)).ToList();
            await RequireOneAsync(office, files, all, persons, actor, cancellationToken);
            db.Begin(nameof(LinkFiles), actor, reason);
            var person = persons.Count > 0 ? await JoinAsync(office, persons, links, reason, actor, cancellationToken)
                : NewPerson(office).Id;
            foreach (var file in all.Where(f => !links.Exists(l => l.DossierId == f && l.PersonId == person)))
            {
                db.PersonFiles.Add(Link(office, person, file, reason, actor));
            }

            await db.SaveChangesAsync(cancellationToken);
            return person;
        }, cancellationToken);

    /// <exception cref="RuleViolation">PRS-002: no reason. PRS-007: the file is linked with no other.</exception>
    /// <exception cref="NotInScope">The file does not exist for who asks.</exception>
    public Task<Id<Person>> Handle(UnlinkFile command, Actor actor, CancellationToken cancellationToken = default) =>
        InTurnAsync(actor, async () =>
        {
            var reason = Reason(command.Reason);
            await SeesAsync([command.FileId], actor, cancellationToken);
            var office = actor.RequireOffice();
            var links = await LinksOfAsync(office, [command.FileId], cancellationToken);
            var own = links.Find(l => l.DossierId == command.FileId)
                ?? throw new RuleViolation("PRS-007", "Hồ sơ này không liên kết với hồ sơ nào.", "Reason");
            db.Begin(nameof(UnlinkFile), actor, reason);
            own.Unlink(reason, actor.Name, Now);
            if (command.Apart)
            {
                await PartAsync(office, command.FileId, [.. links.Where(l => l != own).Select(l => l.DossierId)], reason, actor,
                    cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return own.PersonId;
        }, cancellationToken);

    /// <exception cref="RuleViolation">PRS-001: no other file. PRS-002: no reason. PRS-008: the files are linked; undo that
    /// first.</exception>
    /// <exception cref="NotInScope">One of the files does not exist for who asks.</exception>
    public Task<int> Handle(KeepApart command, Actor actor, CancellationToken cancellationToken = default) =>
        InTurnAsync(actor, async () =>
        {
            var others = command.Others.Where(o => o != command.FileId).Distinct().ToList();
            _ = others.Count == 0 ? throw new RuleViolation("PRS-001", "Hãy đánh dấu ít nhất một hồ sơ nữa.", "Marked") : 0;
            var reason = Reason(command.Reason);
            await SeesAsync([.. others, command.FileId], actor, cancellationToken);
            var office = actor.RequireOffice();
            var links = await LinksOfAsync(office, [command.FileId], cancellationToken);
            if (links.Exists(l => others.Contains(l.DossierId)))
            {
                throw new RuleViolation("PRS-008", "Hai hồ sơ đang liên kết là cùng một người; hãy bỏ liên kết trước.", "Marked");
            }

            db.Begin(nameof(KeepApart), actor, reason);
            await PartAsync(office, command.FileId, others, reason, actor, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return others.Count;
        }, cancellationToken);

    /// <exception cref="RuleViolation">PRS-002: no reason. PRS-009: withdrawn before.</exception>
    /// <exception cref="NotInScope">Of the two files he sees none, or the office has no such record.</exception>
    public Task<Id<Dossier>> Handle(WithdrawApart command, Actor actor, CancellationToken cancellationToken = default) =>
        InTurnAsync(actor, async () =>
        {
            var reason = Reason(command.Reason);
            var office = actor.RequireOffice();
            var apart = await db.ApartFiles.Where(a => a.OfficeId == office && a.Id == command.ApartId).OneAsync(cancellationToken);
            await SeesAsync([apart.FirstId, apart.SecondId], actor, cancellationToken);
            _ = apart.IsWithdrawn ? throw new RuleViolation("PRS-009", "Đã rút lại trước đó.", "Reason") : 0;
            db.Begin(nameof(WithdrawApart), actor, reason);
            apart.Withdraw(reason, actor.Name, Now);
            await db.SaveChangesAsync(cancellationToken);
            return apart.FirstId;
        }, cancellationToken);

    /// <exception cref="RuleViolation">PRS-002: no reason. PRS-010: not 9 or 12 digits. PRS-011: nothing changes.</exception>
    /// <exception cref="NotInScope">The file does not exist for who asks.</exception>
    public Task<Id<Person>> Handle(RecordIdentity command, Actor actor, CancellationToken cancellationToken = default) =>
        InTurnAsync(actor, async () =>
        {
            var number = new string([.. (command.Number ?? "").Where(c => !char.IsWhiteSpace(c) && c != '.')]);
            if (number.Length > 0 && !(IdentityDigits.Contains(number.Length) && number.All(char.IsAsciiDigit)))
            {
                throw new RuleViolation("PRS-010", "Số giấy tờ tùy thân có 12 chữ số (giấy cũ: 9 chữ số).", "Number");
            }

            var reason = Reason(command.Reason);
            await SeesAsync([command.FileId], actor, cancellationToken);
            var office = actor.RequireOffice();
            var link = (await LinksOfAsync(office, [command.FileId], cancellationToken)).Find(l => l.DossierId == command.FileId);
            var person = link is null ? null : await db.Persons
                .Where(p => p.OfficeId == office && p.Id == link.PersonId).OneAsync(cancellationToken);
            if ((person?.IdentityNo ?? "") == number)
            {
                throw new RuleViolation("PRS-011", number.Length == 0 ? "Chưa nhập số giấy tờ tùy thân." : "Số này đã được ghi.", "Number");
            }

            db.Begin(nameof(RecordIdentity), actor, reason);
            if (person is null)
            {
                person = NewPerson(office);
                db.PersonFiles.Add(Link(office, person.Id, command.FileId, reason, actor));
            }

            person.IdentityNo = number.Length == 0 ? null : number;
            await db.SaveChangesAsync(cancellationToken);
            return person.Id;
        }, cancellationToken);

    private DateTime Now => db.Time.GetUtcNow().UtcDateTime;

    private Task<T> InTurnAsync<T>(Actor actor, Func<Task<T>> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.RecordResults);
        return Turns.TakeAsync(db, change, cancellationToken);
    }

    private static string Reason(string? reason) => VietText.Clean(reason) is { Length: > 0 } said
        ? said
        : throw new RuleViolation("PRS-002", "Phải nêu lý do, căn cứ.", "Reason");

    private async Task SeesAsync(List<Id<Dossier>> files, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.VisibleDossiers(actor).CountAsync(d => files.Contains(d.Id), cancellationToken) < files.Count)
        {
            throw new NotInScope();
        }
    }

    /// <summary>The links in force of every person to whom one of the files belongs.</summary>
    private Task<List<PersonFile>> LinksOfAsync(Id<Office> office, List<Id<Dossier>> files, CancellationToken cancellationToken) =>
        db.PersonFiles.Where(l => l.OfficeId == office && l.UnlinkedAt == null && db.PersonFiles.Any(
            o => o.OfficeId == office && o.PersonId == l.PersonId && o.UnlinkedAt == null && files.Contains(o.DossierId)))
            .ToListAsync(cancellationToken);

    private async Task RequireOneAsync(
        Id<Office> office, List<Id<Dossier>> files, List<Id<Dossier>> all, List<Id<Person>> persons, Actor actor,
        CancellationToken cancellationToken)
    {
        if (persons.Count > 1 && await db.VisibleDossiers(actor).CountAsync(d => all.Contains(d.Id), cancellationToken) < all.Count)
        {
            throw new RuleViolation("PRS-006", "Có hồ sơ ngoài phạm vi của anh/chị; thủ trưởng đơn vị quyết định việc này.", "Marked");
        }

        if (await db.ApartFiles.AnyAsync(
            a => a.OfficeId == office && a.WithdrawnAt == null && all.Contains(a.FirstId) && all.Contains(a.SecondId), cancellationToken))
        {
            throw new RuleViolation("PRS-004", "Trong số này có hai hồ sơ đã được ghi là của hai người; hãy rút lại điều đó trước.",
                "Marked");
        }

        var numbers = await db.Persons.Where(p => p.OfficeId == office && persons.Contains(p.Id) && p.IdentityNo != null)
            .Select(p => p.IdentityNo).Distinct().CountAsync(cancellationToken);
        if (numbers > 1)
        {
            throw new RuleViolation("PRS-005", "Số giấy tờ tùy thân của các hồ sơ khác nhau: không phải một người.", "Marked");
        }
    }

    // The person with the most files stays; the links of the others end, and their files come to him.
    private async Task<Id<Person>> JoinAsync(
        Id<Office> office, List<Id<Person>> persons, List<PersonFile> links, string reason, Actor actor,
            CancellationToken cancellationToken)
    {
        var stays = persons.MaxBy(p => links.Count(l => l.PersonId == p));
        foreach (var link in links.Where(l => l.PersonId != stays))
        {
            link.Unlink(reason, actor.Name, Now);
        }

        var known = await db.Persons.Where(p => p.OfficeId == office && persons.Contains(p.Id)).ToListAsync(cancellationToken);
        known.Single(p => p.Id == stays).IdentityNo ??= known.Select(p => p.IdentityNo).FirstOrDefault(n => n is not null);
        if (persons.Count > 1)
        {
            await db.SaveChangesAsync(cancellationToken); // the old links end before the new ones stand
        }

        return stays;
    }

    private Person NewPerson(Id<Office> office) => db.Persons.Add(new() { OfficeId = office }).Entity;

    private PersonFile Link(Id<Office> office, Id<Person> person, Id<Dossier> file, string reason, Actor actor) => new()
    {
        OfficeId = office,
        PersonId = person,
        DossierId = file,
        LinkedBy = actor.Name,
        LinkedAt = Now,
        Reason = reason,
    };

    private async Task PartAsync(
        Id<Office> office, Id<Dossier> file, List<Id<Dossier>> others, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var said = await db.ApartFiles.AsNoTracking()
            .Where(a => a.OfficeId == office && a.WithdrawnAt == null && (a.FirstId == file || a.SecondId == file))
            .ToListAsync(cancellationToken);
        db.ApartFiles.AddRange(others.Where(o => !said.Exists(a => a.Beside(file) == o))
            .Select(o => ApartFiles.Of(office, file, o, actor.Name, Now, reason)));
    }
}
