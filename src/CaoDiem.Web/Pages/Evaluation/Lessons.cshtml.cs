using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Evaluation;

/// <summary>The lessons of a campaign; the next draft is asked about each of them.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class LessonsModel(AppDb db, RecordLessonHandler lessons) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<Lesson> All { get; private set; } = [];

    public ILookup<Id<Lesson>, (LessonAnswer Answer, string Campaign)> Answers { get; private set; } = Array.Empty<LessonAnswer>().ToLookup(a => a.LessonId, a => (a, ""));

    /// <summary>Everything that a lesson can be bound to, by subject.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public bool CanRecord => Actor.May(Permission.RecordLessons);

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostAsync(Id<Campaign> id) => ChangeAsync("Đã ghi bài học.", () =>
    {
        var parts = (Input.SubjectKey ?? "").Split(':', 2);
        var subject = Enum.TryParse<LessonSubject>(parts[0], out var parsed) ? parsed : LessonSubject.Wave;
        return lessons.Handle(new RecordLesson(id, Input.Happened, Input.ToDo, subject, parts.Length > 1 ? parts[1] : null, Input.FromEvaluation ? LessonSource.Evaluation : LessonSource.Person), Actor, Cancel);
    }, () => LoadAsync(id), Permission.RecordLessons);

    public Task<IActionResult> OnPostWithdrawAsync(Id<Campaign> id, Id<Lesson> lesson, string? why)
    {
        ModelState.Clear();
        return ChangeAsync("Đã rút lại bài học.", () => lessons.Handle(new WithdrawLesson(lesson, why), Actor, Cancel), () => LoadAsync(id), Permission.RecordLessons);
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        All = await Db.Lessons.AsNoTracking().Where(l => l.OfficeId == office && l.CampaignId == id).OrderBy(l => l.State).ThenBy(l => l.Id).ToListAsync(Cancel);
        var answers = await Db.LessonAnswers.AsNoTracking().Where(a => a.OfficeId == office)
            .Join(Db.Campaigns.Where(c => c.OfficeId == office), a => a.CampaignId, c => c.Id, (a, c) => new { Answer = a, c.Name }).ToListAsync(Cancel);
        Answers = answers.ToLookup(a => a.Answer.LessonId, a => (a.Answer, a.Name));
        var tasks = await Db.ChronogramTasks.Where(t => t.OfficeId == office && t.CampaignId == id).OrderBy(t => t.Due).Select(t => t.Title).ToListAsync(Cancel);
        Places =
        [
            .. Items(LessonSubject.Wave, Campaign.Waves.OrderBy(w => w.From).Select(w => (w.Name, w.Name)).DefaultIfEmpty(("Cả chiến dịch", "Cả chiến dịch"))),
            .. LessonWords.AllSubjects.Where(s => LessonWords.Known(s) is not null).SelectMany(s => Items(s, LessonWords.Known(s)!)),
            .. Items(LessonSubject.Task, tasks.Distinct().Select(t => (t, t))),
        ];
    }

    private static IEnumerable<SelectListItem> Items(LessonSubject subject, IEnumerable<(string Key, string Name)> keys) =>
        keys.Select(k => new SelectListItem($"{subject.Label()}: {k.Name}", $"{subject}:{k.Key}"));

    public sealed class Form
    {
        public string? Happened { get; set; }

        public string? ToDo { get; set; }

        public string? SubjectKey { get; set; }

        public bool FromEvaluation { get; set; }
    }
}
