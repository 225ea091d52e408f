using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Rulebook;

/// <summary>
/// A number of the law that the office changed: from a day, by a text, entered by a person. The law that ships with the
/// product stays as it is beneath; taking an amendment back restores it.
/// </summary>
public sealed class LawAmendment : OfficeOwned<LawAmendment>
{
    /// <summary>Code of the <see cref="Parameter"/>.</summary>
    public required string Code { get; init; }

    public required DateOnly From { get; init; }

    public required long Value { get; init; }

    /// <summary>The text it rests on, as cited.</summary>
    public required string Source { get; init; }

    /// <summary>Who entered it.</summary>
    public required string Author { get; init; }

    public LawChange ToChange() => new(Code, From, Value, Source);
}
