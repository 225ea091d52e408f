using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles.Word;

internal enum MarkKind
{
    Field,
    Loop,
    LoopEnd,
    If,
    Else,
    IfEnd,
}

internal sealed record Condition(bool Not, string Path, string? Operator, string Operand);

/// <summary>What stands between two pairs of braces.</summary>
internal sealed record MarkText(MarkKind Kind, string Path, IReadOnlyList<string> Formats, Condition? Condition);

/// <summary>
/// The language of templates: <c>{{field | format}}</c>, <c>{{lặp list}} … {{hết lặp}}</c>,
/// <c>{{nếu condition}} … {{ngược lại}} … {{hết nếu}}</c>. Forgiving in case, spaces and typographic quotes, for Word changes those.
/// </summary>
public static partial class MarkSyntax
{
    /// <summary>The number of the item within the innermost loop.</summary>
    public const string Ordinal = "stt";

    /// <summary>Whether the item is the last of the innermost loop, for the full stop that ends a list.</summary>
    public const string Last = "cuối";

    /// <summary>A name as it is compared: composed, lower case, spaces as underscores.</summary>
    public static string Key(string name) =>
        string.Join('.', Tidy(name).ToLowerInvariant().Split('.').Select(p => p.Trim().Replace(' ', '_')));

    /// <summary>The name that the first mark of a text asks for; null for a text without marks.</summary>
    internal static string? First(string text) => FirstMark().Match(text) is { Success: true } match ? Key(match.Groups[1].Value) : null;

    /// <summary>Null when the condition cannot be understood.</summary>
    internal static MarkText? Parse(string inner)
    {
        var text = Tidy(inner);
        var folded = Folding.Plain(text);
        var argument = text.Contains(' ', StringComparison.Ordinal) ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "";
        return folded switch
        {
            "het lap" => Bare(MarkKind.LoopEnd),
            "het neu" => Bare(MarkKind.IfEnd),
            "nguoc lai" => Bare(MarkKind.Else),
            "lap" or "neu" => null,
            _ when folded.StartsWith("lap ", StringComparison.Ordinal) => new(MarkKind.Loop, Key(argument), [], null),
            _ when folded.StartsWith("neu ", StringComparison.Ordinal) => ConditionOf(argument) is { } c ? new(MarkKind.If, c.Path, [], c) : null,
            _ => FieldOf(text),
        };
    }

    private static MarkText Bare(MarkKind kind) => new(kind, "", [], null);

    private static MarkText? FieldOf(string text)
    {
        var parts = text.Split('|');
        return parts.Any(string.IsNullOrWhiteSpace) ? null : new(MarkKind.Field, Key(parts[0]), [.. parts.Skip(1).Select(Key)], null);
    }

    private static Condition? ConditionOf(string text)
    {
        if (Comparison().Match(text) is { Success: true } match)
        {
            return new(false, Key(match.Groups["path"].Value), Operator(match.Groups["op"].Value), match.Groups["value"].Value.Trim(' ', '"'));
        }

        var not = Not().IsMatch(text);
        var path = not ? Not().Replace(text, "") : text;
        return path.Length == 0 || Signs().IsMatch(path) ? null : new(not, Key(path), null, "");
    }

    private static string Operator(string written) => written.ToLowerInvariant() switch { "≥" => ">=", "≤" => "<=", "≠" or "khác" => "≠", var o => o };

    private static string Tidy(string text) =>
        Spaces().Replace(Quotes().Replace(text.Normalize(NormalizationForm.FormC), "\""), " ").Trim();

    [GeneratedRegex(@"\{\{([^{}|]+)")]
    private static partial Regex FirstMark();

    [GeneratedRegex(@"[\s\u00A0\u200B]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[=<>≥≤≠\"]")]
    private static partial Regex Signs();

    [GeneratedRegex("[“”„«»]")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"^(?<path>[^=<>≥≤≠""]+?)\s*(?<op>>=|<=|=|>|<|≥|≤|≠|(?<=\s)khác(?=[\s""]))\s*(?<value>[^=<>≥≤≠]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^không\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Not();
}
