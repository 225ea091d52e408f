using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Law;

public sealed class IndexModel(AppDb db) : LawPage(db)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public DateOnly Day => On ?? Today;

    public LawVersion Version => LawVersion.On(Day);

    public IReadOnlyList<Term> Terms { get; private set; } = [];

    public IReadOnlyList<LawEntry> Entries { get; private set; } = [];

    public IReadOnlyList<Parameter> Open { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var broken = !ModelState.IsValid;
        await OpenAsync();
        On ??= broken ? null : Today;
        var words = VietText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Has(string text) => VietText.Fold(text) is var folded && words.All(w => folded.Contains(w, StringComparison.Ordinal));
        Terms = [.. CaoDiem.Law.Terms.Rules.Select(r => Book.Find(r, Version, Day)).OfType<Term>()
            .Where(t => Has($"{t.Rule} {t.Step.Event} {t.Step.Act} {t.Step.Actor} {t.Article}"))];
        Entries = [.. Lists.All.Where(e => e.Law == Version.Id && Has($"{e.Rule} {Lists.Labels[e.Topic]} {e.Text} {e.Article}"))];
        Open = [.. Parameters.Unverified.Where(p => Book.Value(p.Code, Day).Unverified && p.Version is null)];
    }
}
