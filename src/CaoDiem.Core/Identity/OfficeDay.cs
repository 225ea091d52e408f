using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>
/// A day on which an office departs from the common calendar: an official yearly decision, a swapped working day or a
/// local closure, with its source (law.md H-02, H-10, H-11).
/// </summary>
public sealed class OfficeDay : OfficeOwned<OfficeDay>
{
    public required DateOnly Day { get; init; }

    public required bool Working { get; init; }

    public required string Reason { get; init; }

    public required string Source { get; init; }
}
