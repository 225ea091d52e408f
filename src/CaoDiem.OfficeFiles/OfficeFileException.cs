namespace CaoDiem.OfficeFiles;

/// <summary>A file cannot be read at all. The code is stable; the message is Vietnamese and says what to do.</summary>
public sealed class OfficeFileException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public const string Damaged = "FILE-001";
    public const string Protected = "FILE-002";
    public const string Empty = "FILE-003";
    public const string TooLarge = "FILE-004";
    public const string NoHeader = "FILE-005";
    public const string UnknownType = "FILE-006";
    public const string TooComplex = "FILE-007";

    public string Code { get; } = code;
}
