using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.TaskForces;

namespace CaoDiem.Packages;

/// <summary>
/// What a template package carries: how a campaign is laid out and what it taught, and nobody's data. The shape is described in
/// docs/formats/package.md; every member may be missing in a file of an earlier version.
/// </summary>
public sealed record PackageContent(PackageCampaign Campaign, PackageNorms Norms, IReadOnlyList<PackageCost> Budget, IReadOnlyList<PackageLesson> Lessons, IReadOnlyList<PackageTemplate> Templates);

/// <param name="Days">Length, first and last day counted.</param>
public sealed record PackageCampaign(string Name, string Purpose, int Days, PackageRule Selection)
{
    public IReadOnlyList<PackageWave> Waves { get; init; } = [];

    public IReadOnlyList<PackageTeam> Teams { get; init; } = [];

    /// <summary>Target of the office as shares of the list: cases, and money of what remains; 0 to 1, null when none was set.</summary>
    public double? TargetCases { get; init; }

    public double? TargetMoney { get; init; }

    public IReadOnlyList<PackageTask> Chronogram { get; init; } = [];
}

/// <param name="Start">Days from the campaign's first day to the wave's first; 0 for a wave that starts with it.</param>
/// <param name="Days">Length, both ends counted.</param>
/// <param name="Focus">Codes of work groups.</param>
public sealed record PackageWave(string Name, int Start, int Days, IReadOnlyList<string> Focus, PackageRule Rule)
{
    public double? TargetCases { get; init; }

    public double? TargetMoney { get; init; }
}

/// <summary>A selection rule without places and people: how many of each it named is all that is told.</summary>
public sealed record PackageRule
{
    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<string> Classes { get; init; } = [];

    public int? Years { get; init; }

    public long? AmountFrom { get; init; }

    public long? AmountTo { get; init; }

    public int Communes { get; init; }

    public int Officers { get; init; }
}

/// <summary>A task force by its roles.</summary>
public sealed record PackageTeam(int Communes, int HoursPerWeek, int Weekdays)
{
    public IReadOnlyList<PackageMember> Members { get; init; } = [];
}

/// <param name="Agency">Kind of the agency that sends a representative, when it is known.</param>
/// <param name="Days">Days of a borrowed member.</param>
public sealed record PackageMember(MemberKind Kind, PartnerKind? Agency, int? Days);

public sealed record PackageTask(string Code, TaskPhase Phase, int Offset, int Length, Role Owner, string Title);

public sealed record PackageNorms
{
    /// <summary>Minutes by code of step kind.</summary>
    public IReadOnlyDictionary<string, int> Steps { get; init; } = new Dictionary<string, int>();

    /// <summary>The office's own dated numbers in force at the end, by code; no prices.</summary>
    public IReadOnlyDictionary<string, long> Norms { get; init; } = new Dictionary<string, long>();

    /// <summary>What the campaign brought by work group.</summary>
    public IReadOnlyList<PackageSuccess> Success { get; init; } = [];

    public IReadOnlyList<PackageTravel> Travel { get; init; } = [];

    /// <summary>Groups whose files need an approved plan; null when the office uses the product's own rules.</summary>
    public PackageRules? Rules { get; init; }
}

public sealed record PackageSuccess(string Group, int Files, int Done);

/// <summary>Kinds of ways, by what lies at their ends.</summary>
public enum WayKind
{
    WithinCommune,
    ToCentre,
    BetweenCommunes,
}

/// <param name="Ways">How many ways the numbers rest on.</param>
/// <param name="Km">Their mean length.</param>
public sealed record PackageTravel(WayKind Kind, int Ways, double MinutesPerKm, double Km);

public sealed record PackageRules(IReadOnlyList<string> RequiredGroups, long RequiredFrom, int RefusedVisits, int SilentDays);

/// <summary>A kind of cost without prices.</summary>
/// <param name="Share">Share of the whole budget, 0 to 1.</param>
/// <param name="Units">Person-days, nights or trips; 0 when they were not counted.</param>
public sealed record PackageCost(CostKind Kind, Bearer Bearer, string Label, double Share, int Units);

public sealed record PackageLesson(string Happened, string ToDo, LessonSubject Subject, string Key);

/// <summary>A Word template of the office.</summary>
/// <param name="File">Name of its part.</param>
/// <param name="Kind">Code of the kind of document.</param>
public sealed record PackageTemplate(string File, string Kind, string Title)
{
    /// <summary>The document; kept as a part of its own.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Content { get; init; } = [];
}

/// <summary>The list of a package's parts, each with its hash; the signature is over the bytes of this list.</summary>
/// <param name="Version">"1.0": another first number cannot be read by an older program, another second number only adds.</param>
/// <param name="PublicKey">The signer's key (SubjectPublicKeyInfo, base64).</param>
public sealed record PackageManifest(string Format, string Version, DateOnly MadeOn, string PublicKey, IReadOnlyList<PackagePart> Parts)
{
    public const string FormatName = "caodiem-package";
    public const string Current = "1.0";
}

public sealed record PackagePart(string Name, long Bytes, string Sha256);

/// <summary>A package that was read and whose hashes and signature hold.</summary>
/// <param name="Ignored">Parts of a later version that this program does not know.</param>
public sealed record OpenedPackage(PackageManifest Manifest, string Signer, string Hash, PackageContent Content, IReadOnlyList<string> Ignored);

public static class WayKinds
{
    public static string Label(this WayKind kind) => kind switch
    {
        WayKind.WithinCommune => "trong một xã",
        WayKind.ToCentre => "từ ấp về trung tâm xã",
        WayKind.BetweenCommunes => "giữa các xã, về trụ sở",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
