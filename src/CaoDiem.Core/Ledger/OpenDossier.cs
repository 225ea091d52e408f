using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>Opens a file by hand, without a register: number and day of the decision, debtor and what he must do.</summary>
public sealed record OpenDossier(
    string DecisionNo, DateOnly DecisionDate, ActDetail Content, string? Text = null, MatterKind Matter = MatterKind.OwnMotion)
{
    /// <summary>The judgment that is enforced, when it is said; its matter wins over <see cref="Matter"/>.</summary>
    public Judgment? Judgment { get; init; }
}

public sealed class OpenDossierHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// ACT-002: number, debtor or obligation is missing. ACT-003: in the future. ACT-007: money is negative. ACT-012: the office has this file already.
    /// ACT-018: the judgment is later than the decision.
    /// ACT-013: officer or commune is not one of the office.
    /// </exception>
    public Task<ActRecorded> Handle(OpenDossier command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    private async Task<ActRecorded> InTurnAsync(OpenDossier command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var number = VietText.Clean(command.DecisionNo);
        await CheckAsync(office, number, command, cancellationToken);
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var file = await FileAsync(office, number, command, cancellationToken);
        command.Judgment?.WriteTo(file);
        var known = await db.Acts.Where(a => a.OfficeId == office && a.DossierId == file.Id).ToListAsync(cancellationToken);
        var ledger = new FileLedger(file, known);
        db.Begin(nameof(OpenDossier), actor);
        var act = ledger.Record(
            new(ActKind.Opened, command.DecisionDate)
            {
                DocumentNo = number,
                DocumentOn = command.DecisionDate,
                Detail = command.Content,
                Text = command.Text,
            },
            work.Origin(actor));
        await work.SaveAsync([ledger], cancellationToken);
        return new(act.Id, file.Id, act.Stage, ledger.StateOn(db.Today));
    }

    private async Task CheckAsync(Id<Office> office, string number, OpenDossier command, CancellationToken cancellationToken)
    {
        if (number.Length == 0)
        {
            throw new RuleViolation("ACT-002", "Chưa ghi số quyết định thi hành án.", "documentNo");
        }

        if (command.Content.Items is { } items && items.Any(i => i.Due < 0))
        {
            throw new RuleViolation("ACT-007", "Số tiền không được âm.", "amount");
        }

        if (command.Content.Officer is { } officer && !await db.Officers.AnyAsync(o => o.OfficeId == office && o.Id == new Id<Officer>(officer), cancellationToken))
        {
            throw new RuleViolation("ACT-013", "Chấp hành viên này không có trong danh mục của đơn vị.", "officer");
        }

        if (command.Content.Commune is { } commune && !await db.Communes.AnyAsync(c => c.OfficeId == office && c.Id == new Id<Commune>(commune), cancellationToken))
        {
            throw new RuleViolation("ACT-013", "Xã, phường này không có trong danh mục của đơn vị.", "address");
        }
    }

    // A file whose opening was taken back is opened again under its number; any other is there already.
    private async Task<Dossier> FileAsync(Id<Office> office, string number, OpenDossier command, CancellationToken cancellationToken)
    {
        var key = Dossier.KeyOf(number);
        var known = await db.Dossiers.Include(d => d.Obligations).Include(d => d.Parties).AsSplitQuery()
            .SingleOrDefaultAsync(d => d.OfficeId == office && d.DecisionKey == key && d.DecisionDate == command.DecisionDate, cancellationToken);
        var sameDay = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && d.DecisionDate == command.DecisionDate && !d.IsVoid)
            .Select(d => new { d.DecisionNo, d.DecisionKey }).ToListAsync(cancellationToken);
        if (sameDay.Find(d => d.DecisionKey.TrimStart('0') == key.TrimStart('0')) is { } same)
        {
            throw new RuleViolation("ACT-012", $"Đơn vị đã có hồ sơ {same.DecisionNo} ngày {command.DecisionDate:dd/MM/yyyy}.", "documentNo");
        }

        if (known is not null)
        {
            return known;
        }

        var file = new Dossier { OfficeId = office, DecisionNo = number, DecisionKey = key, DecisionDate = command.DecisionDate, Matter = command.Matter };
        db.Dossiers.Add(file);
        return file;
    }
}
