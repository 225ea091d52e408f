using CaoDiem.Dossiers;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>What a message offers to take back: acts just recorded, or approvals just given, and where to go afterwards.</summary>
/// <param name="Approvals">The approvals of the acts are undone, not the acts.</param>
/// <param name="Back">An address of this site.</param>
public sealed record Undoing(IReadOnlyList<Id<Act>> Acts, bool Approvals, string Back)
{
    /// <summary>One line for the message that is shown once.</summary>
    public string Line => $"{(Approvals ? 'd' : 'a')} {string.Join(',', Acts)} {Back}";

    /// <summary>Null for anything else than such a line.</summary>
    public static Undoing? Read(string? line)
    {
        var parts = line?.Split(' ', 3);
        return parts is [var kind, var keys, var back]
            ? new([.. keys.Split(',').Select(k => Id<Act>.TryParse(k, null, out var id) ? id : default).Where(i => i != default)], kind == "d", back)
            : null;
    }
}
