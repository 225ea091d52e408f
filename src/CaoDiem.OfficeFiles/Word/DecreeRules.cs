using System.Globalization;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>One element of an administrative document and how the decree wants it (law in <c>decree30.tsv</c>, not here).</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Name">Vietnamese name; with the prefix "NĐ30" the name of its paragraph style.</param>
/// <param name="Place">Where it stands: head-left-1, head-right-2, body, sign-left, sign-right, header, footer.</param>
/// <param name="Case">upper, lower or any.</param>
/// <param name="Min">Smallest size in points.</param>
/// <param name="Max">Largest size in points.</param>
/// <param name="Align">center, justify, left, right or any.</param>
/// <param name="Size">The size that our own documents take.</param>
/// <param name="Pattern">What the text must look like; empty when free.</param>
/// <param name="Source">Where the rule stands.</param>
/// <param name="When">Where it must stand: yes (everywhere), no, letter, typed (not a letter), record, unless-record.</param>
public sealed record DecreeElement(
    string Code, string Name, string Place, string Case, int Min, int Max, bool Bold, bool Italic, string Align, int Size, string Pattern, string Source, string When)
{
    public string StyleName => "NĐ30 " + Name;

    public string StyleId => "ND30-" + Code;

    /// <param name="type">The name of the type as it stands, "BIÊN BẢN"; null for an official letter.</param>
    public bool NeededIn(string? type) => When switch
    {
        "yes" => true,
        "no" => false,
        "letter" => type is null,
        "typed" => type is not null,
        "record" => DecreeRules.IsRecord(type),
        "unless-record" => !DecreeRules.IsRecord(type),
        _ => throw new InvalidOperationException(When),
    };
}

/// <summary>A measure of the page or of paragraphs: from, to, and its unit.</summary>
public sealed record DecreeMeasure(string Item, decimal Min, decimal Max, string Unit, string Source)
{
    public bool Holds(decimal found) => found >= Min - 0.2m && found <= Max + 0.2m;

    public bool HoldsExactly(decimal found) => found >= Min && found <= Max;
}

/// <summary>What the text of a record (biên bản) must say, and how that line begins or ends.</summary>
public sealed record RecordRule(string Item, string Pattern, string Source);

/// <summary>The table of Decree 30/2020/NĐ-CP, Appendix I, read from data.</summary>
public static class DecreeRules
{
    public const string Font = "Times New Roman";

    /// <summary>A line below as long as the text above, and one of a part of it.</summary>
    public const string WholeLine = "NĐ30 Kẻ bằng chữ";
    public const string PartLine = "NĐ30 Kẻ một phần";

    public static IReadOnlyList<DecreeElement> Elements { get; } = [.. Rows("decree30.tsv").Select(c => new DecreeElement(
        c[0], c[1], c[2], c[3], Whole(c[4]), Whole(c[5]), c[6] == "yes", c[7] == "yes", c[8], Whole(c[9]), c[10], c[11], c[12]))];

    public static IReadOnlyList<DecreeMeasure> Measures { get; } = [.. Rows("decree30-page.tsv").Select(c => new DecreeMeasure(
        c[0], decimal.Parse(c[1], CultureInfo.InvariantCulture), decimal.Parse(c[2], CultureInfo.InvariantCulture), c[3], c[4]))];

    public static IReadOnlyList<RecordRule> Record { get; } = [.. Rows("decree30-record.tsv").Select(c => new RecordRule(c[0], c[1], c[2]))];

    public static bool IsRecord(string? type) => type?.StartsWith("BIÊN BẢN", StringComparison.Ordinal) == true;

    public static DecreeElement Element(string code) => Elements.First(e => e.Code == code);

    public static DecreeMeasure Measure(string item) => Measures.First(m => m.Item == item);

    /// <summary>An item that may have one of several values: 1 or 1.27 cm.</summary>
    public static IReadOnlyList<DecreeMeasure> Choices(string item) => [.. Measures.Where(m => m.Item == item)];

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string name)
    {
        using var source = typeof(DecreeRules).Assembly.GetManifestResourceStream("CaoDiem.OfficeFiles.Word." + name)!;
        using var reader = new StreamReader(source);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.TrimEnd('\r').Split('\t'))];
    }
}
