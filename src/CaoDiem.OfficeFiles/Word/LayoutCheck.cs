using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>One comparison of a document with the decree.</summary>
/// <param name="Element">Vietnamese name of the element.</param>
/// <param name="Property">What was compared.</param>
public sealed record LayoutFinding(string Element, string Property, string Expected, string Found, bool Fits);

/// <summary>
/// Reads page, margins, fonts, sizes, styles and places from a .docx and compares each element with <see cref="DecreeRules"/>.
/// Elements are known by the names of their styles.
/// </summary>
public sealed class LayoutCheck
{
    private const double TwipsInMillimetre = 1440 / 25.4;
    private readonly List<LayoutFinding> findings = [];
    private readonly HashSet<string> seen = [];
    private readonly WordStyles styles;

    private LayoutCheck(WordPackage package) => styles = new(package);

    /// <summary>Every comparison made, those that fit included.</summary>
    /// <exception cref="OfficeFileException">The file is not a readable .docx.</exception>
    public static IReadOnlyList<LayoutFinding> Compare(Stream document)
    {
        var package = WordPackage.Read(document);
        var check = new LayoutCheck(package);
        var stories = package.Stories();
        foreach (var story in stories)
        {
            Tidying.Clean(story.Root);
        }

        var body = stories[0].Root.Element(W.Main + "body") ?? stories[0].Root;
        foreach (var section in body.Descendants(W.SectPr))
        {
            check.Page(section);
        }

        foreach (var story in stories)
        {
            foreach (var paragraph in story.Root.Descendants(W.P))
            {
                check.Paragraph(paragraph, body, story);
            }
        }

        foreach (var element in DecreeRules.Elements.Where(e => e.Needed))
        {
            check.Add(element.Name, "có trong văn bản", "có", YesNo(check.seen.Contains(element.Code)));
        }

        return check.findings;
    }

    private void Page(XElement section)
    {
        var (page, margins) = (section.Element(W.Main + "pgSz"), section.Element(W.Main + "pgMar"));
        var landscape = (string?)page?.Attribute(W.Main + "orient") == "landscape";
        Measure("page-width", page, landscape ? "h" : "w");
        Measure("page-height", page, landscape ? "w" : "h");
        foreach (var side in new[] { "top", "bottom", "left", "right" })
        {
            Measure("margin-" + side, margins, side);
        }

        Add("Số trang", "ẩn ở trang đầu", "có", section.Element(W.Main + "titlePg") is null ? "không" : "có");
    }

    private void Measure(string item, XElement? element, string attribute)
    {
        var rule = DecreeRules.Measure(item);
        var found = (decimal)(Twips((string?)element?.Attribute(W.Main + attribute)) / TwipsInMillimetre);
        Add("Trang", item, Range(rule), Number(found), rule.Holds(found));
    }

    private void Paragraph(XElement paragraph, XElement body, Story story)
    {
        var name = styles.NameOf(paragraph);
        if (name is DecreeRules.WholeLine or DecreeRules.PartLine && UnderLines.Share(paragraph, styles) is { } share)
        {
            var rule = DecreeRules.Measure(name == DecreeRules.WholeLine ? "line-under-whole" : "line-under-part");
            Add(name, "độ dài so với chữ bên trên", Range(rule), Number(share), rule.HoldsExactly(share));
        }

        var runs = paragraph.Descendants(W.R).Where(r => r.Elements(W.T).Any()).ToList();
        if (DecreeRules.Elements.FirstOrDefault(e => e.StyleName == name) is not { } element || runs.Count == 0)
        {
            return;
        }

        seen.Add(element.Code);
        Letters(element, runs);
        Words(element, W.TextOf(paragraph));
        Add(element.Name, "vị trí", element.Place, PlaceOf(paragraph, body, story));
        if (element.Align != "any")
        {
            Add(element.Name, "canh lề", element.Align, styles.OfParagraph(paragraph, "jc", "val") switch { "both" => "justify", "center" => "center", "right" or "end" => "right", _ => "left" });
        }

        if (element.Code is "text" or "ground")
        {
            Body(element, paragraph);
        }
    }

