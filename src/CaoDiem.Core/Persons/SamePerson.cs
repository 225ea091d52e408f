using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Persons;

/// <summary>How much speaks for two debtors being one; the strongest last.</summary>
public enum EvidenceStrength
{
    Weak,
    Fair,
    Good,
    Strong,
}

/// <summary>The facts of each strength in one table.</summary>
public static class EvidenceStrengths
{
    private static readonly Dictionary<EvidenceStrength, (string Label, string Colour)> Facts = new()
    {
        [EvidenceStrength.Weak] = ("yếu", ""),
        [EvidenceStrength.Fair] = ("vừa", "warn"),
        [EvidenceStrength.Good] = ("khá", "good"),
        [EvidenceStrength.Strong] = ("mạnh", "good"),
    };

    public static string Label(this EvidenceStrength strength) => Facts[strength].Label;

    /// <summary>Which badge shows it; the word always stands in it.</summary>
    public static string Colour(this EvidenceStrength strength) => Facts[strength].Colour;
}

/// <summary>What of a file tells who its debtor is.</summary>
/// <param name="PersonId">Whose file it is, when somebody said so.</param>
/// <param name="IdentityNo">Number of that person's identity paper, when it is on record.</param>
public sealed record DebtorFile(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor, Id<Commune>? CommuneId, string? Commune, string? Hamlet,
    string? JudgmentNo, DateOnly? JudgmentDate, Id<Person>? PersonId, string? IdentityNo)
{
    /// <summary>Folded name: two spellings of one name have the same.</summary>
    public string Key { get; } = VietText.Fold(VietText.Clean(Debtor));

    /// <summary>Hamlet and commune as people read them.</summary>
    public string Place => string.Join(", ", new[] { Hamlet, Commune }.Where(p => !string.IsNullOrEmpty(p)));
}

/// <summary>What speaks for two debtors being one, and how much; people decide.</summary>
public sealed record SamePerson(EvidenceStrength Strength, string Why)
{
    /// <returns>Null when nothing speaks for it, or their papers say that they are two.</returns>
    public static SamePerson? Of(DebtorFile one, DebtorFile other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.IdentityNo is { } paper && other.IdentityNo is { } its)
        {
            return paper == its ? new(EvidenceStrength.Strong, "cùng số giấy tờ tùy thân") : null;
        }

        if (one.Key != other.Key || one.Key.Length == 0)
        {
            return null;
        }

        var name = one.Debtor == other.Debtor ? "cùng tên" : "tên chỉ khác dấu";
        return Judgment(one) is { } judgment && judgment == Judgment(other) ? new(EvidenceStrength.Strong, $"{name}, cùng bản án")
            : one.CommuneId is null || one.CommuneId != other.CommuneId ? new(EvidenceStrength.Weak, $"chỉ {name}")
            : Fold(one.Hamlet) is { Length: > 0 } hamlet && hamlet == Fold(other.Hamlet)
                ? new(EvidenceStrength.Good, $"{name}, cùng địa chỉ {one.Place}")
            : Fold(one.Hamlet).Length > 0 && Fold(other.Hamlet).Length > 0
                ? new(EvidenceStrength.Weak, $"{name}, cùng {one.Commune} nhưng khác ấp, khu phố")
            : new(EvidenceStrength.Fair, $"{name}, cùng {one.Commune}");
    }

    private static (string No, DateOnly On)? Judgment(DebtorFile file) => file is { JudgmentNo: { Length: > 0 } no, JudgmentDate: { } on }
        ? (Fold(no).Replace(" ", "", StringComparison.Ordinal), on)
        : null;

    private static string Fold(string? text) => VietText.Fold(VietText.Clean(text));
}
