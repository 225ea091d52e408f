using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Makes the chronogram of a campaign that has none: from the campaign it was drafted from, else from the common template.</summary>
public sealed record LayChronogram(Id<Campaign> CampaignId);

/// <summary>Adds a task of the office's own.</summary>
public sealed record AddTask(Id<Campaign> CampaignId, string Title, TaskPhase Phase, int Offset, int Length, Role Owner, string? Person);

/// <summary>Moves a task to other dates.</summary>
public sealed record MoveTask(Id<Campaign> CampaignId, Id<ChronogramTask> TaskId, DateOnly From, DateOnly Due, MoveReason Reason, string? Note);

/// <summary>Says how far a task is.</summary>
/// <param name="On">The day it was done; today when not given.</param>
public sealed record SetTaskProgress(Id<Campaign> CampaignId, Id<ChronogramTask> TaskId, TaskProgress Progress, DateOnly? On = null);

public sealed class ChronogramHandler(AppDb db)
{
    private const int MostDays = 250;

    /// <exception cref="RuleViolation">CHR-001: there is one already.</exception>
    public async Task Handle(LayChronogram command, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await CampaignAsync(command.CampaignId, actor, cancellationToken);
        if (await db.ChronogramTasks.AnyAsync(t => t.OfficeId == campaign.OfficeId && t.CampaignId == campaign.Id, cancellationToken))
        {
            throw new RuleViolation("CHR-001", "Chiến dịch đã có bảng tiến độ.");
        }

        var template = await Chronogram.TemplateAsync(db, campaign.OfficeId, campaign.TemplateId, cancellationToken);
        db.Begin(nameof(LayChronogram), actor);
        db.ChronogramTasks.AddRange(Chronogram.Tasks(campaign, template, (await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken)).Calendar));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">CHR-002: no title, or the days make no sense.</exception>
    public async Task Handle(AddTask command, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await CampaignAsync(command.CampaignId, actor, cancellationToken);
        var (title, person) = (VietText.Clean(command.Title), VietText.Clean(command.Person));
        if (title.Length == 0)
        {
            throw new RuleViolation("CHR-002", "Chưa nhập tên việc.", "Title");
        }

        if (command.Offset is < 0 or > MostDays || command.Length is < 1 or > MostDays)
        {
            throw new RuleViolation("CHR-002", $"Số ngày làm việc phải từ 0 đến {MostDays}.", command.Length is < 1 or > MostDays ? "Length" : "Offset");
        }

        var calendar = (await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken)).Calendar;
        db.Begin(nameof(AddTask), actor);
        db.ChronogramTasks.Add(Chronogram.Task(
            campaign, new("", command.Phase, command.Offset, command.Length, command.Owner, title), calendar, person.Length > 0 ? person : null));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">As <see cref="ChronogramTask.Move"/>.</exception>
    public async Task Handle(MoveTask command, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await CampaignAsync(command.CampaignId, actor, cancellationToken);
        var task = await TaskAsync(campaign, command.TaskId, cancellationToken);
        db.Begin(nameof(MoveTask), actor, command.Reason.Label());
        db.DateMoves.Add(task.Move(new(command.From, command.Due), command.Reason, command.Note, actor.Name, db.Time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whoever plans may, and whoever's task it is.</summary>
    /// <exception cref="RuleViolation">IDN-001: neither. CHR-003: the state is the same. CHR-009: a day to come.</exception>
    public async Task Handle(SetTaskProgress command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.RequireOffice();
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId && c.OfficeId == actor.OfficeId).OneAsync(cancellationToken);
        var task = await TaskAsync(campaign, command.TaskId, cancellationToken);
        if (task.Owner != actor.Role)
        {
            actor.Demand(Permission.PlanCampaign);
        }

        if (command.On > db.Today)
        {
            throw new RuleViolation("CHR-009", "Ngày làm xong không được ở tương lai.");
        }

        db.Begin(nameof(SetTaskProgress), actor);
        task.Enter(command.Progress, command.On ?? db.Today);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Campaign> CampaignAsync(Id<Campaign> id, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        return await db.VisibleCampaigns(actor).Where(c => c.Id == id).OneAsync(cancellationToken);
    }

    private Task<ChronogramTask> TaskAsync(Campaign campaign, Id<ChronogramTask> id, CancellationToken cancellationToken) =>
        db.ChronogramTasks.Where(t => t.OfficeId == campaign.OfficeId && t.CampaignId == campaign.Id && t.Id == id).OneAsync(cancellationToken);
}

/// <summary>How a chronogram comes from a template.</summary>
public static class Chronogram
{
    /// <summary>The tasks of an earlier campaign as a template; the common one when it has none.</summary>
    public static async Task<IReadOnlyList<TemplateTask>> TemplateAsync(AppDb db, Id<Office> office, Id<Campaign>? earlier, CancellationToken cancellationToken = default)
    {
        var tasks = earlier is { } id
            ? await db.ChronogramTasks.AsNoTracking().Where(t => t.OfficeId == office && t.CampaignId == id && t.Progress != TaskProgress.Dropped).ToListAsync(cancellationToken)
            : [];
        return tasks.Count == 0
            ? ChronogramTemplate.Default
            : [.. tasks.Select(t => new TemplateTask(t.Code ?? "", t.Phase, t.Offset, t.Length, t.Owner, t.Title))];
    }

    public static IEnumerable<ChronogramTask> Tasks(Campaign campaign, IReadOnlyList<TemplateTask> template, WorkCalendar calendar) =>
        template.Select(t => Task(campaign, t, calendar, null));

    public static ChronogramTask Task(Campaign campaign, TemplateTask template, WorkCalendar calendar, string? person)
    {
        var days = ChronogramTemplate.Days(template.Phase, template.Offset, template.Length, campaign.Period, calendar);
        return new()
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Code = template.Code.Length > 0 ? template.Code : null,
            Phase = template.Phase,
            Title = template.Title,
            Offset = template.Offset,
            Length = template.Length,
            Owner = template.Owner,
            Person = person,
            From = days.From,
            Due = days.To,
        };
    }
}
