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
    private const string SeenBy = "by";
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    public static Task EnterAsync(HttpContext http, User user) => EnterAsync(http, Claims(user));

    /// <summary>Lets the head see as another account: its claims, with his own beside them.</summary>
    public static Task EnterAsync(HttpContext http, Seeing seeing) => EnterAsync(http,
    [
        .. Claims(seeing.As),
        new(SeenBy, seeing.By.Id.ToString()), new("by_name", seeing.By.Name), new("by_stamp", seeing.By.SecurityStamp.ToString()),
        new("seeing", seeing.Id.ToString()),
    ]);

    /// <summary>The look that goes on: its record, and who looks. Null when everybody is himself.</summary>
    public static (Id<SeenAs> Id, Id<User> By, string Name)? Seeing(this ClaimsPrincipal principal) =>
        Read<SeenAs>(principal, "seeing") is { } id && Read<User>(principal, SeenBy) is { } by
            ? (id, by, principal.FindFirstValue("by_name") ?? "")
            : null;

    private static Task EnterAsync(HttpContext http, IEnumerable<Claim> claims) => http.SignInAsync(
        new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));

    private static List<Claim> Claims(User user)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.Name),
            new("role", user.Role.ToString()),
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

        return claims;
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
            SeenBy = Read<User>(principal, SeenBy),
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
        var (id, by) = (Id<User>.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, null),
            Read<User>(context.Principal!, SeenBy));
        var users = await db.Users.AsNoTracking().Where(u => u.Id == id || u.Id == by).ToListAsync();
        bool IsStill(Id<User> who, string stamp) =>
            users.Find(u => u.Id == who) is { Disabled: false } user
                && user.SecurityStamp.ToString() == context.Principal!.FindFirstValue(stamp);
        if (!IsStill(id, "stamp") || (by is { } head && !IsStill(head, "by_stamp")))
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
