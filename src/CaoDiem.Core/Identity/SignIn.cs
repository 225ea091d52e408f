using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Somebody wants in.</summary>
public sealed record SignIn(string Login, string Password);

public sealed class SignInHandler(AppDb db)
{
    // Compared against when there is no such account, so that the answer takes as long and says as little.
    private static readonly Lazy<string> Nobody = new(() => PasswordHash.Of(Guid.CreateVersion7().ToString()));

    /// <exception cref="RuleViolation">
    /// IDN-030: wrong name or password (never which). IDN-031: locked after five failures. IDN-032: account closed.
    /// </exception>
    public async Task<User> Handle(SignIn command, CancellationToken cancellationToken = default)
    {
        var login = VietText.Fold(command.Login);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Login == login, cancellationToken);
        var now = db.Time.GetUtcNow().UtcDateTime;
        if (user?.IsLocked(now) == true)
        {
            throw new RuleViolation("IDN-031", $"Tài khoản tạm khóa {User.Lockout.TotalMinutes:0} phút vì nhập sai mật khẩu nhiều lần.");
        }

        var matches = PasswordHash.Matches(command.Password, user?.PasswordHash ?? Nobody.Value);
        if (user is null)
        {
            throw Wrong();
        }

        db.Begin(nameof(SignIn), user.ToActor(), matches ? null : "Sai mật khẩu");
        if (!matches)
        {
            user.CountFailure(now);
            await db.SaveChangesAsync(cancellationToken);
            throw Wrong();
        }

        if (user.Disabled)
        {
            throw new RuleViolation("IDN-032", "Tài khoản đã bị khóa. Hãy liên hệ người quản trị.");
        }

        user.CountSuccess();
        await db.SaveChangesAsync(cancellationToken);
        return user;
    }

    private static RuleViolation Wrong() => new("IDN-030", "Tên đăng nhập hoặc mật khẩu không đúng.");
}
