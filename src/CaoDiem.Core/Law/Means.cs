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

public static class MeansWords
{
    public static string Label(this Means means) => means switch
    {
        Means.Unknown => "Chưa rõ",
        Means.None => "Không có tài sản, thu nhập",
        Means.Minimum => "Chỉ có thu nhập bảo đảm mức sinh hoạt tối thiểu",
        Means.Has => "Có tài sản, thu nhập",
        _ => throw new ArgumentOutOfRangeException(nameof(means)),
    };
}
