using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Law;

public sealed class PaymentModel(AppDb db) : LawPage(db)
{
    [BindProperty(SupportsGet = true, Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public Distribution? Answer { get; private set; }

    public string PayBy { get; private set; } = "";

    public async Task OnGetAsync()
    {
        await OpenAsync();
        Input.On ??= Today;
        Answer = Ask(() => PaymentOrder.Distribute(new(Input.Collected!.Value), [.. Enum.GetValues<PaymentRank>().SelectMany(Claims)], Input.On!.Value));
        if (Answer is not null && LegalClock.Due("P-15", Input.On!.Value, Book) is { } due)
        {
            PayBy = $"{Format.Day(due.Due)} ({due.Term.Words} kể từ ngày thu tiền, {due.Term.Article}).";
        }
    }

    public string? Entered(PaymentRank rank) => Request.Query[$"Input.{rank}"];

    private IEnumerable<Claim> Claims(PaymentRank rank)
    {
        var parts = (Entered(rank) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Select((text, i) => Amounts.ParseTyped(text) is { Problem: null, Amount: { } amount }
            ? new Claim(parts.Length > 1 ? $"{rank.Label()} ({i + 1})" : rank.Label(), rank, new(amount))
            : throw new RuleViolation("LAW-002", $"«{text}» không phải số tiền.", rank.ToString()));
    }

    public sealed class Form
    {
        [Required]
        public DateOnly? On { get; set; }

        [Required]
        public long? Collected { get; set; }
    }
}
