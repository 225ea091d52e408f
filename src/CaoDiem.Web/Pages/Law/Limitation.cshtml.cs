using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Law;

public sealed class LimitationModel(AppDb db) : LawPage(db)
{
    [BindProperty(SupportsGet = true, Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public LimitationAnswer? Answer { get; private set; }

    public async Task OnGetAsync()
    {
        await OpenAsync();
        Input.AsOf ??= Today;
        Answer = Ask(() => Limitation.Of(
            Input.From!.Value, [.. Ranges((Input.SkipFrom, Input.SkipTo, nameof(Input.SkipTo)), (Input.SkipFrom2, Input.SkipTo2, nameof(Input.SkipTo2)))],
            Input.Returned, Input.AsOf!.Value, Book));
    }

    private static IEnumerable<DateRange> Ranges(params (DateOnly? From, DateOnly? To, string Field)[] parts)
    {
        foreach (var (from, to, field) in parts)
        {
            if (from is { } first && to is { } last && first <= last)
            {
                yield return new(first, last);
            }
            else if (from is not null || to is not null)
            {
                throw new RuleViolation("LAW-015", "Nhập đủ từ ngày, đến ngày; ngày cuối không trước ngày đầu.", field);
            }
        }
    }

    public sealed class Form
    {
        [Required]
        public DateOnly? From { get; set; }

        [Required]
        public DateOnly? AsOf { get; set; }

        public bool Returned { get; set; }

        public DateOnly? SkipFrom { get; set; }

        public DateOnly? SkipTo { get; set; }

        public DateOnly? SkipFrom2 { get; set; }

        public DateOnly? SkipTo2 { get; set; }
    }
}
