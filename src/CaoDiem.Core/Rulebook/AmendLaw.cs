using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Rulebook;

/// <summary>Changes a number of the law for this office from a day on, or takes a change back.</summary>
public sealed record AmendLaw(string Code, DateOnly From, long Value, string Source);

public sealed class AmendLawHandler(AppDb db)
{
    private const int LongestSource = 300;

    /// <exception cref="RuleViolation">As <see cref="Check"/>; LAW-024: the same number is already changed from that day.</exception>
    public async Task Handle(AmendLaw command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var office = actor.RequireOffice();
        var change = Check(command);
        if (await db.LawAmendments.AnyAsync(a => a.OfficeId == office && a.Code == change.Code && a.From == change.From, cancellationToken))
        {
            throw new RuleViolation("LAW-024", $"Tham số này đã có thay đổi từ ngày {change.From:dd/MM/yyyy}; bỏ thay đổi cũ trước khi nhập lại.", nameof(command.From));
        }

        db.Begin(nameof(AmendLaw), actor);
        db.LawAmendments.Add(new()
        {
            OfficeId = office,
            Code = change.Code,
            From = change.From,
            Value = change.Value,
            Source = change.Source,
            Author = actor.Name,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Remove(Id<LawAmendment> id, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var office = actor.RequireOffice();
        var row = await db.LawAmendments.Where(a => a.OfficeId == office && a.Id == id).OneAsync(cancellationToken);
        db.Begin(nameof(AmendLaw), actor);
        db.LawAmendments.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The change as it would be recorded.</summary>
    /// <exception cref="RuleViolation">
    /// LAW-020: no such parameter. LAW-021: the value cannot be. LAW-022: no source. LAW-023: the day lies outside the
    /// law version to which the number belongs.
    /// </exception>
    public static LawChange Check(AmendLaw command)
    {
        var parameter = Parameters.Find(command.Code) ?? throw new RuleViolation("LAW-020", $"Không có tham số «{command.Code}».", nameof(command.Code));
        if (!parameter.Allows(command.Value))
        {
            throw new RuleViolation("LAW-021", $"Giá trị {command.Value} không dùng được cho «{parameter.Label}».", nameof(command.Value));
        }

        var source = VietText.Clean(command.Source);
        if (source.Length is 0 or > LongestSource)
        {
            throw new RuleViolation("LAW-022", $"Nhập văn bản làm căn cứ, không quá {LongestSource} ký tự.", nameof(command.Source));
        }

        if (parameter.Version is { } version && (command.From < version.From || (version.To is { } to && command.From > to)))
        {
            throw new RuleViolation("LAW-023",
                $"Số này thuộc {version.Name}, hiệu lực từ {version.From:dd/MM/yyyy}{(version.To is { } end ? $" đến {end:dd/MM/yyyy}" : "")}.", nameof(command.From));
        }

        return new(parameter.Code, command.From, command.Value, source);
    }
}
