using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>The paper sheet of a team on screen, line under line, for the keys alone.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class KeyingModel(AppDb db, KeySheetHandler handler) : AppPage(db)
{
    private const int LinesBeyond = 2;
    private readonly Dictionary<Guid, string> _recorded = [];
    private readonly HashSet<int> _wrong = [];

    [BindProperty(Name = nameof(Lines))]
    public List<Line> Lines { get; set; } = [];

    public DaySheet Sheet { get; private set; } = null!;

    public int FirstOpen => Lines.FindIndex(l => VisitOf(l) is not { } visit || Recorded(visit) is null);

    public SheetVisit? VisitOf(Line line) => Sheet.Visits.FirstOrDefault(v => v.StopId == line.StopId);

    /// <summary>What stands on record for a planned visit, if anything.</summary>
    public string? Recorded(SheetVisit visit) => _recorded.GetValueOrDefault(visit.StopId) ?? visit.Skipped;

    public bool Wrong(int line) => _wrong.Contains(line);

    public async Task OnGetAsync(Id<FieldDay> id)
    {
        await LoadAsync(id);
        Lines = [.. Sheet.Visits.Select(v => new Line { StopId = v.StopId }), .. Enumerable.Range(0, LinesBeyond).Select(_ => new Line())];
    }

    public async Task<IActionResult> OnPostAsync(Id<FieldDay> id)
    {
        await LoadAsync(id);
        var written = 0;
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i].ToKeyed();
            if (line.IsEmpty || (VisitOf(Lines[i]) is { } visit && Recorded(visit) is not null))
            {
                continue;
            }

            if (await KeyAsync(id, i, line))
            {
                written++;
            }
        }

        if (ModelState.IsValid)
        {
            Done = $"Đã ghi {written} lượt của phiếu {Sheet.Team}.";
            return Redirect($"/FieldWork/Evening/{Sheet.CampaignId}?day={Format.Day(Sheet.Day)}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    private async Task<bool> KeyAsync(Id<FieldDay> id, int index, KeyedLine line)
    {
        try
        {
            await handler.Handle(new(id, line), Actor, Cancel);
            return true;
        }
        catch (RuleViolation refused)
        {
            _wrong.Add(index);
            var where = VisitOf(Lines[index]) is { } visit ? $"Lượt {visit.No}" : "Hồ sơ ngoài phiếu";
            ModelState.AddModelError($"Lines[{index}].{(refused.Field is nameof(KeyedLine.Amount) or nameof(KeyedLine.ReceiptNo) or nameof(KeyedLine.PromisedOn) ? refused.Field : nameof(KeyedLine.Result))}", $"{where}: {refused.Message} ({refused.Code})");
            return false;
        }
    }

    private async Task LoadAsync(Id<FieldDay> id)
    {
        var campaigns = Db.VisibleCampaigns(Actor);
        var day = await Db.FieldDays.AsNoTracking().Where(d => d.OfficeId == Actor.OfficeId && d.Id == id).OneAsync(Cancel);
        var campaign = await campaigns.AsNoTracking().Where(c => c.Id == day.CampaignId).OneAsync(Cancel);
        Sheet = (await DaySheet.ListAsync(Db, campaign, day.Day, day.Day, Actor, day.TaskForceId, Cancel)).SingleOrDefault() ?? throw new NotInScope();
        var stops = Sheet.Visits.Select(v => new Id<FieldStop>(v.StopId)).ToList();
        foreach (var visit in await Db.Visits.AsNoTracking().Where(v => v.OfficeId == day.OfficeId && v.StopId != null && stops.Contains(v.StopId.Value) && v.State != VisitState.Refused).OrderBy(v => v.RecordedAt).ToListAsync(Cancel))
        {
            _recorded[visit.StopId!.Value.Value] = $"{visit.Kind.Label()}{(visit.Kind.CollectsMoney() ? $" {visit.Amount} đồng, biên lai {visit.ReceiptNo}" : "")} ({visit.Source.Label().ToLowerInvariant()})";
        }
    }

    public sealed class Line
    {
        public Guid RecordId { get; set; } = Guid.CreateVersion7();

        public Guid? StopId { get; set; }

        public string? DecisionNo { get; set; }

        public string? Result { get; set; }

        public string? Amount { get; set; }

        public string? ReceiptNo { get; set; }

        public string? PromisedOn { get; set; }

        public string? Text { get; set; }

        public KeyedLine ToKeyed() => new(RecordId, StopId, DecisionNo, Result, Amount, ReceiptNo, PromisedOn, Text);
    }
}
