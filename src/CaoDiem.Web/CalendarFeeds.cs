using System.Text;
using System.Threading.RateLimiting;
using CaoDiem.Database;
using CaoDiem.Scheduling;
using CaoDiem.TaskForces;

namespace CaoDiem.Web;

/// <summary>Personal calendars at private addresses, read by calendar programmes without a sign-in.</summary>
public static class CalendarFeeds
{
    public const int ReadsPerMinute = 30;
    private const string Policy = "calendar";

    public static string Address(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}/lich/{token}.ics";

    /// <summary>So many reads a minute from one place, so that addresses cannot be guessed by trying.</summary>
    public static void AddServices(IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = ReadsPerMinute, Window = TimeSpan.FromMinutes(1) }));
    });

    public static void Map(WebApplication app) => app.MapGet("/lich/{token}.ics", async (string token, AppDb db, HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        return await PersonalCalendar.FindAsync(db, token, http.RequestAborted) is { } calendar
            ? Results.Bytes(Encoding.UTF8.GetBytes(calendar), InvitationCalendar.ContentType)
            : Results.NotFound();
    }).AllowAnonymous().RequireRateLimiting(Policy);
}
