namespace CaoDiem.Law;

/// <summary>How the bodies around an office are organised, as dated facts (law.md O-01 to O-14).</summary>
public static class Organisation
{
    /// <summary>First day without the district level: its procuracy, police and committees end, regional and commune bodies follow (O-03, O-14).</summary>
    public static readonly DateOnly TwoLevelsFrom = new(2025, 7, 1);
}
