using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Law;

public sealed class CoercionModel(AppDb db) : LawPage(db)
{
    [BindProperty(SupportsGet = true, Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public CoercionVerdict? Verdict { get; private set; }

    public DateOnly? FirstAllowed { get; private set; }

    public IReadOnlyList<PlannedStep> Steps { get; private set; } = [];

    public IReadOnlyList<LawEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await OpenAsync();
        Verdict = Ask(Answer);
    }

    private CoercionVerdict Answer()
    {
        TimeOnly? time = Input.Time is not { Length: > 0 } text ? null
            : TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var read) ? read
            : throw new RuleViolation("LAW-002", $"Giờ «{text}» không đúng dạng, ví dụ 08:00.", nameof(Input.Time));
        var moment = new CoercionMoment(Input.Day!.Value, time, Input.Mobilised, Input.Beneficiary);
        var verdict = CoercionTimes.Decide(moment, Book);
        FirstAllowed = verdict.Allowed ? null : CoercionTimes.NextAllowed(moment, Book);
        Steps = Input.Mobilised ? Chains.Coercion(moment.Day, Input.Complex, Book) : [];
        Entries = [.. new[] { "coercion-condition", "coercion-plan", "cost" }.Where(t => Input.Mobilised || t != "coercion-plan").SelectMany(t => Lists.Of(t, moment.Day))];
        return verdict;
    }

    public sealed class Form
    {
        [Required]
        public DateOnly? Day { get; set; }

        public string? Time { get; set; }

        public bool Mobilised { get; set; }

        public bool Beneficiary { get; set; }

        public bool Complex { get; set; }
    }
}
