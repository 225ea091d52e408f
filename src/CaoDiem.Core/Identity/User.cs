using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>An account: one person, one role, one office (none for an administrator of the whole installation).</summary>
public sealed class User : IAudited
{
    public const int MinimumPasswordLength = 12;
    public const int AttemptsBeforeLockout = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    public Id<User> Id { get; init; } = Id<User>.New();

    /// <summary>Sign-in name, lower case without marks, unique in the installation.</summary>
    public required string Login { get; init; }

    public required string Name { get; set; }

    public Id<Office>? OfficeId { get; init; }

    public Role Role { get; private set; }

    public Id<Officer>? OfficerId { get; private set; }

    /// <summary>Whose offices a supervisor sees; null for those of the whole installation.</summary>
    public string? Province { get; init; }

    public string PasswordHash { get; private set; } = "";

    public int FailedSignIns { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    public bool Disabled { get; private set; }

    /// <summary>Changes with password, role or disabling: older sessions end.</summary>
    public Guid SecurityStamp { get; private set; } = Guid.CreateVersion7();

    public long Version { get; set; }

    Guid IAudited.SubjectId => Id.Value;

    Id<Office>? IAudited.SubjectOffice => OfficeId;

    /// <exception cref="RuleViolation">IDN-003: the password is too short.</exception>
    public void SetPassword(string password)
    {
        if (password.Length < MinimumPasswordLength)
        {
            throw new RuleViolation("IDN-003", $"Mật khẩu phải có ít nhất {MinimumPasswordLength} ký tự.", "Password");
        }

        PasswordHash = Identity.PasswordHash.Of(password);
        FailedSignIns = 0;
        LockedUntil = null;
        SecurityStamp = Guid.CreateVersion7();
    }

    public void Grant(Role role, Id<Officer>? officer = null)
    {
        Role = role;
        OfficerId = role == Role.Officer ? officer : null;
        SecurityStamp = Guid.CreateVersion7();
    }

    public void Rename(string name)
    {
        Name = name;
        SecurityStamp = Guid.CreateVersion7();
    }

    public void Disable()
    {
        Disabled = true;
        SecurityStamp = Guid.CreateVersion7();
    }

    public void Enable() => Disabled = false;

    public bool IsLocked(DateTime now) => LockedUntil > now;

    /// <summary>Counts a wrong password; the account locks for fifteen minutes after five in a row.</summary>
    public void CountFailure(DateTime now)
    {
        FailedSignIns++;
        if (FailedSignIns >= AttemptsBeforeLockout)
        {
            LockedUntil = now + Lockout;
            FailedSignIns = 0;
        }
    }

    public void CountSuccess()
    {
        FailedSignIns = 0;
        LockedUntil = null;
    }

    public Actor ToActor() => new(Id, Name, OfficeId, Role, OfficerId, Province);
}
