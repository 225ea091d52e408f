using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>Puts data in the place of marks.</summary>
internal sealed class Filling(IReadOnlyList<Mark> marks, GroupValue data, List<TemplateIssue> issues)
{
    /// <summary>Names visible at a place, innermost first.</summary>
    private sealed record Scope(GroupValue Values, string Alias, int Ordinal, bool Last, Scope? Parent)
    {
        public TemplateValue? Find(string path)
        {
            var parts = path.Split('.');
            for (var at = this; at is not null; at = at.Parent)
            {
                if (at.Parent is not null && path is (MarkSyntax.Ordinal or MarkSyntax.Last))
                {
                    return path == MarkSyntax.Ordinal ? new NumberValue(at.Ordinal) : new FlagValue(at.Last);
                }

                var start = parts.Length > 1 && at.Alias == parts[0] && at.Values.Values.ContainsKey(parts[1]) ? 1 : 0;
                if (at.Values.Values.TryGetValue(parts[start], out var value))
                {
                    return parts.Skip(start + 1).Aggregate((TemplateValue?)value, (v, part) => (v as GroupValue)?.Values.GetValueOrDefault(part));
                }
            }

            return null;
        }
    }

    public void Fill(XElement root)
    {
        Expand(root, new(data, "", 0, false, null));
        Mend(root);
        Tidying.MergeRuns(root);
    }

    private void Expand(XElement root, Scope scope)
    {
        var skipTo = -1;
        foreach (var element in root.Descendants(W.Mark).ToList())
        {
            var mark = marks[NumberOf(element)];
            if (mark.Number <= skipTo)
            {
                continue;
            }

            if (mark.Text.Kind == MarkKind.Field)
            {
                Write(element, mark, scope);
            }
            else
            {
                skipTo = mark.End!.Number;
                ExpandBlock(root, element, mark, scope);
            }
        }
    }

    private void ExpandBlock(XElement root, XElement open, Mark mark, Scope scope)
    {
        var end = Find(root, mark.End!);
        var half = mark.Else is null ? null : Find(root, mark.Else);
        var (first, last) = Blocks.Span(open, end)!.Value;
        var middle = half is null ? null : Blocks.Level(half, first);
        List<XElement> all = first == last ? [first] : [first, .. first.ElementsAfterSelf().TakeWhile(e => e != last), last];
        var cut = middle is null ? all.Count : all.IndexOf(middle);
        var own = new[] { mark, mark.Else, mark.End }.OfType<Mark>().Select(m => m.Number).ToHashSet();
        var (then, otherwise) = (Part(all[..cut], own), Part(all[cut..], own));
        var result = Repeat(mark, scope, then, otherwise).SelectMany(p => Filled(p.Part, p.Scope)).ToList();
        first.AddBeforeSelf(result);
        all.ForEach(e => e.Remove());
    }

    private IEnumerable<(List<XElement> Part, Scope Scope)> Repeat(Mark mark, Scope scope, List<XElement> then, List<XElement> otherwise)
    {
        var value = scope.Find(mark.Text.Path);
        switch (mark.Text.Kind, value)
        {
            case (MarkKind.Loop, ListValue list):
                return list.Items.Select((item, i) => (then, new Scope(item, mark.Text.Path.Split('.')[^1], i + 1, i == list.Items.Count - 1, scope)));
            case (MarkKind.If, not null) when Conditions.Misfit(mark.Text.Condition!, value.Kind) is null:
                return [(Conditions.Holds(mark.Text.Condition!, value) ? then : otherwise, scope)];
            default:
                Complain(mark, value);
                return [];
        }
    }

    // The template of a part, without the marks of its own block and the paragraphs or rows that held nothing else.
    private static List<XElement> Part(IEnumerable<XElement> elements, HashSet<int> own)
    {
        var holder = new XElement("part", elements);
        foreach (var mark in holder.Descendants(W.Mark).Where(m => own.Contains(NumberOf(m))).ToList())
        {
            var unit = mark.AncestorsAndSelf().First(e => e.Parent == holder);
            DropAlone(mark);
            if (unit.Name != W.Mark && !unit.Descendants(W.Mark).Any() && !unit.Descendants(W.SectPr).Any() && IsEmpty(unit))
            {
                unit.Remove();
            }
        }

        return [.. holder.Elements()];
    }

