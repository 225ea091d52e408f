using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Scheduling;

/// <summary>
/// What the office knows of the way between two neighbouring places: minutes by the usual means and metres. Places are
/// named by <see cref="PlaceKey"/>; both directions unless <see cref="OneWay"/>.
/// </summary>
public sealed class TravelTime : OfficeOwned<TravelTime>
{
    public const int LongestMinutes = 600;
    public const int LongestMetres = 300_000;

    public required string From { get; init; }

    public required string To { get; init; }

    public int Minutes { get; private set; }

    public int Metres { get; private set; }

    public bool OneWay { get; private set; }

    /// <exception cref="RuleViolation">SCH-001: minutes. SCH-002: metres.</exception>
    public void Set(int minutes, int metres, bool oneWay)
    {
        if (minutes is < 0 or > LongestMinutes)
        {
            throw new RuleViolation("SCH-001", $"Số phút đi từ 0 đến {LongestMinutes}.", "Minutes");
        }

        if (metres is < 0 or > LongestMetres)
        {
            throw new RuleViolation("SCH-002", $"Quãng đường từ 0 đến {LongestMetres / 1000} km.", "Km");
        }

        (Minutes, Metres, OneWay) = (minutes, metres, oneWay);
    }
}

/// <summary>Names of places: the office, a commune's centre, a hamlet of a commune.</summary>
public static class PlaceKey
{
    public const string Office = "office";

    /// <summary>The key of a hamlet, of the commune's centre when none is known, of the office when no commune is.</summary>
    public static string Of(Id<Commune>? commune, string? hamlet) => commune is not { } known
        ? Office
        : VietText.Fold(hamlet ?? "") is { Length: > 0 } folded ? $"{known.Value:N}/{folded}" : $"{known.Value:N}";

    /// <summary>The key of the centre of a hamlet's commune; null for a centre and for the office.</summary>
    public static string? CentreOf(string key) => key.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? key[..at] : null;
}
