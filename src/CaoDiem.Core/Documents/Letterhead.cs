using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Documents;

/// <summary>In which power the papers of an office are signed (law.md D-06).</summary>
public enum SigningPower
{
    /// <summary>The head himself.</summary>
    Head,

    /// <summary>A deputy for him (KT.).</summary>
    Deputy,
}

public static class SigningPowers
{
    public static string Label(this SigningPower power) => power switch
    {
        SigningPower.Head => "Thủ trưởng ký",
        SigningPower.Deputy => "Cấp phó ký thay (KT.)",
        _ => throw new ArgumentOutOfRangeException(nameof(power)),
    };
}

/// <summary>
/// How the papers of an office are headed and signed from a day on; what is null follows from the office and the day. A later
/// row replaces an earlier one from its day on, so that older papers keep the names of their time.
/// </summary>
public sealed class Letterhead : OfficeOwned<Letterhead>
{
    public required DateOnly From { get; init; }

    /// <summary>The province by its name of that time, where it differs from the office's.</summary>
    public string? Province { get; private set; }

    public string? Parent { get; private set; }

    public string? Body { get; private set; }

    public string? Symbol { get; private set; }

    public string? UnitSymbol { get; private set; }

    public string? Place { get; private set; }

    public SigningPower Power { get; private set; }

    /// <summary>Power and post as they shall stand, a line each, where they are not the usual ones.</summary>
    public string? Authority { get; private set; }

    public string? Signer { get; private set; }

    /// <exception cref="RuleViolation">DOC-040: a symbol holds blanks or small letters.</exception>
    public void Set(LetterheadText text)
    {
        foreach (var (symbol, field) in new[] { (text.Symbol, nameof(Symbol)), (text.UnitSymbol, nameof(UnitSymbol)) })
        {
            if (VietText.Clean(symbol) is { Length: > 0 } written && written.Any(c => char.IsWhiteSpace(c) || char.IsLower(c)))
            {
                throw new RuleViolation("DOC-040", "Ký hiệu viết bằng chữ in hoa, không có dấu cách.", field);
            }
        }

        (Province, Parent, Body, Symbol, UnitSymbol, Place) = (Own(text.Province), Own(text.Parent), Own(text.Body), Own(text.Symbol), Own(text.UnitSymbol), Own(text.Place));
        Authority = string.Join('\n', (text.Authority ?? "").Split('\n').Select(l => VietText.Clean(l)).Where(l => l.Length > 0)) is { Length: > 0 } lines ? lines : null;
        (Power, Signer) = (text.Power, Own(text.Signer));
    }

    private static string? Own(string? text) => VietText.Clean(text) is { Length: > 0 } clean ? clean : null;
}

/// <summary>What a person enters for a letterhead; empty parts follow from the office and the day.</summary>
public sealed record LetterheadText(
    string? Province = null, string? Parent = null, string? Body = null, string? Symbol = null, string? UnitSymbol = null, string? Place = null,
    SigningPower Power = SigningPower.Head, string? Authority = null, string? Signer = null);

internal sealed class LetterheadMapping : IEntityTypeConfiguration<Letterhead>
{
    public void Configure(EntityTypeBuilder<Letterhead> builder) => builder.HasIndex(x => new { x.OfficeId, x.From }).IsUnique();
}
