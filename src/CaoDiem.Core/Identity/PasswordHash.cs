using System.Globalization;
using System.Security.Cryptography;

namespace CaoDiem.Identity;

/// <summary>
/// Password hashes: PBKDF2 with HMAC-SHA-512, 210,000 rounds and a 16-byte salt, the present OWASP advice.
/// Stored as "rounds.salt.hash" so that the rounds can be raised without locking anybody out.
/// </summary>
public static class PasswordHash
{
    private const int Rounds = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(password, salt, Rounds);
        return $"{Rounds}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(hash)}";
    }

    public static bool Matches(string password, string stored)
    {
        var parts = stored.Split('.');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
            && CryptographicOperations.FixedTimeEquals(
                Derive(password, Convert.FromBase64String(parts[1]), rounds), Convert.FromBase64String(parts[2]));
    }

    /// <summary>A password a person can type: four groups of letters and digits that cannot be confused.</summary>
    public static string NewPassword()
    {
        const string letters = "abcdefghjkmnpqrstuvwxyz23456789";
        return string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(letters, 4)));
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