    // In a row the paragraph of the mark goes too, where the cell has another.
    private static void DropAlone(XElement mark)
    {
        var paragraph = W.Paragraph(mark);
        mark.Remove();
        if (paragraph?.Parent?.Name == W.Tc && !paragraph.Descendants(W.Mark).Any() && IsEmpty(paragraph) && paragraph.Parent.Elements(W.P).Skip(1).Any())
        {
            paragraph.Remove();
        }
    }

    private static bool IsEmpty(XElement unit) =>
        unit.Descendants(W.R).SelectMany(r => r.Elements()).All(e => e.Name == W.RPr || (e.Name == W.T && string.IsNullOrWhiteSpace(e.Value)));

    private IEnumerable<XElement> Filled(List<XElement> part, Scope scope)
    {
        var holder = new XElement("part", part);
        Expand(holder, scope);
        return holder.Elements();
    }

    private void Write(XElement element, Mark mark, Scope scope)
    {
        var value = scope.Find(mark.Text.Path);
        if (value is null or ListValue or GroupValue || !ValueFormat.Fit(value.Kind, mark.Text.Formats))
        {
            Complain(mark, value);
            return;
        }

        var lines = Clean(ValueFormat.Write(value, mark.Text.Formats)).Split('\n');
        var paragraph = W.Paragraph(element)!;
        if (lines.Length > 1 && paragraph.Elements().All(e => e == element || e.Name == W.PPr) && paragraph.Descendants(W.SectPr).FirstOrDefault() is null)
        {
            paragraph.ReplaceWith(lines.Select(l => new XElement(W.P, paragraph.Attributes(), paragraph.Element(W.PPr), Run(mark, [l]))));
        }
        else
        {
            element.ReplaceWith(Run(mark, lines));
        }
    }

    private static XElement Run(Mark mark, string[] lines)
    {
        var run = new XElement(W.R, mark.Look);
        for (var i = 0; i < lines.Length; i++)
        {
            run.Add(i > 0 ? new XElement(W.Br) : null);
            var parts = lines[i].Split('\t');
            for (var j = 0; j < parts.Length; j++)
            {
                run.Add(j > 0 ? new XElement(W.Tab) : null, parts[j].Length > 0 ? W.Text(parts[j]) : null);
            }
        }

        return run;
    }

    private void Complain(Mark mark, TemplateValue? value) => issues.Add(value is null
        ? new(TemplateIssue.UnknownField, $"Không có dữ liệu cho «{mark.Text.Path}».", mark.Place)
        : new(TemplateIssue.WrongKind, $"«{mark.Raw}» không dùng được với dữ liệu của «{mark.Text.Path}».", mark.Place));

    // Letters that XML cannot hold come from scanned or pasted registers.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (text[i] != '\r' && XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    // What repeating or leaving out may have broken: cells without a paragraph, tables without rows, numbers given twice.
    private static void Mend(XElement root)
    {
        root.Descendants(W.Tbl).Where(t => !t.Elements(W.Tr).Any()).ToList().ForEach(t => t.Remove());
        foreach (var cell in root.Descendants(W.Tc).Where(c => c.Elements().LastOrDefault()?.Name != W.P))
        {
            cell.Add(new XElement(W.P));
        }

        var copies = root.Descendants(W.Main + "bookmarkStart").GroupBy(b => (string?)b.Attribute(W.Main + "name")).SelectMany(g => g.Skip(1))
            .Concat(root.Descendants(W.Main + "bookmarkEnd").GroupBy(b => (string?)b.Attribute(W.Main + "id")).SelectMany(g => g.Skip(1)));
        copies.ToList().ForEach(b => b.Remove());
        var number = 1;
        foreach (var drawing in root.Descendants().Where(e => e.Name.LocalName == "docPr"))
        {
            drawing.SetAttributeValue("id", number++);
        }
    }

    private static XElement Find(XElement root, Mark mark) => root.Descendants(W.Mark).First(e => NumberOf(e) == mark.Number);

    private static int NumberOf(XElement element) => int.Parse(element.Attribute("n")!.Value, CultureInfo.InvariantCulture);
}
