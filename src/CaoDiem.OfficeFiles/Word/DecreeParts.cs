using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Paragraphs, lines and tables from which <see cref="DecreeLayout"/> puts a document together.</summary>
internal static class DecreeParts
{
    private const int HeightToSign = 850;
    private const int NumberColumn = 620;

    public static XElement P(string element, string text) => Styled(DecreeRules.Element(element).StyleId, text);

    public static XElement Line(string name) => Styled(DecreeStyles.Id(name), "");

    public static XElement Gap() => new(W.P, new XElement(W.PPr, new XElement(W.Main + "spacing", new XAttribute(W.Main + "line", 120), new XAttribute(W.Main + "lineRule", "exact"))));

    public static XElement SectionEnd(XElement section)
    {
        var gap = Gap();
        gap.Element(W.PPr)!.Add(section);
        return gap;
    }

    public static XElement KeepNext(XElement paragraph)
    {
        var properties = paragraph.Element(W.PPr)!;
        var keep = new XElement(W.Main + "keepNext");
        if (properties.Element(W.Main + "pStyle") is { } style)
        {
            style.AddAfterSelf(keep);
        }
        else
        {
            properties.AddFirst(keep);
        }

        return paragraph;
    }

    public static XElement Grid(DecreeTable table, DecreePage page)
    {
        var widths = Widths(table, page.Width);
        string Style(int column) => table.Align[column] switch { 'c' => DecreeStyles.CentreCellStyle, 'r' => DecreeStyles.NumberCellStyle, _ => DecreeStyles.CellStyle };
        XElement[] height = table.Tall ? [new XElement(W.Main + "trHeight", new XAttribute(W.Val, HeightToSign))] : [];
        var header = new XElement(W.Tr, Whole(new XElement(W.Main + "tblHeader")), table.Header.Select((c, i) => Cell(widths[i], [Styled(DecreeStyles.HeadCellStyle, c)])));
        return Table(DecreeStyles.TableStyle, widths, [header, .. table.Rows.Select(r => new XElement(W.Tr, Whole(height), r.Select((c, i) => Cell(widths[i], [Styled(Style(i), c)]))))]);
    }

    // The column of numbers is never narrower than its heading.
    private static int[] Widths(DecreeTable table, int page)
    {
        var total = table.Widths.Sum();
        var first = table.Header[0] == "TT" ? Math.Max(page * table.Widths[0] / total, NumberColumn) : page * table.Widths[0] / total;
        return [first, .. table.Widths.Skip(1).Select(w => (page - first) * w / (total - table.Widths[0]))];
    }

    public static XElement Columns(int left, DecreePage page, params (XElement[] Left, XElement[] Right)[] rows) =>
        Table("TableNormal", [left, page.Width - left], rows.Select(r => new XElement(W.Tr, Whole(), Cell(left, r.Left), Cell(page.Width - left, r.Right))));

    public static XElement Table(string style, int[] widths, IEnumerable<XElement> rows, params XElement[] more) => new(W.Tbl,
        new XElement(W.Main + "tblPr", new XElement(W.Main + "tblStyle", new XAttribute(W.Val, style)), Width("tblW", widths.Sum()), more, new XElement(W.Main + "tblLayout", new XAttribute(W.Main + "type", "fixed"))),
        new XElement(W.Main + "tblGrid", widths.Select(w => new XElement(W.Main + "gridCol", new XAttribute(W.Main + "w", w)))),
        rows);

    // A row is not torn between two pages.
    public static XElement Whole(params XElement[] more) => new(W.Main + "trPr", new XElement(W.Main + "cantSplit"), more);

    public static XElement Cell(int width, IEnumerable<XElement> content, params XElement[] more) => new(W.Tc, new XElement(W.Main + "tcPr", Width("tcW", width), more), content);

    private static XElement Width(string name, int width) => new(W.Main + name, new XAttribute(W.Main + "w", width), new XAttribute(W.Main + "type", "dxa"));

    private static XElement Styled(string style, string text) => new(W.P, new XElement(W.PPr, new XElement(W.Main + "pStyle", new XAttribute(W.Val, style))),
        text.Length == 0 ? null : new XElement(W.R, text.Split('\n').SelectMany((l, i) => i == 0 ? [W.Text(l)] : new[] { new XElement(W.Br), W.Text(l) })));
}
