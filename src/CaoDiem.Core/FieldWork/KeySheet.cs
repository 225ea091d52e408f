using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>
/// One line of a paper sheet as a clerk types it. The result is the digit ticked on paper; "0" and a digit is a visit that did not
/// take place and why; "7c" proposes enforceable where "7" proposes the contrary; "1" and a letter is a visit that verified means:
/// c has them, k has none, t no more than minimum living, r unclear.
/// </summary>
public sealed record KeyedLine(Guid RecordId, Guid? StopId, string? DecisionNo, string? Result, string? Amount, string? ReceiptNo, string? PromisedOn, string? Text)
{
    private static readonly Dictionary<char, Means> Verified = new()
    {
        ['c'] = Means.Has,
        ['k'] = Means.None,
        ['t'] = Means.Minimum,
        ['r'] = Means.Unknown,
    };

    public bool IsEmpty => new[] { Result, Amount, ReceiptNo, PromisedOn, Text, DecisionNo }.All(string.IsNullOrWhiteSpace);

    /// <exception cref="RuleViolation">FLD-060: the result is no digit of the sheet.</exception>
    public (VisitKind? Kind, SkipReason? Skipped, bool? Enforceable) ReadResult()
    {
        var typed = (Result ?? "").Trim().ToLowerInvariant();
        return typed switch
        {
            "7" => (VisitKind.Reclassify, null, false),
            "7c" => (VisitKind.Reclassify, null, true),
            ['1', var found] when Verified.ContainsKey(found) => (VisitKind.Met, null, null),
            [var key] when VisitKinds.All.Any(k => k.Key() == key) => (VisitKinds.All.Single(k => k.Key() == key), null, null),
            ['0', var key] when SkipReasons.All.Any(r => r.Key() == key) => (null, SkipReasons.All.Single(r => r.Key() == key), null),
            "0" => throw new RuleViolation("FLD-060", "Không đi được phải thêm số của lý do, ví dụ 03.", nameof(Result)),
            _ => throw new RuleViolation("FLD-060", $"«{Result}» không phải số kết quả trên phiếu.", nameof(Result)),
        };
    }

    /// <summary>What a visit that verified found of the debtor's means; null for any other.</summary>
    public Means? ReadMeans() =>
        (Result ?? "").Trim().ToLowerInvariant() is ['1', var found] && Verified.TryGetValue(found, out var means) ? means : null;

    /// <summary>"500k" is 500.000, "1,5tr" is 1.500.000, else as amounts are written.</summary>
    /// <exception cref="RuleViolation">FLD-061: not an amount.</exception>
    public long ReadAmount()
    {
        var typed = (Amount ?? "").Trim().ToLowerInvariant();
        var (digits, unit) = typed.EndsWith('k') ? (typed[..^1], 1_000L) : typed.EndsWith("tr", StringComparison.Ordinal) ? (typed[..^2], 1_000L * 1_000L) : (typed, 0L);
        if (typed.Length == 0)
        {
            return 0;
        }

        if (unit > 0)
        {
            var read = decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var short_);
            return read && short_ < unit * unit && short_ * unit % 1 == 0
                ? (long)(short_ * unit)
                : throw new RuleViolation("FLD-061", $"«{Amount}» không phải số tiền.", nameof(Amount));
        }

        return Amounts.ParseTyped(typed) is { Problem: null, Amount: { } amount } ? amount
            : throw new RuleViolation("FLD-061", $"«{Amount}» không phải số tiền.", nameof(Amount));
    }

    /// <summary>Day and month are enough: the next such day from the sheet's day on.</summary>
    /// <exception cref="RuleViolation">FLD-062: not a day.</exception>
    public DateOnly? ReadPromise(DateOnly day)
    {
        var typed = (PromisedOn ?? "").Trim().Replace('-', '/').Replace('.', '/');
        if (typed.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(typed, ["d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
        {
            return whole;
        }

        return DateOnly.TryParseExact($"{typed}/{day.Year}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var near) ? near < day ? near.AddYears(1) : near
            : throw new RuleViolation("FLD-062", $"«{PromisedOn}» không phải ngày; viết ngày/tháng, ví dụ 20/9.", nameof(PromisedOn));
    }
}

/// <summary>Keys back one line of a paper sheet.</summary>
public sealed record KeySheet(Id<FieldDay> FieldDayId, KeyedLine Line);

public sealed class KeySheetHandler(AppDb db)
{
    private const int BeyondSheet = 1_000;

    /// <summary>Stores the record, or why there was no visit. A line with a mistake is refused as a whole; the clerk mends it.</summary>
    /// <exception cref="RuleViolation">FLD-060 … FLD-062 from the line; FLD-063: no such file; others as <see cref="VisitRules.Check"/>.</exception>
    public async Task Handle(KeySheet command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var (line, day) = (command.Line, await db.FieldDays.AsNoTracking().Include(d => d.Stops).Where(d => d.OfficeId == office && d.Id == command.FieldDayId).OneAsync(cancellationToken));
        var (kind, skipped, enforceable) = line.ReadResult();
        var stop = line.StopId is { } id ? day.Stops.FirstOrDefault(s => s.Id.Value == id) ?? throw new NotInScope() : null;
        if (skipped is { } reason)
        {
            await new IssueDaySheetHandler(db).Handle(new SkipVisit(stop?.Id ?? throw new RuleViolation("FLD-060", "Hồ sơ ngoài phiếu phải có kết quả.", nameof(line.Result)), reason, line.Text), actor, cancellationToken);
            return;
        }

        var file = stop?.DossierId ?? await FileAsync(line.DecisionNo, actor, cancellationToken);
        await new ReceiveVisitHandler(db).Handle(
            new(line.RecordId, day.CampaignId.Value, file.Value, day.TaskForceId.Value, stop?.Id.Value, day.Id.Value, stop?.No ?? BeyondSheet, null, null,
                db.Time.GetUtcNow().UtcDateTime, day.Day, kind!.Value, line.ReadAmount(), line.ReceiptNo, line.ReadPromise(day.Day), enforceable, null, line.Text)
            { Means = line.ReadMeans() },
            actor, VisitSource.Paper, cancellationToken);
    }

    private async Task<Id<Dossier>> FileAsync(string? decisionNo, Actor actor, CancellationToken cancellationToken)
    {
        var key = Dossier.KeyOf(decisionNo ?? "");
        return await db.VisibleDossiers(actor).Where(d => d.DecisionKey == key).OrderByDescending(d => d.DecisionDate).Select(d => (Id<Dossier>?)d.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolation("FLD-063", $"Không tìm thấy hồ sơ số «{decisionNo}».", nameof(KeyedLine.DecisionNo));
    }
}
