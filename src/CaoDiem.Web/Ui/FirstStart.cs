using CaoDiem.Database;
using CaoDiem.Identity;

namespace CaoDiem.Web.Ui;

/// <summary>Remembers that the installation has an account; until then every address leads to the first start.</summary>
public sealed class FirstStart
{
    private volatile bool _done;

    public async Task<bool> IsNeededAsync(AppDb db, CancellationToken cancellationToken)
    {
        if (_done)
        {
            return false;
        }

        _done = !await StartInstallationHandler.IsNeededAsync(db, cancellationToken);
        return !_done;
    }
}

public sealed class FirstStartMiddleware(RequestDelegate next, FirstStart start)
{
    public const string Address = "/Identity/Start";

    public async Task InvokeAsync(HttpContext http, AppDb db)
    {
        var path = http.Request.Path;
        if (http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null
            && !path.StartsWithSegments(Address) && !path.StartsWithSegments("/Status") && !path.StartsWithSegments(PreparationMiddleware.Address)
            && await start.IsNeededAsync(db, http.RequestAborted))
        {
            http.Response.Redirect(Address);
            return;
        }

        await next(http);
    }
}
