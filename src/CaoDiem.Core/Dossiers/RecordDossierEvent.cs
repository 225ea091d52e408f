using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Dossiers;

/// <summary>Records a step of a matter that reports count.</summary>
public sealed record RecordDossierEvent(Id<Dossier> DossierId, DossierEventKind Kind, DateOnly On, Dong Amount, string? Body, string? Text);

/// <summary>Answers a complaint or a request.</summary>
public sealed record SettleDossierEvent(Id<Dossier> DossierId, Id<DossierEvent> EventId, DateOnly On, string? Answer);

public sealed class RecordDossierEventHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// EVT-001: the day lies in the future or before the decision. EVT-002: an amount is missing or negative. EVT-003: nothing said.
    /// EVT-004: the body that stopped it is not named. EVT-007: the same is recorded already.
    /// </exception>
    public async Task<Id<DossierEvent>> Handle(RecordDossierEvent command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var file = await db.VisibleDossiers(actor).AsNoTracking().Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
        var (kind, on, body, text) = (command.Kind, command.On, Blank(command.Body), Blank(command.Text));
        Require(Enum.IsDefined(kind) && on >= file.DecisionDate && on <= db.Today, "EVT-001", $"Ngày phải từ ngày ra quyết định thi hành án ({file.DecisionDate:dd/MM/yyyy}) đến hôm nay.", "On");
        Require(kind.NeedsMoney() ? command.Amount > Dong.Zero : command.Amount >= Dong.Zero, "EVT-002", $"«{kind.Label()}» phải có số tiền.", "Amount");
        Require(!kind.NeedsText() || text is not null, "EVT-003", $"«{kind.Label()}» phải ghi nội dung hoặc lý do.", "Text");
        Require(!kind.NeedsBody() || body is not null, "EVT-004", "Phải ghi cơ quan, người quyết định dừng.", "Body");
        var same = await db.DossierEvents.AnyAsync(e => e.OfficeId == file.OfficeId && e.DossierId == file.Id && e.Kind == kind && e.On == on && e.Text == text, cancellationToken);
        Require(!same, "EVT-007", "Diễn biến này đã được ghi; nhiều đơn cùng nội dung tính là một.", "Kind");
        db.Begin(nameof(RecordDossierEvent), actor);
        var entry = new DossierEvent { OfficeId = file.OfficeId, DossierId = file.Id, Kind = kind, On = on, Amount = command.Amount, Body = body, Text = text };
        db.DossierEvents.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        return entry.Id;
    }

    /// <exception cref="RuleViolation">EVT-001: in the future. EVT-003, EVT-005, EVT-006 as <see cref="DossierEvent.Settle"/>.</exception>
    public async Task Handle(SettleDossierEvent command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var file = await db.VisibleDossiers(actor).AsNoTracking().Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
        var entry = await db.DossierEvents.Where(e => e.OfficeId == file.OfficeId && e.DossierId == file.Id && e.Id == command.EventId).OneAsync(cancellationToken);
        Require(command.On <= db.Today, "EVT-001", "Ngày trả lời không được ở tương lai.", "AnsweredOn");
        db.Begin(nameof(SettleDossierEvent), actor);
        entry.Settle(command.On, command.Answer);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Require(bool holds, string code, string message, string field)
    {
        if (!holds)
        {
            throw new RuleViolation(code, message, field);
        }
    }

    private static string? Blank(string? text) => VietText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
