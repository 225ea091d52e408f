using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Workload;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Workload;

/// <summary>The points of each class and stage of files, a full load, and what measured visits say of them.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class WeightsModel(AppDb db, SetWeightHandler handler, OfficerWeightsQuery weights, MeasuredWeightsQuery measured)
    : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    /// <summary>The number that would be withdrawn.</summary>
    [BindProperty(Name = "weight")]
    public Id<FileWeight>? Chosen { get; set; }

    public WeightTable Table { get; private set; } = null!;

    public DateOnly Today => Db.Today;

    /// <summary>Visits that were measured, and what they say.</summary>
    public (int Visits, IReadOnlyList<MeasuredWeight> Cells) Measured { get; private set; }

    public IReadOnlyList<SelectListItem> Classes { get; } = [.. WeightClasses.All.Select(c => new SelectListItem(c.Label(), c.ToString()))];

    public IReadOnlyList<SelectListItem> Stages { get; } = [.. WeightStages.All.Select(s => new SelectListItem(s.Label(), s.ToString()))];

    /// <summary>The form came back with an error.</summary>
    public bool Shown { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.From = Today;
    }

    public Task<IActionResult> OnPostSetAsync()
    {
        Shown = true;
        return ChangeAsync("Đã ghi số điểm.", () => handler.Handle(new SetWeight(Input.Class, Input.Stage, Input.From, Input.Points,
            Input.Source), Actor, Cancel));
    }

    /// <summary>Takes what the measured visits say today, from today on.</summary>
    public async Task<IActionResult> OnPostTakeAsync(WeightClass kind, WeightStage stage)
    {
        KeepOnly("none");
        var (_, cells) = await measured.LoadAsync(Actor.RequireOffice(), Cancel);
        return await ChangeAsync("Đã lấy số điểm theo lượt đo được.", () => handler.Handle(
            cells.FirstOrDefault(c => c.Class == kind && c.Stage == stage) is { Points: { } points } cell
                ? new SetWeight(kind, stage, Today, points, cell.Basis)
                : throw new RuleViolation("WRK-026", "Số này không còn được đề nghị; hãy tải lại trang."), Actor, Cancel));
    }

    public Task<IActionResult> OnPostWithdrawAsync() => ChangeAsync(
        "Đã rút lại số điểm; số trước đó áp dụng trở lại.",
        () => handler.Handle(new WithdrawWeight(Chosen ?? default, Input.WithdrawReason), Actor, Cancel));

    public static string Name(FileWeight weight) =>
        weight is { Class: { } kind, Stage: { } stage } ? $"{kind.Label()}, {stage.Label().ToLowerInvariant()}"
            : "Mức đầy tải của một người";

    private Task<IActionResult> ChangeAsync(string done, Func<Task> change) =>
        ChangeAsync(done, change, LoadAsync, next: Redirect("/Workload/Weights"));

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        Table = await weights.TableAsync(office, Cancel);
        Measured = await measured.LoadAsync(office, Cancel);
    }

    public sealed class Form
    {
        public WeightClass? Class { get; set; }

        public WeightStage? Stage { get; set; }

        public DateOnly? From { get; set; }

        public int? Points { get; set; }

        public string? Source { get; set; }

        public string? WithdrawReason { get; set; }
    }
}
