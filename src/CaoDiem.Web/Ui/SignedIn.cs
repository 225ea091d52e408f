using System.Security.Claims;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui;

/// <summary>The signed-in person as claims, and back as an <see cref="Actor"/>.</summary>
public static class SignedIn
{
    private const string Checked = "checked";
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    public static async Task EnterAsync(HttpContext http, AppDb db, User user)
    {
        var office = await db.Offices.Where(o => o.Id == user.OfficeId).Select(o => o.Name).SingleOrDefaultAsync();
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.Name),
            new("role", user.Role.ToString()),
            new("office_name", office ?? ""),
            new("stamp", user.SecurityStamp.ToString()),
        };
        if (user.OfficeId is { } officeId)
        {
            claims.Add(new("office", officeId.ToString()));
        }

        if (user.OfficerId is { } officer)
        {
            claims.Add(new("officer", officer.ToString()));
        }

        if (user.Province is { } province)
        {
            claims.Add(new("province", province));
        }

        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
    }

    /// <summary>The actor, or null when nobody is signed in.</summary>
    public static Actor? Actor(this ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        return new(
            Id<User>.Parse(id, null), principal.Identity!.Name ?? "", Read<Office>(principal, "office"),
            Enum.Parse<Role>(principal.FindFirstValue("role")!), Read<Officer>(principal, "officer"), principal.FindFirstValue("province"))
        {
            Mandates = principal.Identities.OfType<DeputyIdentity>().FirstOrDefault()?.Mandates ?? [],
        };
    }

    /// <summary>Ends sessions whose account changed: looked up at most once a minute a session.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var now = time.GetUtcNow();
        var last = context.Properties.GetString(Checked) is { } text && long.TryParse(text, out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : context.Properties.IssuedUtc ?? DateTimeOffset.MinValue;
        if (now - last < Trust)
        {
            return;
        }

        var db = context.HttpContext.RequestServices.GetRequiredService<AppDb>();
        var id = Id<User>.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, null);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id);
        if (user is null || user.Disabled || user.SecurityStamp.ToString() != context.Principal!.FindFirstValue("stamp"))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }

        context.Properties.SetString(Checked, now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
        context.ShouldRenew = true;
    }

    private static Id<T>? Read<T>(ClaimsPrincipal principal, string claim) =>
        principal.FindFirstValue(claim) is { } value ? Id<T>.Parse(value, null) : null;
}
