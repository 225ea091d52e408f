using System.Globalization;
using CaoDiem.Dossiers;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>A payment larger than what remains to be paid, mostly a zero too many: asked about before it is recorded.</summary>
/// <param name="Whose">The file, where the form is for many.</param>
public sealed record Excess(Dong Paid, Dong Left, string? Whose = null)
{
    /// <summary>Null where the act is no payment, or not too large.</summary>
    public static Excess? Of(ActKind kind, long? amount, Dong left, string? whose = null) =>
        kind == ActKind.Paid && amount > left.Amount ? new(new(amount.Value), left, whose) : null;

    /// <summary>What a «yes» is about: other amounts are asked about anew.</summary>
    public static string Key(IEnumerable<Excess> all) =>
        string.Join('-', all.Select(e => e.Paid.Amount.ToString(CultureInfo.InvariantCulture)));

    public override string ToString() => $"{(Whose is null ? "" : Whose + ": ")}thu {Format.Money(Paid)} đồng, "
        + $"hồ sơ còn {Format.Money(Left)} đồng, thừa {Format.Money(Paid - Left)} đồng";

    /// <summary>Behind what remains: what was paid beyond it; empty where nothing was.</summary>
    public static string Words(Dong unallocated) =>
        unallocated > Dong.Zero ? $", thu vượt {Format.Money(unallocated)} đồng, chưa phân bổ" : "";
}
