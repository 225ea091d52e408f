using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Law;

public sealed class ReliefModel(AppDb db) : LawPage(db)
{
    [BindProperty(SupportsGet = true, Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public ReliefAnswer? Answer { get; private set; }

    public DateOnly? EligibleOn { get; private set; }

    public string? HardshipNote { get; private set; }

    public IReadOnlyList<DossierPaper> Papers { get; private set; } = [];

    public ReliefTimetable? Timetable { get; private set; }

    public IReadOnlyList<SelectListItem> Items { get; } = [.. Enum.GetValues<ObligationKind>().Where(k => k.IsBudgetMoney()).Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public IReadOnlyList<SelectListItem> MeansList { get; } = [.. Enum.GetValues<Means>().Select(m => new SelectListItem(m.Label(), m.ToString()))];

    public async Task OnGetAsync()
    {
        await OpenAsync();
        Input.AsOf ??= Today;
        Answer = Ask(() =>
        {
            if (Input.Original < 0 || Input.Paid < 0 || Input.Paid > Input.Original)
            {
                throw new RuleViolation("LAW-002", "Số đã thi hành phải từ 0 đến số phải thi hành.", nameof(Input.Paid));
            }

            return Decide();
        });
    }

    private ReliefAnswer Decide()
    {
        var asOf = Input.AsOf!.Value;
        var hard = Input.HardshipSince is { } since && ReliefRules.HardshipLongEnough(since, asOf, Book);
        var paid = new Dong(Input.Paid ?? 0);
        var question = new ReliefQuestion(asOf, Input.FirstDecision!.Value, Input.Item, true, new(Input.Original!.Value), paid, new(Input.Original.Value - paid.Amount),
            Dong.Zero, Input.Means, Input.VerifiedOn, Input.LastReliefOn, hard, Input.Merit);
        var answer = ReliefRules.Decide(question, Book);
        if (Input.HardshipSince is { } day && !hard)
        {
            HardshipNote = $"Hoàn cảnh khó khăn từ ngày {Format.Day(day)} chưa kéo dài đủ {Book.Term("M-17", LawVersion.A, asOf).Words} (M-17).";
        }

        EligibleOn = answer.Outcome == ReliefOutcome.None ? ReliefRules.FirstEligibleDay(question, Book) : null;
        Papers = ReliefDossier.Papers(question, answer.Missing);
        Timetable = answer.Outcome == ReliefOutcome.None ? null : Chains.Relief(asOf, Book);
        return answer;
    }

    public sealed class Form
    {
        [Required]
        public DateOnly? AsOf { get; set; }

        [Required]
        public DateOnly? FirstDecision { get; set; }

        public ObligationKind Item { get; set; } = ObligationKind.CourtFee;

        [Required]
        public long? Original { get; set; }

        public long? Paid { get; set; }

        public Means Means { get; set; } = Means.None;

        public DateOnly? VerifiedOn { get; set; }

        public DateOnly? LastReliefOn { get; set; }

        public DateOnly? HardshipSince { get; set; }

        public bool Merit { get; set; }
    }
}
