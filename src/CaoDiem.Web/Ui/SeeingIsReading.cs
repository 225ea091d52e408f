using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaoDiem.Web.Ui;

/// <summary>Who looks at what another account sees reads: everything else than reading is refused, but going back.</summary>
public sealed class SeeingIsReading(RequestDelegate next)
{
    public const string WayOut = "/Identity/StopSeeing";

    public Task InvokeAsync(HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var path = http.Request.Path;
        if (reads || http.User.Seeing() is null || path.StartsWithSegments(WayOut) || path.StartsWithSegments("/Status"))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Shows the forms of who only looks, and lets nobody fill them in.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class ReadingFormTagHelper(IHttpContextAccessor http) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var posts = string.Equals(context?.AllAttributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        if (posts && http.HttpContext?.User.Seeing() is not null && !output.Attributes.ContainsName("data-way-out"))
        {
            output.PreContent.AppendHtml("<fieldset class=\"reading\" disabled>");
            output.PostContent.AppendHtml("</fieldset>");
        }
    }
}
