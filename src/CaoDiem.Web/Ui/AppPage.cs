using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaoDiem.Web.Ui;

/// <summary>What every page shares: the database, the actor, refusals shown at their field, a message after a change.</summary>
public abstract class AppPage(AppDb db) : PageModel
{
    protected AppDb Db { get; } = db;

    public Actor Actor => User.Actor() ?? throw new InvalidOperationException("Nobody is signed in.");

    public CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>Told once on the next page.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What did not go through, a line each; told once on the next page.</summary>
    [TempData]
    public string? Refused { get; set; }

    /// <summary>What the message can take back, as <see cref="Acts.Undoing"/> writes it.</summary>
    [TempData]
    public string? Undo { get; set; }

    /// <summary>The request wants only the part that changed.</summary>
    public bool IsPartial(string part) => Request.Headers["X-Partial"] == part;

    /// <summary>Runs a change; a refusal becomes an error at its field and false.</summary>
    protected async Task<bool> TryAsync(Func<Task> change, string prefix = "Input")
    {
        if (!ModelState.IsValid)
        {
            return false;
        }

        try
        {
            await change();
            return true;
        }
        catch (RuleViolation refused)
        {
            Refuse(refused, prefix);
            return false;
        }
    }

    /// <summary>
    /// The frame of a change: who may not is refused; done, it goes on to <paramref name="next"/>, by default the same page;
    /// refused by a rule, <paramref name="load"/> shows the page again with what was typed.
    /// </summary>
    protected async Task<IActionResult> ChangeAsync(
        string done, Func<Task> change, Func<Task> load, Permission? needs = null, string prefix = "Input", IActionResult? next = null)
    {
        if (needs is { } permission && !Actor.May(permission))
        {
            return Forbid();
        }

        if (await TryAsync(change, prefix))
        {
            Done = done;
            return next ?? RedirectToPage(new { id = RouteData.Values["id"] });
        }

        Db.ChangeTracker.Clear();
        await load();
        return Page();
    }

    protected void Refuse(RuleViolation refused, string prefix = "Input") =>
        ModelState.AddModelError(KeyOf(refused.Field, prefix), $"{refused.Message} ({refused.Code})");

    /// <summary>Where one came from, when it is an address of this site; else the given one.</summary>
    protected string LocalOr(string? asked, string otherwise) => Url.IsLocalUrl(asked) ? asked! : otherwise;

    /// <summary>Keeps only the errors of one form: the others on the page were not filled in.</summary>
    protected void KeepOnly(string form)
    {
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(form, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    // Handlers of acts name fields as the wire does, others as the form does.
    private static string KeyOf(string? field, string prefix)
    {
        var name = field is { Length: > 0 } && char.IsLower(field[0]) ? Acts.ActInputs.NameOf(field) : field;
        return string.IsNullOrEmpty(name) ? "" : prefix.Length == 0 ? name : $"{prefix}.{name}";
    }
}

/// <summary>Out of scope is not found.</summary>
public sealed class NotInScopeFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is NotInScope)
        {
            context.Result = new NotFoundResult();
            context.ExceptionHandled = true;
        }
    }
}

/// <summary>A posted form that no handler of the page takes is not found: the page itself would have nothing to show.</summary>
public sealed class UnknownHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
