using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Field;

/// <summary>
/// What the field pages ask of the office. Every call is a POST with a header that no foreign page can send; an answer 422
/// is a refusal by rule and final, everything else a phone tries again.
/// </summary>
public static class FieldApi
{
    private const string Prefix = "/field/api";
    private const long LargestRecord = 256 * 1024;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup(Prefix).RequireAuthorization(nameof(Permission.RecordResults)).AddEndpointFilter(OwnPagesOnlyAsync).AddEndpointFilter(RefusalsAsync);
        api.MapPost("/who", (HttpContext http) => Json(new { user = http.User.Actor()!.UserId!.Value.Value }));
        api.MapPost("/key", async (HttpContext http, ImportQueueHandler handler) =>
        {
            var actor = http.User.Actor()!;
            return Json(new { user = actor.UserId!.Value.Value, name = actor.Name, key = Convert.ToBase64String(await handler.Handle(new TakeFieldKey(), actor, http.RequestAborted)) });
        });
        api.MapPost("/pack", async (HttpContext http, AppDb db, IssueDaySheetHandler issue) => Json(await FieldPack.TakeAsync(db, issue, http.User.Actor()!, http.RequestAborted)));
        api.MapPost("/visits", async (HttpContext http, ReceiveVisitHandler handler) => Json(await handler.Handle(await ReadAsync<ReceiveVisit>(http), http.User.Actor()!, VisitSource.Phone, http.RequestAborted)));
        api.MapPost("/skips", async (HttpContext http, IssueDaySheetHandler handler) =>
        {
            await handler.Handle((await ReadAsync<QueueSkip>(http)).ToCommand(), http.User.Actor()!, http.RequestAborted);
            return Json(new VisitReceived(VisitState.Accepted, null, null));
        });
        api.MapPost("/attachments/{id:guid}", async (Guid id, int offset, HttpContext http, ReceiveAttachmentHandler handler) =>
            Json(await handler.Handle(new(new(id), offset, await BytesAsync(http, ReceiveAttachmentHandler.LargestChunk + 1)), http.User.Actor()!, http.RequestAborted)));
        api.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.NoContent();
        });
    }

    /// <summary>A phone is told that it has to sign in; a browser is led there.</summary>
    public static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.Request.Path.StartsWithSegments(Prefix))
        {
            context.Response.Redirect(HttpMethods.IsPost(context.Request.Method) ? ToForm(context) : context.RedirectUri);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsJsonAsync(new { code = "IDN-000", message = "Hết phiên đăng nhập." });
    }

    // What was posted cannot be asked for again: after signing in one is back at the page with the form.
    private static string ToForm(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var form = request.GetTypedHeaders().Referer is { } from && from.Authority == request.Host.Value ? from.PathAndQuery
            : request.Path + request.QueryString;
        return QueryHelpers.AddQueryString(context.Options.LoginPath, context.Options.ReturnUrlParameter, form);
    }

    private static async ValueTask<object?> OwnPagesOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers["X-Field"] == "1" ? await next(context) : Results.BadRequest();

    private static async ValueTask<object?> RefusalsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RuleViolation refused) when (refused.Code == "SHR-002")
        {
            return Results.Conflict(new { code = refused.Code, message = refused.Message }); // somebody was faster: the phone comes again
        }
        catch (RuleViolation refused)
        {
            return Results.UnprocessableEntity(new { code = refused.Code, message = refused.Message });
        }
        catch (NotInScope)
        {
            return Results.UnprocessableEntity(new { code = "FLD-010", message = "Lượt này không có trên phiếu nào của đơn vị." });
        }
        catch (DbUpdateException)
        {
            return Results.Conflict(new { code = "SHR-002", message = "Đang bận, hãy gửi lại." });
        }
    }

    private static IResult Json<T>(T value) => Results.Json(value, ReceiveVisit.Json);

    private static async Task<T> ReadAsync<T>(HttpContext http)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await BytesAsync(http, LargestRecord), ReceiveVisit.Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RuleViolation("FLD-012", "Bản ghi không đúng dạng.");
        }
    }

    // A body that was cut on the way ends in an error of the connection, never in a record.
    private static async Task<byte[]> BytesAsync(HttpContext http, long most)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (memory.Length + read > most)
            {
                throw new RuleViolation("FLD-012", "Bản ghi quá lớn.");
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
