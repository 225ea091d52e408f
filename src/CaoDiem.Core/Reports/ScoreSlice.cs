using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Reports;

/// <summary>By what a board is cut into slices.</summary>
public enum SliceBy
{
    Officer,
    Commune,
    Team,
    Group,

    /// <summary>What changed inside the wave's days.</summary>
    Wave,
}

/// <summary>One slice of a board. Officer, commune and team are those of the day, work groups those at joining.</summary>
/// <param name="Key">Id or code of a work group; null for files that have none.</param>
public sealed record ScoreSlice(SliceBy By, string? Key)
{
    private const string None = "none";

    /// <summary>Reads «officer=ID», «commune=ID», «team=ID», «group=CODE», «wave=ID»; «none» for files without.</summary>
    /// <exception cref="RuleViolation">RPT-001: no such slice.</exception>
    public static ScoreSlice Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !Enum.TryParse<SliceBy>(parts[0], true, out var by) || !IsKey(by, parts[1]))
        {
            throw new RuleViolation("RPT-001", $"Không có lát cắt «{text}»; viết officer=, commune=, team=, group= hoặc wave=.", "slice");
        }

        return new(by, parts[1] == None ? null : parts[1]);
    }

    public override string ToString() => $"{By.ToString().ToLowerInvariant()}={Key ?? None}";

    /// <summary>The spans of the slice; a wave is not cut here but by its days.</summary>
    internal IQueryable<StandingSpan> Cut(IQueryable<StandingSpan> spans)
    {
        switch (By)
        {
            case SliceBy.Officer:
                Id<Officer>? officer = Key is null ? null : Id<Officer>.Parse(Key);
                return officer is null ? spans.Where(s => s.OfficerId == null) : spans.Where(s => s.OfficerId == officer);
            case SliceBy.Commune:
                Id<Commune>? commune = Key is null ? null : Id<Commune>.Parse(Key);
                return commune is null ? spans.Where(s => s.CommuneId == null) : spans.Where(s => s.CommuneId == commune);
            case SliceBy.Team:
                Id<TaskForce>? team = Key is null ? null : Id<TaskForce>.Parse(Key);
                return team is null ? spans.Where(s => s.TaskForceId == null) : spans.Where(s => s.TaskForceId == team);
            case SliceBy.Group:
                var code = $" {Key} ";
                return Key is null ? spans.Where(s => s.Groups == "") : spans.Where(s => (" " + s.Groups + " ").Contains(code));
            case SliceBy.Wave:
                return spans;
            default:
                throw new InvalidOperationException();
        }
    }

    private static bool IsKey(SliceBy by, string key) => key == None || (by == SliceBy.Group ? WorkGroups.TryParse(key, out _) : Guid.TryParse(key, out _));
}
