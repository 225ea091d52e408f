using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Ui;

/// <summary>A page that asks the law without a file: the question is the address, so it can be kept, sent and printed.</summary>
public abstract class LawPage(AppDb db) : AppPage(db)
{
    public LawBook Book { get; private set; } = LawBook.Common;

    public DateOnly Today => Db.Today;

    public IReadOnlyList<SelectListItem> NoYes { get; } = [new("Không", "False"), new("Có", "True")];

    /// <summary>A question was asked, and nothing in it is wrong.</summary>
    public bool Answered => Asked && ModelState.IsValid;

    private bool Asked => Request.Query.Keys.Any(k => k.StartsWith("Input.", StringComparison.Ordinal));

    protected async Task OpenAsync()
    {
        if (Actor.OfficeId is { } office)
        {
            Book = await OfficeLaw.LoadAsync(Db, office, Cancel);
        }

        if (!Asked)
        {
            ModelState.Clear();
        }
    }

    /// <summary>Asks; a refusal stands at its field.</summary>
    protected T? Ask<T>(Func<T> question)
        where T : class
    {
        if (!Answered)
        {
            return null;
        }

        try
        {
            return question();
        }
        catch (RuleViolation refused)
        {
            Refuse(refused);
            return null;
        }
    }
}
