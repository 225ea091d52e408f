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

    protected void Refuse(RuleViolation refused, string prefix = "Input") =>
        ModelState.AddModelError(refused.Field is { } field ? $"{prefix}.{field}" : "", $"{refused.Message} ({refused.Code})");
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
