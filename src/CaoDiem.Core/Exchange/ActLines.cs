using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Records acts that come as lines of JSON: finds the file, its items and the office's people, then the same handlers as the pages.</summary>
public sealed class ActLines(AppDb db, Actor actor)
{
    private readonly Dictionary<string, Actor> _approvers = new(StringComparer.Ordinal);
    private RegisterPeople? _people;
    private LawBook? _law;

    /// <exception cref="RuleViolation">ACT-000 … ACT-009, ACT-014 as the line says, and all of <see cref="FileLedger.Record"/>; with the field.</exception>
    public async Task<ActRecorded> RecordAsync(ActLine line, CancellationToken cancellationToken)
    {
        var kind = line.KindOf();
        var number = VietText.Clean(line.File?.DecisionNo ?? (kind == ActKind.Opened ? line.DocumentNo : null));
        var decided = ActLine.Day(line.File?.DecisionDate ?? (kind == ActKind.Opened ? line.DocumentOn : null), "file");
        if (number.Length == 0 || decided is not { } day)
        {
            throw new RuleViolation("ACT-009", "Thiếu file: số và ngày quyết định thi hành án.", "file");
        }

        _people ??= await RegisterPeople.LoadAsync(db, actor.RequireOffice(), db.Today, cancellationToken);
        if (kind == ActKind.Opened)
        {
            return await OpenAsync(line, number, day, cancellationToken);
        }

        var file = await FindAsync(number, day, cancellationToken);
        var entry = Resolve(line, line.ToEntry(kind), file);
        var approver = await ApproverAsync(line.ApprovedBy, cancellationToken);
        _law ??= await OfficeLaw.LoadAsync(db, actor.RequireOffice(), cancellationToken);
        var done = await new RecordActsHandler(db, _law).Handle(file.Id, entry, actor, approver, cancellationToken);
        db.ChangeTracker.Clear(); // in one large transaction the files of all earlier lines would be looked through again
        return done;
    }

    private async Task<ActRecorded> OpenAsync(ActLine line, string number, DateOnly day, CancellationToken cancellationToken)
    {
        if (line.On is not null && ActLine.Day(line.On, "on") != day)
        {
            throw new RuleViolation("ACT-008", "Ngày ra quyết định phải bằng ngày của hồ sơ.", "on");
        }

        var content = People(line, Items(line, new()));
        return await new OpenDossierHandler(db).Handle(new(number, day, content with { Debtor = VietText.Clean(line.Debtor), Creditor = line.Creditor }, line.Text), actor, cancellationToken);
    }

    private async Task<Dossier> FindAsync(string number, DateOnly day, CancellationToken cancellationToken)
    {
        var key = Dossier.KeyOf(number);
        return await db.VisibleDossiers(actor).AsNoTracking().Include(d => d.Obligations)
            .SingleOrDefaultAsync(d => d.DecisionKey == key && d.DecisionDate == day, cancellationToken)
            ?? throw new RuleViolation("ACT-009", $"Không có hồ sơ {number} ngày {day:dd/MM/yyyy} trong phạm vi của người ghi.", "file");
    }

    private ActEntry Resolve(ActLine line, ActEntry entry, Dossier file)
    {
        var detail = People(line, Items(line, new() { Item = line.Item is { } item ? ItemOf(item, file, "item") : null }));
        if (entry.Kind == ActKind.ItemCorrected && detail is { Item: { } number, Items: null } && file.Obligations.FirstOrDefault(o => o.Number == number) is { } known)
        {
            detail = detail with { Items = [new(known.Kind, known.Description, line.Amount ?? known.Due.Amount)] };
        }

        return entry with
        {
            Amount = entry.Kind is ActKind.ItemCorrected or ActKind.ItemAdded ? Dong.Zero : entry.Amount,
            Parts = [.. (line.Part ?? []).Select(p => new ActPart(ItemOf(p.Item, file, "part"), p.Amount))],
            Detail = entry.Kind == ActKind.Renamed ? detail with { Debtor = VietText.Clean(line.Debtor), Creditor = line.Creditor } : detail,
        };
    }

    // "Án phí DSST" with the amount of the line, or an object {kind, description, due}.
    private static ActDetail Items(ActLine line, ActDetail detail)
    {
        if (line.Obligation is not { ValueKind: not JsonValueKind.Null } given)
        {
            return detail;
        }

        string? Member(string name) => given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

        var words = VietText.Clean(given.ValueKind == JsonValueKind.String ? given.GetString() : Member("description") ?? Member("kind"));
        var due = given.ValueKind == JsonValueKind.Object && given.TryGetProperty("due", out var sum) && sum.TryGetInt64(out var own) ? own : line.Amount ?? 0;
        var kind = Enum.TryParse<ObligationKind>(Member("kind")?.Replace("-", "", StringComparison.Ordinal), true, out var named)
            ? named
            : RegisterWords.Obligation(words) ?? ObligationKind.OtherCivil;
        return words.Length == 0
            ? throw new RuleViolation("ACT-002", "Chưa ghi nội dung khoản phải thi hành.", "obligation")
            : detail with { Items = [new(kind, words, due)] };
    }

    private ActDetail People(ActLine line, ActDetail detail)
    {
        if (line.Officer is { Length: > 0 } name)
        {
            var officer = _people!.Officer(name) ?? throw new RuleViolation("ACT-013", $"Chấp hành viên «{name}» không có trong danh mục của đơn vị.", "officer");
            detail = detail with { Officer = officer.Id.Value };
        }

        if (VietText.Clean(line.Address) is { Length: > 0 } address)
        {
            var cut = address.LastIndexOf(',');
            var commune = _people!.Commune(cut < 0 ? address : address[(cut + 1)..]);
            var hamlet = commune is null ? address : cut < 0 ? "" : VietText.Clean(address[..cut]);
            detail = detail with { Hamlet = hamlet, Commune = commune?.Id.Value };
        }

        return detail;
    }

    private static int ItemOf(JsonElement item, Dossier file, string field)
    {
        if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number))
        {
            return number;
        }

        var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.ToString();
        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out number))
        {
            return number;
        }

        var bare = text.Replace("-", "", StringComparison.Ordinal);
        var found = file.Obligations.Where(o => string.Equals(o.Kind.ToString(), bare, StringComparison.OrdinalIgnoreCase)
            || VietText.Fold(o.Description) == VietText.Fold(text)).ToList();
        return found.Count == 1
            ? found[0].Number
            : throw new RuleViolation("ACT-022", found.Count == 0 ? $"Hồ sơ không có khoản «{text}»." : $"Hồ sơ có {found.Count} khoản «{text}»; hãy ghi số thứ tự.", field);
    }

    private async Task<Actor?> ApproverAsync(string? login, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(login))
        {
            return null;
        }

        if (!_approvers.TryGetValue(login, out var approver))
        {
            var wanted = VietText.Fold(login);
            var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Login == wanted && u.OfficeId == actor.OfficeId && !u.Disabled, cancellationToken);
            approver = user is not null
                ? await Mandates.ActorAsync(db, user, cancellationToken)
                : throw new RuleViolation("ACT-014", $"Không có tài khoản {login} ở đơn vị này.", "approvedBy");
            _approvers[login] = approver;
        }

        return approver;
    }
}
