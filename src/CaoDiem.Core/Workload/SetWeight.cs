using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Workload;

/// <summary>Sets the points of a class and stage from a day on; without both, the points of a full load.</summary>
public sealed record SetWeight(WeightClass? Class, WeightStage? Stage, DateOnly? From, int? Points, string? Source);

/// <summary>Says that such a number was wrong: the one before it holds again.</summary>
public sealed record WithdrawWeight(Id<FileWeight> WeightId, string? Reason);

public sealed class SetWeightHandler(AppDb db)
{
    private const int MostPoints = 1_000;
    private const int MostFull = 100 * MostPoints;

    /// <exception cref="RuleViolation">
    /// WRK-020: a class without a stage, or the other way about. WRK-021: points out of range. WRK-022: nothing it rests on. WRK-023: no
    /// day.
    /// </exception>
    public async Task Handle(SetWeight command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        if (command.Class is null != command.Stage is null)
        {
            throw new RuleViolation("WRK-020", "Hãy chọn cả loại hồ sơ và giai đoạn.", command.Class is null ? "Class" : "Stage");
        }

        var (least, most) = command.Class is null ? (1, MostFull) : (0, MostPoints);
        if (command.Points is not { } points || points < least || points > most)
        {
            throw new RuleViolation("WRK-021", $"Điểm là số nguyên từ {least} đến {most}.", "Points");
        }

        var source = VietText.Clean(command.Source) is { Length: > 0 } said
            ? said
            : throw new RuleViolation("WRK-022", "Phải nêu căn cứ của số điểm.", "Source");
        var from = command.From ?? throw new RuleViolation("WRK-023", "Chưa nhập ngày áp dụng.", "From");
        db.Begin(nameof(SetWeight), actor, source);
        db.FileWeights.Add(new()
        {
            OfficeId = office,
            Class = command.Class,
            Stage = command.Stage,
            From = from,
            Points = points,
            Source = source,
            SetBy = actor.Name,
            SetAt = db.Time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">WRK-024: no reason. WRK-025: withdrawn before.</exception>
    /// <exception cref="NotInScope">The office has no such number.</exception>
    public async Task Handle(WithdrawWeight command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var weight = await db.FileWeights.Where(w => w.OfficeId == office && w.Id == command.WeightId).OneAsync(cancellationToken);
        var reason = VietText.Clean(command.Reason) is { Length: > 0 } said
            ? said
            : throw new RuleViolation("WRK-024", "Phải nêu lý do rút lại.", "WithdrawReason");
        _ = weight.IsWithdrawn ? throw new RuleViolation("WRK-025", "Số điểm này đã được rút lại trước đó.", "WithdrawReason") : 0;
        db.Begin(nameof(WithdrawWeight), actor, reason);
        weight.Withdraw(reason, actor.Name, db.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
