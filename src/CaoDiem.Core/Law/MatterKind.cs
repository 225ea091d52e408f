namespace CaoDiem.Law;

/// <summary>Who starts the enforcement: the office by itself, or a party by request.</summary>
public enum MatterKind
{
    OwnMotion,
    OnRequest,
}

public static class MatterKinds
{
    public static string Label(this MatterKind kind) => kind switch
    {
        MatterKind.OwnMotion => "Chủ động",
        MatterKind.OnRequest => "Theo yêu cầu",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
