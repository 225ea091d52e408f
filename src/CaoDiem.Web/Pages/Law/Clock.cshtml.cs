using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Law;

public sealed class ClockModel(AppDb db) : LawPage(db)
{
    private const string FirstSteps = "chain-first";
    private const string ReliefWay = "chain-relief";

    [BindProperty(SupportsGet = true, Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public ReliefTimetable? Timetable { get; private set; }

    public IReadOnlyList<SelectListItem> Rules { get; } =
    [
        new("Chuỗi bước đầu: từ quyết định thi hành án đến phân loại", FirstSteps), new("Lịch hồ sơ miễn, giảm: từ ngày lập đến khi có hiệu lực", ReliefWay),
        .. Terms.Rules.Select(r => Terms.All.First(t => t.Rule == r)).Select(t => new SelectListItem($"{t.Step.Act} – {(t.Step.Before ? "trước khi" : "từ khi")}: {t.Step.Event} ({t.Rule})", t.Rule)),
    ];

    public async Task OnGetAsync()
    {
        await OpenAsync();
        if (Input.Event is null)
        {
            ModelState.Clear(); // a rule chosen on another page, without its day
            Input.Event = Today;
            return;
        }

        Deadlines = Ask(Answer) ?? [];
        Timetable = Answered && Input.Rule == ReliefWay ? Chains.Relief(Input.Event.Value, Book) : null;
    }

    private IReadOnlyList<Deadline> Answer()
    {
        var (start, act) = (Input.Event!.Value, Input.Act ?? Input.Event.Value);
        switch (Input.Rule)
        {
            case FirstSteps:
                return Chains.FirstSteps(start, Book);
            case ReliefWay:
                return [];
        }

        if (!Terms.Rules.Contains(Input.Rule))
        {
            throw new RuleViolation("LAW-003", $"Không có quy tắc «{Input.Rule}».", nameof(Input.Rule));
        }

        return Terms.Find(Input.Rule, LawVersion.On(act)) is null
            ? throw new RuleViolation("LAW-004", $"{LawVersion.On(act).Name} không có thời hạn này.", nameof(Input.Rule))
            : [LegalClock.Due(Input.Rule, start, act, Book)];
    }

    public sealed class Form
    {
        [Required]
        public string Rule { get; set; } = FirstSteps;

        public DateOnly? Event { get; set; }

        public DateOnly? Act { get; set; }
    }
}
