using System.Text.Json;
using System.Text.Json.Serialization;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>A part of an amount on one item of the file, counted from 1; đồng.</summary>
public sealed record ActPart(int Item, long Amount)
{
    public static string? Write(IReadOnlyCollection<ActPart>? parts) =>
        parts is null or { Count: 0 } ? null : string.Join(' ', parts.Select(p => $"{p.Item}:{p.Amount}"));

    public static IReadOnlyList<ActPart> Read(string? text) => text is null or ""
        ? []
        : [.. text.Split(' ').Select(p => p.Split(':')).Select(p => new ActPart(int.Parse(p[0], Invariant), long.Parse(p[1], Invariant)))];

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;
}

/// <summary>One duty of the judgment as a file is opened with it, or as it is corrected.</summary>
public sealed record ItemContent(ObligationKind Kind, string Description, long Due);

/// <summary>
/// What few kinds of acts say: with what a file was opened, the new value of a correction. A null says nothing about its
/// subject; an empty string says that there is none.
/// </summary>
public sealed record ActDetail
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public IReadOnlyList<ItemContent>? Items { get; init; }

    /// <summary>The item that a correction is about, counted from 1.</summary>
    public int? Item { get; init; }

    public string? Debtor { get; init; }

    public string? Creditor { get; init; }

    public string? Hamlet { get; init; }

    public Guid? Commune { get; init; }

    public Guid? Officer { get; init; }

    /// <summary>The new value stands even when it is null: the officer or commune was taken away.</summary>
    public bool Cleared { get; init; }

    /// <summary>Paid total that the register states on its day.</summary>
    public long? StatedPaid { get; init; }

    /// <summary>The act that was cancelled in the same save, because this is what it should have said.</summary>
    public Guid? Replaces { get; init; }

    public string? Write() => this == Nothing ? null : JsonSerializer.Serialize(this, Json);

    public static ActDetail Read(string? text) => text is null ? Nothing : JsonSerializer.Deserialize<ActDetail>(text, Json)!;

    public static ActDetail Nothing { get; } = new();
}
