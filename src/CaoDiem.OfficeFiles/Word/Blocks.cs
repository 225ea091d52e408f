using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>
/// Pairs loops and conditions with their ends and finds what lies between: letters of one paragraph, whole paragraphs
/// of one cell or page, or whole rows of one table.
/// </summary>
internal static class Blocks
{
    public static void Pair(IReadOnlyList<Mark> marks, List<TemplateIssue> issues)
    {
        var open = new Stack<Mark>();
        foreach (var mark in marks)
        {
            switch (mark.Text.Kind)
            {
                case MarkKind.Loop or MarkKind.If:
                    open.Push(mark);
                    break;
                case MarkKind.Else when open.TryPeek(out var begin) && begin is { Text.Kind: MarkKind.If, Else: null }:
                    begin.Else = mark;
                    break;
                case MarkKind.LoopEnd or MarkKind.IfEnd when open.TryPeek(out var begin) && EndOf(begin) == mark.Text.Kind:
                    open.Pop().End = mark;
                    CheckLevel(begin, marks, issues);
                    break;
                case MarkKind.Else or MarkKind.LoopEnd or MarkKind.IfEnd:
                    issues.Add(new(TemplateIssue.NotOpened, $"«{mark.Raw}» không khớp với dấu mở nào{(open.TryPeek(out var other) ? $"; dấu đang mở là «{other.Raw}»" : "")}.", mark.Place));
                    break;
            }
        }

        issues.AddRange(open.Reverse().Select(m => new TemplateIssue(
            TemplateIssue.NotClosed, $"«{m.Raw}» chưa được đóng bằng {(m.Text.Kind == MarkKind.Loop ? "{{hết lặp}}" : "{{hết nếu}}")}.", m.Place)));
    }

    /// <summary>The neighbours that hold the two marks: the marks themselves, their paragraphs, or their rows; null when there are none.</summary>
    public static (XElement First, XElement Last)? Span(XElement open, XElement end)
    {
        var (from, to) = (W.Paragraph(open)!, W.Paragraph(end)!);
        if (from == to)
        {
            return open.Parent == end.Parent ? (open, end) : null;
        }

        if (from.Parent == to.Parent)
        {
            return (from, to);
        }

        return open.Ancestors(W.Tr).SelectMany(_ => end.Ancestors(W.Tr), (a, b) => (a, b)).Where(p => p.a.Parent == p.b.Parent)
            .Select(p => ((XElement, XElement)?)(p.a, p.b)).FirstOrDefault();
    }

    private static MarkKind EndOf(Mark open) => open.Text.Kind == MarkKind.Loop ? MarkKind.LoopEnd : MarkKind.IfEnd;

    private static void CheckLevel(Mark open, IReadOnlyList<Mark> marks, List<TemplateIssue> issues)
    {
        if (Span(open.Element, open.End!.Element) is not { } span)
        {
            issues.Add(new(TemplateIssue.Crossing, $"«{open.Raw}» và «{open.End.Raw}» phải nằm trong cùng một đoạn, cùng một ô, hoặc các hàng của cùng một bảng.", open.Place));
            return;
        }

        if (open.Else is { } half && !IsLevel(half.Element, span))
        {
            issues.Add(new(TemplateIssue.Crossing, $"«{half.Raw}» phải đứng cùng cấp với «{open.Raw}»: cùng đoạn, cùng ô, hoặc một hàng riêng của cùng bảng.", half.Place));
        }

        if (span.First.Name != W.P)
        {
            return;
        }

        foreach (var mark in new[] { open, open.Else }.OfType<Mark>().Where(m => HasText(m.Element.ElementsBeforeSelf(), marks)))
        {
            issues.Add(new(TemplateIssue.NotAtEdge, $"«{mark.Raw}» phải đứng đầu đoạn vì khối kéo dài nhiều đoạn.", mark.Place));
        }

        if (HasText(open.End.Element.ElementsAfterSelf(), marks))
        {
            issues.Add(new(TemplateIssue.NotAtEdge, $"«{open.End.Raw}» phải đứng cuối đoạn vì khối kéo dài nhiều đoạn.", open.End.Place));
        }
    }

    private static bool IsLevel(XElement half, (XElement First, XElement Last) span)
    {
        var level = Level(half, span.First);
        return level is not null && (span.First.Name == W.Mark || (level != span.First && level != span.Last));
    }

    /// <summary>The neighbour of <paramref name="first"/> that is or holds the mark.</summary>
    public static XElement? Level(XElement mark, XElement first) => mark.AncestorsAndSelf().FirstOrDefault(e => e.Parent == first.Parent);

    private static bool HasText(IEnumerable<XElement> elements, IReadOnlyList<Mark> marks) => elements.Any(e =>
        e.DescendantsAndSelf(W.T).Any(t => t.Value.Trim().Length > 0)
        || e.DescendantsAndSelf(W.Mark).Any(m => marks.Any(f => f.Element == m && f.Text.Kind == MarkKind.Field)));
}