    private void Letters(DecreeElement element, List<XElement> runs)
    {
        foreach (var run in runs)
        {
            var size = styles.Points(run);
            Add(element.Name, "phông chữ", DecreeRules.Font, styles.OfRun(run, "rFonts", "ascii") ?? "");
            Add(element.Name, "cỡ chữ", $"{element.Min}–{element.Max}", Number(size), size >= element.Min && size <= element.Max);
            Add(element.Name, "chữ đậm", YesNo(element.Bold), YesNo(styles.IsOn(run, "b")));
            Add(element.Name, "chữ nghiêng", YesNo(element.Italic), YesNo(styles.IsOn(run, "i")));
            Add(element.Name, "màu chữ", "đen", styles.OfRun(run, "color", "val") is null or "000000" or "auto" ? "đen" : "khác");
        }

        if (element.Case == "upper")
        {
            var text = string.Concat(runs.Select(r => styles.IsOn(r, "caps") ? "" : string.Concat(r.Elements(W.T).Select(t => t.Value))));
            Add(element.Name, "chữ in hoa", "có", YesNo(!text.Any(char.IsLower)));
        }
        else if (element.Case == "lower")
        {
            Add(element.Name, "chữ in hoa", "không", YesNo(runs.Exists(r => styles.IsOn(r, "caps")) || (runs.Sum(r => r.Value.Length) > 5 && !string.Concat(runs.Select(r => r.Value)).Any(char.IsLower))));
        }
    }

    private void Words(DecreeElement element, string text)
    {
        if (element.Pattern.Length > 0)
        {
            Add(element.Name, "cách viết", element.Pattern, text, Regex.IsMatch(text, element.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
        }
    }

    private void Body(DecreeElement element, XElement paragraph)
    {
        int Of(string property, string attribute) => (int)Twips(styles.OfParagraph(paragraph, property, attribute));
        var (indent, gap, line) = (DecreeRules.Measure("first-line"), DecreeRules.Measure("paragraph-gap"), DecreeRules.Measure("line-spacing"));
        var first = (decimal)(Of("ind", "firstLine") / TwipsInMillimetre);
        Add(element.Name, "lùi đầu dòng", Range(indent), Number(first), indent.Holds(first));
        var between = (Of("spacing", "before") + Of("spacing", "after")) / 20m;
        Add(element.Name, "khoảng cách đoạn", Range(gap), Number(between), gap.HoldsExactly(between));
        var lines = Of("spacing", "line") / 240m;
        Add(element.Name, "giãn dòng", Range(line), Number(lines), styles.OfParagraph(paragraph, "spacing", "lineRule") is not "exact" && line.HoldsExactly(lines));
    }

    // The first table of the body is its head; the first other table of two cells in one row, holding signatures, its foot.
    private static string PlaceOf(XElement paragraph, XElement body, Story story)
    {
        if (story.Label != "Thân văn bản")
        {
            return story.Label == "Đầu trang" ? "header" : "footer";
        }

        if (paragraph.Ancestors(W.Tbl).LastOrDefault() is not { } table)
        {
            return "body";
        }

        var row = paragraph.Ancestors(W.Tr).Last();
        var side = paragraph.Ancestors(W.Tc).Last().ElementsBeforeSelf(W.Tc).Any() ? "right" : "left";
        return body.Elements(W.Tbl).FirstOrDefault() == table ? $"head-{side}-{row.ElementsBeforeSelf(W.Tr).Count() + 1}" : row.Elements(W.Tc).Count() == 2 ? $"sign-{side}" : "table";
    }

    private void Add(string element, string property, string expected, string found) => Add(element, property, expected, found, expected == found);

    private void Add(string element, string property, string expected, string found, bool fits) => findings.Add(new(element, property, expected, found, fits));

    private static string Range(DecreeMeasure rule) => $"{Number(rule.Min)}–{Number(rule.Max)} {rule.Unit}";

    private static string YesNo(bool yes) => yes ? "có" : "không";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Twips(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out var twips) ? twips : 0;
}
