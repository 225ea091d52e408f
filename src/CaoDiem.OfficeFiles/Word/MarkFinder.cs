using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>A mark found in a document; the document holds an element with its number in its place.</summary>
internal sealed record Mark(int Number, MarkText Text, string Raw, string Place, XElement Element, XElement? Look)
{
    /// <summary>Of an opening mark: where its block ends.</summary>
    public Mark? End { get; set; }

    /// <summary>Of a condition: where its other half begins.</summary>
    public Mark? Else { get; set; }
}

/// <summary>
/// Finds marks in the text of paragraphs, however their letters are cut into runs, and puts one element in the place of each.
/// </summary>
internal sealed partial class MarkFinder(List<TemplateIssue> issues)
{
    private const char Object = '\uFFFC';
    private readonly List<Mark> marks = [];

    /// <summary>One piece of a run: a part of a text, or a tab, a break, an object.</summary>
    private sealed record Piece(XElement Run, XElement Child, int Start, string Text);

    public IReadOnlyList<Mark> Find(Story story)
    {
        marks.Clear();
        foreach (var paragraph in story.Root.Descendants(W.P).ToList())
        {
            FindIn(paragraph, story);
        }

        foreach (var hidden in story.Root.Descendants(W.Main + "instrText").Where(e => e.Value.Contains("{{", StringComparison.Ordinal)))
        {
            issues.Add(new(TemplateIssue.NotFillable, "Trường trộn nằm trong mã trường của Word nên không điền được. Hãy gõ trường trộn vào đoạn văn.", PlaceOf(story, hidden, hidden.Value, 0)));
        }

        // A text box stands inside of the paragraph that holds it: numbers follow the place in the document.
        var ordered = story.Root.Descendants(W.Mark).Select(e => marks.Find(m => m.Element == e)!).Select((m, i) => m with { Number = i }).ToList();
        ordered.ForEach(m => m.Element.SetAttributeValue("n", m.Number));
        return ordered;
    }

    private void FindIn(XElement paragraph, Story story)
    {
        var pieces = Pieces(paragraph);
        var text = string.Concat(pieces.Select(p => p.Text));
        if (!text.Contains('{', StringComparison.Ordinal) && !text.Contains('}', StringComparison.Ordinal))
        {
            return;
        }

        var good = new List<(Match Match, MarkText Text, string Place)>();
        foreach (Match found in Braces().Matches(text))
        {
            var inner = found.Groups[1].Value;
            var place = PlaceOf(story, paragraph, text, found.Index);
            if (inner.AsSpan().ContainsAny('{', '}', Object) || inner.AsSpan().ContainsAny('\t', '\n') || string.IsNullOrWhiteSpace(inner))
            {
                issues.Add(new(TemplateIssue.BrokenMark, $"Trường trộn «{Shown(found.Value)}» bị ngắt hoặc thừa dấu ngoặc. Hãy xóa đi và gõ lại liền một mạch trong hai cặp ngoặc nhọn.", place));
            }
            else if (MarkSyntax.Parse(inner) is { } parsed)
            {
                good.Add((found, parsed, place));
            }
            else
            {
                issues.Add(new(TemplateIssue.BadCondition, $"Không hiểu «{Shown(found.Value)}». Viết: {{{{nếu tên}}}}, {{{{nếu không tên}}}}, {{{{nếu tên = \"giá trị\"}}}}, {{{{nếu tên > 5}}}}, {{{{lặp danh_sách}}}}.", place));
            }
        }

        var rest = Braces().Replace(text, m => new string(' ', m.Length));
        if (good.Count == Braces().Count(text) && Loose().Match(rest) is { Success: true } match)
        {
            issues.Add(new(TemplateIssue.BrokenMark, "Thiếu dấu ngoặc nhọn: mỗi trường trộn nằm gọn trong một đoạn, giữa {{ và }}.", PlaceOf(story, paragraph, text, match.Index)));
        }

        Isolate(paragraph, pieces, good);
    }

