using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>An enforcement officer (chấp hành viên) as the register names him; an account may be bound to him later.</summary>
public sealed class Officer : OfficeOwned<Officer>
{
    public required string Name { get; set; }

    public string SearchKey { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    /// <summary>The day from which he no longer serves in the office; what his leaves add up to. Null while he serves.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>He no longer serves on that day: no file is given to him, and he leads no task force.</summary>
    public bool HasLeft(DateOnly day) => LeftOn <= day;

    public static Officer Of(Id<Office> office, string name)
    {
        var officer = new Officer { OfficeId = office, Name = name };
        officer.Rename(name);
        return officer;
    }

    /// <summary>Mends his name: he is the same person, so every file and every paper to come says the new one.</summary>
    public void Rename(string name)
    {
        Name = VietText.Clean(name);
        (SearchKey, SortKey) = (VietText.Fold(Name), VietText.PersonSortKey(Name));
    }

    /// <summary>Takes over what all his leaves say.</summary>
    internal void Project(IEnumerable<OfficerLeave> leaves) =>
        LeftOn = leaves.Where(l => l.Kind.IsForGood() && !l.IsWithdrawn).Min(l => (DateOnly?)l.From);
}

/// <summary>Those to whom work can be given.</summary>
public static class ServingOfficers
{
    public static IQueryable<Officer> Serving(this IQueryable<Officer> officers, DateOnly day) =>
        officers.Where(o => o.LeftOn == null || o.LeftOn > day);
}
