namespace CaoDiem.OfficeFiles.Word;

/// <summary>What is wrong in a template.</summary>
/// <param name="Code">Stable code, one of the constants here.</param>
/// <param name="Message">Vietnamese; says what to do.</param>
/// <param name="Place">Where: part of the document, table, row, cell and the text around.</param>
public sealed record TemplateIssue(string Code, string Message, string Place)
{
    public const string UnknownField = "TPL-001";
    public const string NotClosed = "TPL-002";
    public const string NotOpened = "TPL-003";
    public const string Crossing = "TPL-004";
    public const string NotAtEdge = "TPL-005";
    public const string BrokenMark = "TPL-006";
    public const string UnknownFormat = "TPL-007";
    public const string FormatMisfit = "TPL-008";
    public const string WrongKind = "TPL-009";
    public const string BadCondition = "TPL-010";
    public const string TrackedChanges = "TPL-011";
    public const string Outside = "TPL-012";
    public const string NotFillable = "TPL-013";
}

/// <summary>A template that cannot be filled; its issues say why.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateIssue> issues)
    : Exception(string.Join(" ", issues.Select(i => $"{i.Code}: {i.Message} ({i.Place})")))
{
    public IReadOnlyList<TemplateIssue> Issues { get; } = issues;
}
