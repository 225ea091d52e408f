using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Evaluation;

/// <summary>A campaign's plan against its result, why files stood still, what it cost, and the norms that it suggests.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class ResultModel(AppDb db, TakeNormHandler norms) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public CampaignEvaluation Found { get; private set; } = null!;

    public IReadOnlyList<NormProposal> Proposals { get; private set; } = [];

    public int Lessons { get; private set; }

    public SampleCheck? LastCheck { get; private set; }

    public Campaign Campaign => Found.Score.Campaign;

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public bool SeesMoney => Actor.May(Permission.SeeBudgets);

    public string Visits(string show, string? by = null, EvaluationLine? line = null) =>
        $"/Evaluation/Behind/{Campaign.Id}?show={show}{(by is null ? "" : $"&{by}={line!.Key ?? "none"}")}";

    /// <summary>The files behind a result.</summary>
    public string? Results(string by, EvaluationLine line, Figure figure) => by switch
    {
        "wave" => line.Key is null ? null : BoardLink.To(Found.Score, figure, new ScoreSlice(SliceBy.Wave, line.Key)),
        "team" => BoardLink.To(Found.Score, figure, new ScoreSlice(SliceBy.Team, line.Key)),
        _ => $"/Evaluation/Behind/{Campaign.Id}?show=results&kind={line.Key}",
    };

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostNormAsync(Id<Campaign> id, string code) => ChangeAsync(
        "Đã nhận định mức.", () => norms.Handle(new(id, code, Input.From ?? Db.Today), Actor, Cancel), () => LoadAsync(id), Permission.PlanCampaign);

    private async Task LoadAsync(Id<Campaign> id)
    {
        Found = await CampaignEvaluation.LoadAsync(Db, id, Actor, Cancel);
        Proposals = CanPlan ? await NormProposals.ListAsync(Db, Found.Facts, Cancel) : [];
        var office = Campaign.OfficeId;
        Lessons = await Db.Lessons.CountAsync(l => l.OfficeId == office && l.CampaignId == id && l.State == LessonState.Open, Cancel);
        LastCheck = await Db.SampleChecks.AsNoTracking().Include(c => c.Items).Where(c => c.OfficeId == office && c.CampaignId == id && c.State != SampleState.Cancelled).OrderByDescending(c => c.DrawnOn).ThenByDescending(c => c.Id).FirstOrDefaultAsync(Cancel);
        Input.From ??= Db.Today;
    }

    public sealed class Form
    {
        public DateOnly? From { get; set; }
    }
}
