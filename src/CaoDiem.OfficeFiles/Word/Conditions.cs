using System.Globalization;
using System.Text;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>What a condition of a template may ask of each kind of value, and whether it holds.</summary>
internal static class Conditions
{
    /// <summary>Null when the condition can be asked; otherwise what is wrong with it, in Vietnamese.</summary>
    public static string? Misfit(Condition condition, TemplateKind kind) => (condition.Operator, kind) switch
    {
        (null, _) => null,
        (_, TemplateKind.Group) => "nhóm không so sánh được",
        (not ("=" or "≠"), TemplateKind.Text or TemplateKind.Flag) => $"không so sánh bằng dấu «{condition.Operator}» được",
        (_, TemplateKind.Text) => null,
        (_, TemplateKind.Flag) => Flag(condition.Operand) is null ? "chỉ so sánh với «có» hoặc «không»" : null,
        (_, TemplateKind.Date) => Days.Parse(condition.Operand).Day is null ? $"«{condition.Operand}» không phải ngày" : null,
        _ => Number(condition.Operand) is null ? $"«{condition.Operand}» không phải số" : null,
    };

    public static bool Holds(Condition condition, TemplateValue value)
    {
        if (condition.Operator is null)
        {
            return IsThere(value) != condition.Not;
        }

        return Compare(value, condition.Operand) is { } order && condition.Operator switch
        {
            "=" => order == 0,
            "≠" => order != 0,
            ">" => order > 0,
            "<" => order < 0,
            ">=" => order >= 0,
            "<=" => order <= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Operator, null),
        };
    }

    private static bool IsThere(TemplateValue value) => value switch
    {
        TextValue t => !string.IsNullOrWhiteSpace(t.Text),
        NumberValue n => n.Number is not (null or 0),
        MoneyValue m => m.Amount is not (null or 0),
        DateValue d => d.Date is not null,
        FlagValue f => f.Flag,
        ListValue l => l.Items.Count > 0,
        _ => true,
    };

    private static int? Compare(TemplateValue value, string operand) => value switch
    {
        TextValue t => string.Equals(t.Text.Normalize(NormalizationForm.FormC).Trim(), operand, StringComparison.OrdinalIgnoreCase) ? 0 : 1,
        FlagValue f => f.Flag == Flag(operand) ? 0 : 1,
        DateValue d => d.Date is { } day && Days.Parse(operand).Day is { } other ? day.CompareTo(other) : null,
        NumberValue n => n.Number?.CompareTo(Number(operand)),
        MoneyValue m => m.Amount is { } amount ? ((decimal)amount).CompareTo(Number(operand)) : null,
        ListValue l => ((decimal)l.Items.Count).CompareTo(Number(operand)),
        _ => null,
    };

    private static bool? Flag(string text) => text.ToLowerInvariant() switch { "có" => true, "không" => false, _ => null };

    // 1.000.000 đồng, 62,5
    private static decimal? Number(string text)
    {
        var bare = text.Replace("đồng", "", StringComparison.OrdinalIgnoreCase).Replace(".", "", StringComparison.Ordinal).Replace(',', '.').Trim();
        return decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
