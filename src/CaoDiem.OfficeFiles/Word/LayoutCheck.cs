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
        foreach (var (section, index) in body.Descendants(W.SectPr).Select((s, i) => (s, i)))
        {
            check.Page(section, first: index == 0 || StartsAnew(section));
        }

        foreach (var story in stories)
        {
            foreach (var paragraph in story.Root.Descendants(W.P))
            {
                check.Paragraph(paragraph, body, story);
            }
        }

        check.Whole(body);
        return check.findings;
    }

    private void Whole(XElement body)
    {
        string[] Texts(string code) => [.. body.Descendants(W.P).Where(p => styles.NameOf(p) == DecreeRules.Element(code).StyleName).Select(W.TextOf).Where(t => t.Length > 0)];
        var type = Texts("type").FirstOrDefault();
        foreach (var element in DecreeRules.Elements.Where(e => e.NeededIn(type)))
        {
            Add(element.Name, "có trong văn bản", "có", YesNo(seen.Contains(element.Code)));
        }

        if (Texts("recipients").LastOrDefault() is { } last)
        {
            Add(DecreeRules.Element("recipients").Name, "dòng cuối", "- Lưu: VT", last, last.StartsWith("- Lưu: VT", StringComparison.Ordinal));
        }

        foreach (var rule in DecreeRules.Record.Where(_ => DecreeRules.IsRecord(type)))
        {
            Add("Biên bản", rule.Item, "có", YesNo(Texts("text").Concat(Texts("article")).Any(t => Regex.IsMatch(t, rule.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))));
        }
    }

    /// <summary>Where several documents are one file, each has pages of its own from 1.</summary>
    private static bool StartsAnew(XElement section) => (string?)section.Element(W.Main + "pgNumType")?.Attribute(W.Main + "start") == "1";

    private void Page(XElement section, bool first)
    {
        var (page, margins) = (section.Element(W.Main + "pgSz"), section.Element(W.Main + "pgMar"));
        var landscape = (string?)page?.Attribute(W.Main + "orient") == "landscape";
        Measure("page-width", page, landscape ? "h" : "w");
        Measure("page-height", page, landscape ? "w" : "h");
        foreach (var side in new[] { "top", "bottom", "left", "right" })
        {
            Measure("margin-" + side, margins, side);
        }

        Add("Số trang", first ? "ẩn ở trang đầu" : "ẩn ở trang sau", YesNo(first), YesNo(section.Element(W.Main + "titlePg") is not null));
        var edge = Twips((string?)margins?.Attribute(W.Main + "header"));
        Add("Số trang", "nằm trong lề trên", "có", YesNo(edge > 0 && edge < Twips((string?)margins?.Attribute(W.Main + "top"))));
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

        Special(element, paragraph);
    }

    // What the decree says of some elements only.
    private void Special(DecreeElement element, XElement paragraph)
    {
        switch (element.Code)
        {
            case "text" or "ground" or "article":
                Body(element, paragraph);
                break;
            case "page-number":
                Add(element.Name, "chữ số Ả Rập", "PAGE", paragraph.Descendants(W.Main + "instrText").Select(i => i.Value).Concat(paragraph.Descendants(W.Main + "fldSimple").Select(f => (string?)f.Attribute(W.Main + "instr") ?? ""))
                    .FirstOrDefault(i => i.Contains("PAGE", StringComparison.Ordinal)) is null ? "" : "PAGE");
                break;
            case "motto" or "issuing-body" or "subject":
                var below = paragraph.ElementsAfterSelf().FirstOrDefault(e => e.Name != W.P || styles.NameOf(e) != element.StyleName);
                Add(element.Name, "kẻ bên dưới", "có", YesNo(below?.Name == W.P && styles.NameOf(below) is DecreeRules.WholeLine or DecreeRules.PartLine));
                break;
            case "letter-subject":
                Exactly(element, "cách số, ký hiệu", "letter-subject-gap", (decimal)(Twips(styles.OfParagraph(paragraph, "spacing", "before")) / 20));
                break;
            case "address":
                Add(element.Name, "kẻ bên trên", "có", YesNo(styles.HasBorder(paragraph, "top")));
                break;
            case "urgency":
                var size = UrgencyBox.Size(paragraph) ?? (0, 0);
                var item = "urgency-width " + W.TextOf(paragraph);
                Exactly(element, "chiều rộng khung", DecreeRules.Choices(item).Count > 0 ? item : "urgency-width KHẨN", size.Width);
                Exactly(element, "chiều cao khung", "urgency-height", size.Height);
                break;
        }
    }

    private void Exactly(DecreeElement element, string property, string item, decimal found)
    {
        var rule = DecreeRules.Measure(item);
        Add(element.Name, property, Range(rule), Number(found), rule.Holds(found));
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
            Add(element.Name, "chữ in hoa", "không", YesNo(runs.Exists(r => styles.IsOn(r, "caps")) || AllCapitals(string.Concat(runs.Select(r => r.Value)))));
        }
    }

    // An abbreviation is not a text in capitals, and a line of dots neither.
    private static bool AllCapitals(string text) => text.Count(char.IsUpper) > 5 && !text.Any(char.IsLower);

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
        var (indents, gap, line) = (DecreeRules.Choices("first-line"), DecreeRules.Measure("paragraph-gap"), DecreeRules.Measure("line-spacing"));
        var first = (decimal)(Of("ind", "firstLine") / TwipsInMillimetre);
        Add(element.Name, "lùi đầu dòng", string.Join(" hoặc ", indents.Select(Range)), Number(first), indents.Any(i => i.Holds(first)));
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

    private static string Range(DecreeMeasure rule) => rule.Min == rule.Max ? $"{Number(rule.Min)} {rule.Unit}" : $"{Number(rule.Min)}–{Number(rule.Max)} {rule.Unit}";

    private static string YesNo(bool yes) => yes ? "có" : "không";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Twips(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out var twips) ? twips : 0;
}
