using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Years;

/// <summary>Sets what a year is to reach; a later one for the same thing takes its place from its day on.</summary>
/// <param name="MustReach">Percent, cases or đồng, as the measure is.</param>
public sealed record SetYearTarget(
    int Year, Id<Officer>? OfficerId, MatterKind? Ledger, YearMeasure? Measure, decimal? MustReach, decimal? StriveFor, DateOnly? From,
    string? DocumentNo);

/// <summary>Puts a target right that was typed wrongly; what it said before stands in the audit.</summary>
public sealed record CorrectYearTarget(Id<YearTarget> TargetId, decimal? MustReach, decimal? StriveFor, DateOnly? From, string? Reason);

/// <summary>Says that a target should not have been set; it stays as a row and counts on no day.</summary>
public sealed record WithdrawYearTarget(Id<YearTarget> TargetId, string? Reason);

public sealed class SetYearTargetHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// YER-001: no measure, number or day. YER-002: a number that is none. YER-003: what is striven for is not above what must be reached.
    /// YER-004: a day outside the year. YER-005: the same is set from this day. ACT-015: the officer has left before.
    /// </exception>
    /// <exception cref="NotInScope">The office has no such officer.</exception>
    public async Task<Id<YearTarget>> Handle(SetYearTarget command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApprovePlans);
        var office = actor.RequireOffice();
        var measure = command.Measure ?? throw new RuleViolation("YER-001", "Chưa chọn chỉ tiêu.", "Measure");
        var (must, strive) = Tiers(measure, command.MustReach, command.StriveFor);
        var from = DayIn(command.Year, command.From);
        if (command.OfficerId is { } id)
        {
            await RequireServingAsync(office, id, from, cancellationToken);
        }

        var target = new YearTarget
        {
            OfficeId = office,
            Year = command.Year,
            OfficerId = command.OfficerId,
            Ledger = command.Ledger,
            Measure = measure,
            MustReach = must,
            StriveFor = strive,
            From = from,
            DocumentNo = VietText.Clean(command.DocumentNo) is { Length: > 0 } number ? number : null,
            SetBy = actor.Name,
            SetAt = db.Time.GetUtcNow().UtcDateTime,
        };
        await RequireAloneAsync(target, from, cancellationToken);
        db.Begin(nameof(SetYearTarget), actor);
        db.YearTargets.Add(target);
        await db.SaveChangesAsync(cancellationToken);
        return target.Id;
    }

    /// <exception cref="RuleViolation">As <see cref="SetYearTarget"/>; YER-006: no reason. YER-007: nothing differs. YER-008:
    /// withdrawn.</exception>
    /// <exception cref="NotInScope">The office has no such target.</exception>
    public async Task Handle(CorrectYearTarget command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (target, reason) = await OpenAsync(command.TargetId, command.Reason, actor, cancellationToken);
        var (must, strive) = Tiers(target.Measure, command.MustReach, command.StriveFor);
        var from = DayIn(target.Year, command.From);
        if ((must, strive, from) == (target.MustReach, target.StriveFor, target.From))
        {
            throw new RuleViolation("YER-007", "Không có gì thay đổi.", "MustReach");
        }

        await RequireAloneAsync(target, from, cancellationToken);
        db.Begin(nameof(CorrectYearTarget), actor, reason);
        (target.MustReach, target.StriveFor, target.From) = (must, strive, from);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">YER-006: no reason. YER-008: withdrawn before.</exception>
    /// <exception cref="NotInScope">The office has no such target.</exception>
    public async Task Handle(WithdrawYearTarget command, Actor actor, CancellationToken cancellationToken = default)
    {
        var (target, reason) = await OpenAsync(command.TargetId, command.Reason, actor, cancellationToken);
        db.Begin(nameof(WithdrawYearTarget), actor, reason);
        target.Withdraw(reason, actor.Name, db.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(YearTarget Target, string Reason)> OpenAsync(
        Id<YearTarget> id, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ApprovePlans);
        var office = actor.RequireOffice();
        var target = await db.YearTargets.Where(t => t.OfficeId == office && t.Id == id).OneAsync(cancellationToken);
        var why = VietText.Clean(reason);
        return target.IsWithdrawn ? throw new RuleViolation("YER-008", "Chỉ tiêu này đã được rút lại.", "Reason")
            : why.Length == 0 ? throw new RuleViolation("YER-006", "Phải nêu lý do.", "Reason")
            : (target, why);
    }

    private async Task RequireAloneAsync(YearTarget target, DateOnly from, CancellationToken cancellationToken)
    {
        var same = await db.YearTargets.AnyAsync(
            t => t.OfficeId == target.OfficeId && t.Year == target.Year && t.Measure == target.Measure && t.OfficerId == target.OfficerId
                && t.Ledger == target.Ledger && t.From == from && t.WithdrawnAt == null && t.Id != target.Id,
            cancellationToken);
        if (same)
        {
            throw new RuleViolation("YER-005", "Đã có chỉ tiêu này từ ngày đó; hãy sửa chỉ tiêu đã có.", "From");
        }
    }

    private async Task RequireServingAsync(Id<Office> office, Id<Officer> id, DateOnly from, CancellationToken cancellationToken)
    {
        var officer = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.Id == id).OneAsync(cancellationToken);
        if (officer.HasLeft(from))
        {
            throw new RuleViolation("ACT-015", $"{officer.Name} đã thôi làm việc tại đơn vị từ ngày {officer.LeftOn:dd/MM/yyyy}.",
                "OfficerId");
        }
    }

    private static (long Must, long? Strive) Tiers(YearMeasure measure, decimal? must, decimal? strive)
    {
        var low = measure.Kept(must ?? throw new RuleViolation("YER-001", "Chưa nhập mức phải đạt.", "MustReach"), "MustReach");
        var high = strive is { } typed ? measure.Kept(typed, "StriveFor") : (long?)null;
        return high <= low
            ? throw new RuleViolation("YER-003", "Mức phấn đấu phải cao hơn mức phải đạt.", "StriveFor")
            : (low, high);
    }

    private static DateOnly DayIn(int year, DateOnly? from)
    {
        var day = from ?? throw new RuleViolation("YER-001", "Chưa nhập ngày có hiệu lực.", "From");
        return ProfessionalYear.Of(day) == year
            ? day
            : throw new RuleViolation("YER-004", $"Năm nghiệp vụ {year} từ 01/10/{year - 1} đến 30/09/{year}.", "From");
    }
}
