using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using CaoDiem.Workload;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>Who takes part in a campaign and has which commune, and changes of it from a day on.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class TeamsModel(AppDb db, ChangeTeamsHandler handler, TeamWeightsQuery weights) : AppPage(db)
{
    [BindProperty(Name = nameof(Join))]
    public TeamForm Join { get; set; } = new();

    [BindProperty(Name = nameof(Move))]
    public TeamForm Move { get; set; } = new();

    [BindProperty(Name = nameof(Leave))]
    public TeamForm Leave { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>Today, or the nearest day of the campaign.</summary>
    public DateOnly Day { get; private set; }

    public IReadOnlyList<TeamRow> Teams { get; private set; } = [];

    /// <summary>Communes with files of the list that no task force has.</summary>
    public IReadOnlyList<PlaceRow> Nobody { get; private set; } = [];

    public IReadOnlyList<PlaceRow> Communes { get; private set; } = [];

    /// <summary>Task forces that take part, and those that do not.</summary>
    public IReadOnlyList<SelectListItem> Taking { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    /// <summary>The form that came back with an error.</summary>
    public string? Shown { get; private set; }

    /// <summary>What each team carries on the day.</summary>
    public IReadOnlyList<TeamLoad> Loads { get; private set; } = [];

    /// <summary>What each team would carry after the change that is asked about; empty when none is.</summary>
    public IReadOnlyList<TeamLoad> LoadsAfter { get; private set; } = [];

    public bool CanChange => Campaign.State != CampaignState.Closed;

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostJoinAsync(Id<Campaign> id) => ChangeAsync(id, nameof(Join), "Đã thêm tổ vào chiến dịch.", () =>
        handler.Handle(new JoinTeam(id, Join.TaskForceId, Join.Communes, Join.Day(), Join.Reason), Actor, Cancel));

    public Task<IActionResult> OnPostMoveAsync(Id<Campaign> id) => ChangeAsync(id, nameof(Move), "Đã đổi địa bàn.", () =>
        handler.Handle(new MoveArea(id, Move.Communes, Move.TaskForceId, Move.Day(), Move.Reason), Actor, Cancel));

    public Task<IActionResult> OnPostLeaveAsync(Id<Campaign> id) => ChangeAsync(id, nameof(Leave), "Đã ghi tổ rời chiến dịch.", () =>
        handler.Handle(new LeaveTeam(id, Leave.TaskForceId, Leave.Day(), Leave.SuccessorId, Leave.Reason), Actor, Cancel));

    public Task OnPostWeighJoinAsync(Id<Campaign> id) => WeighAsync(id, nameof(Join), w => w.AfterMove(Join.Communes, Join.TaskForceId));

    public Task OnPostWeighMoveAsync(Id<Campaign> id) => WeighAsync(id, nameof(Move), w => w.AfterMove(Move.Communes, Move.TaskForceId));

    public Task OnPostWeighLeaveAsync(Id<Campaign> id) =>
        WeighAsync(id, nameof(Leave), w => w.AfterLeave(Leave.TaskForceId, Leave.SuccessorId));

    public CarriedLoad? LoadOf(Id<TaskForce> team) => Loads.FirstOrDefault(l => l.TeamId == team)?.Load;

    // Tells what the teams would carry; changes nothing, and the form keeps what was typed.
    private async Task WeighAsync(Id<Campaign> id, string form, Func<TeamWeights, IReadOnlyList<TeamLoad>> after)
    {
        KeepOnly(form);
        Shown = form;
        await LoadAsync(id);
        LoadsAfter = after(await weights.LoadAsync(Campaign, Day, Cancel));
    }

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string form, string done, Func<Task> change)
    {
        KeepOnly(form);
        Shown = form;
        return ChangeAsync(done, change, () => LoadAsync(id), prefix: form);
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        Day = Db.Today < Campaign.From ? Campaign.From : Db.Today > Campaign.To ? Campaign.To : Db.Today;
        var rules = await CampaignRules.LoadAsync(Db, office, id, await OfficeLaw.LoadAsync(Db, office, Cancel), Cancel);
        var files = await Db.StandingSpans.AsNoTracking().Where(s => s.OfficeId == office && s.CampaignId == id
            && s.TaskForceId == null).On(Day)
            .GroupBy(s => s.CommuneId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Cancel);
        var communes = await Db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToListAsync(Cancel);
        Communes = [.. communes.Where(c => !c.IsClosed(Day)).Select(c => new PlaceRow(c.Id, c.Name, files.Find(f => f.Key == c.Id)?.Count ?? 0))];
        Nobody = [.. Communes.Where(c => c.Files > 0)];
        var links = (await Db.CampaignTaskForces.AsNoTracking().Where(l => l.OfficeId == office && l.CampaignId == id).ToListAsync(Cancel))
            .ToLookup(l => l.TaskForceId);
        var teams = await Db.TaskForces.AsNoTracking().Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(Cancel);
        Teams = [.. teams.Where(t => links.Contains(t.Id)).Select(t => new TeamRow(
            t.Id, t.Name, string.Join("; ", links[t.Id].OrderBy(l => l.From).Select(Days)),
            string.Join(", ", communes.Where(c => !c.IsClosed(Day) && rules.TeamOn(c.Id, Day) == t.Id).Select(c => c.Name))))];
        Loads = (await weights.LoadAsync(Campaign, Day, Cancel)).Now;
        Taking = [.. teams.Where(t => links[t.Id].Any(l => l.TakesPart(Day))).Select(Item)];
        Others = [.. teams.Where(t => !links[t.Id].Any(l => l.TakesPart(Day))).Select(Item)];
    }

    private static SelectListItem Item(TaskForce team) => new(team.Name, team.Id.ToString());

    private static string Days(CampaignTaskForce link) => (link.From, link.To) switch
    {
        (null, null) => "cả chiến dịch",
        ({ } from, null) => $"từ {Format.Day(from)}",
        (null, { } to) => $"đến {Format.Day(to)}",
        ({ } from, { } to) => $"{Format.Day(from)} – {Format.Day(to)}",
    };

    public sealed record TeamRow(Id<TaskForce> Id, string Name, string Days, string Area);

    public sealed record PlaceRow(Id<Commune> Id, string Name, int Files);

    public sealed class TeamForm
    {
        public Id<TaskForce>? TaskForceId { get; set; }

        public Id<TaskForce>? SuccessorId { get; set; }

        public List<Id<Commune>> Communes { get; set; } = [];

        public DateOnly? From { get; set; }

        public string? Reason { get; set; }

        /// <exception cref="RuleViolation">CMP-068: no day.</exception>
        public DateOnly Day() => From ?? throw new RuleViolation("CMP-068", "Chưa nhập ngày thay đổi.", "From");
    }
}
