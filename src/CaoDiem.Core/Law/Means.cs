namespace CaoDiem.Law;

/// <summary>What verification found about the debtor's ability to perform (the base test of relief, law.md M-02).</summary>
public enum Means
{
    /// <summary>Never verified, or verification still going on.</summary>
    Unknown,

    /// <summary>No assets and no income, or only assets that by law cannot be seized.</summary>
    None,

    /// <summary>Income that covers no more than minimum living.</summary>
    Minimum,

    /// <summary>Assets or income from which the duty can be performed.</summary>
    Has,
}