    private void Isolate(XElement paragraph, List<Piece> pieces, List<(Match Match, MarkText Text, string Place)> found)
    {
        foreach (var run in pieces.Select(p => p.Run).Distinct().ToList())
        {
            var own = pieces.Where(p => p.Run == run).ToList();
            var (start, end) = (own[0].Start, own[^1].Start + own[^1].Text.Length);
            var touching = found.Where(f => f.Match.Index < end && f.Match.Index + f.Match.Length > start).ToList();
            if (touching.Count == 0)
            {
                continue;
            }

            var parts = new List<XElement>();
            foreach (var piece in own)
            {
                Cut(piece, touching, parts);
            }

            run.ReplaceWith(parts);
        }
    }

    // Letters inside of a mark vanish; at its first letter stands the mark.
    private void Cut(Piece piece, List<(Match Match, MarkText Text, string Place)> touching, List<XElement> parts)
    {
        var kept = new StringBuilder();
        void Flush()
        {
            if (kept.Length > 0)
            {
                parts.Add(new XElement(W.R, piece.Run.Element(W.RPr), piece.Child.Name == W.T ? W.Text(kept.ToString()) : piece.Child));
                kept.Clear();
            }
        }

        for (var i = 0; i < piece.Text.Length; i++)
        {
            var at = piece.Start + i;
            var (match, text, place) = touching.Find(f => f.Match.Index <= at && at < f.Match.Index + f.Match.Length);
            if (match is null)
            {
                kept.Append(piece.Text[i]);
            }
            else if (match.Index == at)
            {
                Flush();
                var element = new XElement(W.Mark, new XAttribute("n", marks.Count.ToString(CultureInfo.InvariantCulture)));
                marks.Add(new(marks.Count, text, match.Value, place, element, piece.Run.Element(W.RPr)));
                parts.Add(element);
            }
        }

        Flush();
    }

    private static List<Piece> Pieces(XElement paragraph)
    {
        var pieces = new List<Piece>();
        var length = 0;
        foreach (var run in paragraph.Descendants(W.R).Where(r => W.Paragraph(r) == paragraph))
        {
            foreach (var child in run.Elements().Where(e => e.Name != W.RPr))
            {
                var text = child.Name == W.T ? child.Value : child.Name.LocalName switch { "tab" => "\t", "br" or "cr" => "\n", "noBreakHyphen" => "-", _ => Object.ToString() };
                pieces.Add(new(run, child, length, text));
                length += text.Length;
            }
        }

        return pieces;
    }

    private static string PlaceOf(Story story, XElement at, string text, int index)
    {
        var place = new StringBuilder(story.Label);
        if (at.Ancestors(W.Tbl).LastOrDefault() is { } table)
        {
            var row = at.Ancestors(W.Tr).Last();
            var cell = at.Ancestors(W.Tc).Last();
            place.Append(CultureInfo.InvariantCulture, $", bảng {story.Root.Descendants(W.Tbl).Where(t => !t.Ancestors(W.Tbl).Any()).TakeWhile(t => t != table).Count() + 1}");
            place.Append(CultureInfo.InvariantCulture, $", hàng {row.ElementsBeforeSelf(W.Tr).Count() + 1}, ô {cell.ElementsBeforeSelf(W.Tc).Count() + 1}");
        }

        // From the start of a word.
        var from = index <= 40 ? 0 : text.IndexOf(' ', index - 40) is var space && space >= 0 && space < index ? space + 1 : index;
        var excerpt = Shown(text.Substring(from, Math.Min(text.Length - from, 80)));
        return $"{place}: «{(from > 0 ? "…" : "")}{excerpt}{(from + 80 < text.Length ? "…" : "")}»";
    }

    private static string Shown(string text) => text.Replace(Object, ' ').Replace('\t', ' ').Replace('\n', ' ').Trim();

    [GeneratedRegex(@"\{\{(.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\{\{?|\}\}?")]
    private static partial Regex Loose();
}
