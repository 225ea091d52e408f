using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>A day of a campaign: which teams go out, their sheets, how far it is, the way in for what phones bring back.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class DaysModel(AppDb db, IssueDaySheetHandler issue, ImportQueueHandler queue) : FieldPage(db)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string FieldAddress => $"{Request.Scheme}://{Request.Host}/field/";

    /// <summary>No phone can follow an address that means the server itself.</summary>
    public bool OnlyHere => Request.Host.Host is "localhost" || (System.Net.IPAddress.TryParse(Request.Host.Host, out var address) && System.Net.IPAddress.IsLoopback(address));

    public Task OnGetAsync(Id<Campaign> id) => ShowAsync(id);

    public async Task<IActionResult> OnPostIssueAsync(Id<Campaign> id, DateOnly day)
    {
        if (!CanRecord)
        {
            return Forbid();
        }

        if (await TryAsync(() => issue.Handle(new IssueDaySheet(id, day), Actor, Cancel)))
        {
            return Redirect($"/FieldWork/Sheet/{id}?day={Ui.Format.Day(day)}");
        }

        await ShowAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostQueueAsync(Id<Campaign> id, IFormFile? file, DateOnly day)
    {
        if (!CanRecord)
        {
            return Forbid();
        }

        QueueImported? came = null;
        if (await TryAsync(async () => came = await queue.Handle(new ImportQueue(await BytesAsync(file)), Actor, Cancel)))
        {
            Done = $"Đã nhận tệp: {came!.Accepted} bản ghi có hiệu lực, {came.Refused} bị từ chối, {came.Attachments} ảnh.";
            return Redirect($"/FieldWork/Evening/{id}?day={Ui.Format.Day(day)}");
        }

        Db.ChangeTracker.Clear();
        await ShowAsync(id);
        return Page();
    }

    private async Task<byte[]> BytesAsync(IFormFile? file)
    {
        if (file is null)
        {
            throw new RuleViolation("FLD-050", "Chưa chọn tệp.");
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, Cancel);
        return memory.ToArray();
    }

    private async Task ShowAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        var (office, day) = (Campaign.OfficeId, Day);
        var routes = await Db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == id && r.Day == day).ToListAsync(Cancel);
        var sheets = await Db.FieldDays.AsNoTracking().Include(d => d.Stops).Where(d => d.OfficeId == office && d.CampaignId == id && d.Day == day).ToListAsync(Cancel);
        var stops = sheets.SelectMany(s => s.Stops).Select(s => s.Id).ToList();
        var visited = (await Db.Visits.Where(v => v.OfficeId == office && v.StopId != null && stops.Contains(v.StopId.Value) && v.State != VisitState.Refused).Select(v => v.StopId!.Value).ToListAsync(Cancel)).ToHashSet();
        Rows = [.. Teams.Where(t => routes.Exists(r => r.TaskForceId == t.Key) || sheets.Exists(s => s.TaskForceId == t.Key)).Select(t =>
        {
            var (route, sheet) = (routes.Find(r => r.TaskForceId == t.Key), sheets.Find(s => s.TaskForceId == t.Key));
            return new Row(t.Key, t.Value, route?.Assignments.Count ?? 0, sheet, sheet is not null && route is not null && !sheet.Shows(route),
                sheet?.Stops.Count(s => visited.Contains(s.Id)) ?? 0, sheet?.Stops.Count(s => s.Skipped is not null && !visited.Contains(s.Id)) ?? 0);
        })];
    }

    public sealed record Row(Id<TaskForce> Team, string Name, int Planned, FieldDay? Sheet, bool Stale, int Visited, int Skipped);
}
