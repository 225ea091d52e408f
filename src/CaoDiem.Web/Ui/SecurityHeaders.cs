namespace CaoDiem.Web.Ui;

/// <summary>Strict headers on every answer: no inline script or style, nothing from third parties, no framing.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        var field = http.Request.Path.StartsWithSegments("/field");
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"camera=(), microphone=(), geolocation={(field ? "(self)" : "()")}";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!http.Request.Path.StartsWithSegments("/dist"))
        {
            http.Response.OnStarting(() =>
            {
                headers.CacheControl = "no-cache, no-store";
                return Task.CompletedTask;
            });
        }

        return next(http);
    }
}
