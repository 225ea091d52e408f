using System.Globalization;
using System.Text;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Campaigns;

/// <summary>What a rule has to know of a file: no names.</summary>
/// <param name="Since">Day of the first enforcement decision.</param>
public sealed record FileOutline(
    Id<Dossier> Id, IReadOnlyList<WorkGroup> Groups, MatterKind Matter, bool Enforceable, bool BankCredit, DateOnly Since, Dong Remaining,
    Id<Commune>? CommuneId, Id<Officer>? OfficerId, Id<TaskForce>? TaskForceId);

/// <summary>
/// Which files a list or a wave takes. Empty parts ask nothing; within work groups, communes and officers one hit is
/// enough; every class must hold, but own motion and on request stand for either. Kept as one readable text.
/// </summary>
public sealed record SelectionRule
{
    private const char Between = ' ';

    public static SelectionRule Everything { get; } = new();

    public IReadOnlyList<WorkGroup> Groups { get; init; } = [];

    public IReadOnlyList<FileClass> Classes { get; init; } = [];

    /// <summary>Full years since the first enforcement decision, at least.</summary>
    public int? Years { get; init; }

    /// <summary>What remains to be enforced: at least, and at most.</summary>
    public Dong? AmountFrom { get; init; }

    public Dong? AmountTo { get; init; }

    public IReadOnlyList<Id<Commune>> Communes { get; init; } = [];

    public IReadOnlyList<Id<Officer>> Officers { get; init; } = [];

    public bool IsEverything => ToString().Length == 0;

    /// <param name="day">Day on which ages are counted.</param>
    public bool Fits(FileOutline file, DateOnly day) =>
        (Groups.Count == 0 || Groups.Any(file.Groups.Contains))
        && Classes.All(c => Holds(c, file, day))
        && (Years is not { } years || file.Since <= day.AddYears(-years))
        && (AmountFrom is not { } from || file.Remaining >= from)
        && (AmountTo is not { } to || file.Remaining <= to)
        && (Communes.Count == 0 || (file.CommuneId is { } commune && Communes.Contains(commune)))
        && (Officers.Count == 0 || (file.OfficerId is { } officer && Officers.Contains(officer)));

    /// <exception cref="RuleViolation">CMP-044: the amounts or years make no sense.</exception>
    public SelectionRule Check()
    {
        if (Years is < 0 or > 50)
        {
            throw new RuleViolation("CMP-044", "Số năm phải từ 0 đến 50.", "Years");
        }

        if (AmountFrom is { } low && (low < Dong.Zero || (AmountTo is { } high && high < low)))
        {
            throw new RuleViolation("CMP-044", "Khoảng số tiền không hợp lệ: mức đến phải lớn hơn mức từ.", "AmountTo");
        }

        return this;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        void Part(string name, string value)
        {
            if (value.Length > 0)
            {
                text.Append(text.Length > 0 ? Between : "").Append(name).Append('=').Append(value);
            }
        }

        Part("groups", string.Join(',', Groups.Distinct().Order().Select(g => g.Code())));
        Part("classes", string.Join(',', Classes.Distinct().Order().Select(c => c.Code())));
        Part("years", Years?.ToString(CultureInfo.InvariantCulture) ?? "");
        Part("from", AmountFrom?.Amount.ToString(CultureInfo.InvariantCulture) ?? "");
        Part("to", AmountTo?.Amount.ToString(CultureInfo.InvariantCulture) ?? "");
        Part("communes", string.Join(',', Communes.Distinct()));
        Part("officers", string.Join(',', Officers.Distinct()));
        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">Not such a text.</exception>
    public static SelectionRule Read(string text)
    {
        var parts = text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        string[] List(string name) => parts.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        Dong? Money(string name) => parts.TryGetValue(name, out var value) ? new Dong(long.Parse(value, CultureInfo.InvariantCulture)) : null;
        return new()
        {
            Groups = [.. List("groups").Select(c => WorkGroups.TryParse(c, out var group) ? group : throw new FormatException($"Unknown work group {c}."))],
            Classes = [.. List("classes").Select(c => FileClasses.Find(c) ?? throw new FormatException($"Unknown class {c}."))],
            Years = parts.TryGetValue("years", out var years) ? int.Parse(years, CultureInfo.InvariantCulture) : null,
            AmountFrom = Money("from"),
            AmountTo = Money("to"),
            Communes = [.. List("communes").Select(c => Id<Commune>.Parse(c, CultureInfo.InvariantCulture))],
            Officers = [.. List("officers").Select(c => Id<Officer>.Parse(c, CultureInfo.InvariantCulture))],
        };
    }

    /// <summary>The rule as a sentence, without the names of places and people.</summary>
    public string InWords()
    {
        string?[] parts =
        [
            Groups.Count > 0 ? string.Join(" hoặc ", Groups.Select(g => g.Label().ToLowerInvariant())) : null,
            Classes.Count > 0 ? string.Join(", ", Classes.Select(c => c.Label().ToLowerInvariant())) : null,
            Years is { } years ? $"từ {years} năm trở lên" : null,
            AmountFrom is { } from ? $"còn từ {from.InWords()}" : null,
            AmountTo is { } to ? $"còn đến {to.InWords()}" : null,
            Communes.Count > 0 ? $"{Communes.Count} xã, thị trấn" : null,
            Officers.Count > 0 ? $"{Officers.Count} chấp hành viên" : null,
        ];
        return string.Join("; ", parts.OfType<string>()) is { Length: > 0 } words ? words : "mọi hồ sơ";
    }

    private bool Holds(FileClass kind, FileOutline file, DateOnly day) => kind switch
    {
        FileClass.OwnMotion => file.Matter == MatterKind.OwnMotion || Classes.Contains(FileClass.OnRequest),
        FileClass.OnRequest => file.Matter == MatterKind.OnRequest || Classes.Contains(FileClass.OwnMotion),
        FileClass.Enforceable => file.Enforceable,
        FileClass.OverOneYear => file.Enforceable && file.Since <= day.AddYears(-1),
        FileClass.BankCredit => file.BankCredit,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
