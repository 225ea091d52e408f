using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>
/// Word documents with merge fields that an office writes in Word or LibreOffice. The language is described at <see cref="MarkSyntax"/>,
/// the ways to write a value at <see cref="ValueFormat"/>.
/// </summary>
public static class WordTemplate
{
    /// <summary>Everything wrong with a template, in the order of the document; empty when it can be used.</summary>
    /// <exception cref="OfficeFileException">The file is not a readable .docx.</exception>
    public static IReadOnlyList<TemplateIssue> Check(Stream template, TemplateSchema schema)
    {
        var package = WordPackage.Read(template);
        var issues = Outside(package);
        foreach (var story in package.Stories())
        {
            var marks = Read(story, issues);
            new SchemaCheck(schema, issues).Check(marks);
        }

        return issues;
    }

    /// <summary>The document: same template and data, same bytes. Nothing of the template language is left in it.</summary>
    /// <exception cref="OfficeFileException">The file is not a readable .docx.</exception>
    /// <exception cref="TemplateException">The template is broken or asks for what the data does not hold.</exception>
    public static byte[] Fill(Stream template, GroupValue data)
    {
        var package = WordPackage.Read(template);
        var issues = Outside(package);
        var styles = new WordStyles(package);
        foreach (var story in package.Stories())
        {
            var before = issues.Count;
            var marks = Read(story, issues);
            if (issues.Count == before)
            {
                new Filling(marks, data, issues).Fill(story.Root);
                UnderLines.Fit(story.Root, styles);
                UrgencyBox.Fit(story.Root, styles);
                package.Put(story.Name, story.Root);
            }
        }

        if (issues.Count > 0)
        {
            throw new TemplateException(issues);
        }

        Traces.Remove(package);
        return package.ToBytes();
    }

    private static IReadOnlyList<Mark> Read(Story story, List<TemplateIssue> issues)
    {
        if (Tidying.HasTrackedChanges(story.Root))
        {
            issues.Add(new(TemplateIssue.TrackedChanges, "Mẫu còn dấu vết sửa đổi. Hãy chấp nhận hoặc từ chối mọi thay đổi (Review › Accept All) rồi lưu lại.", story.Label));
        }

        Tidying.Clean(story.Root);
        var marks = new MarkFinder(issues).Find(story);
        Blocks.Pair(marks, issues);
        return marks;
    }

    // A document that fetches something when opened, or runs a program, is not a form of the office.
    private static List<TemplateIssue> Outside(WordPackage package)
    {
        var issues = new List<TemplateIssue>();
        foreach (var name in package.Names.Where(n => n.EndsWith(".rels", StringComparison.Ordinal)))
        {
            issues.AddRange(package.Xml(name).Elements()
                .Where(r => (string?)r.Attribute("TargetMode") == "External" && ((string?)r.Attribute("Type"))?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                .Select(r => new TemplateIssue(TemplateIssue.Outside, $"Mẫu lấy nội dung từ ngoài tệp («{(string?)r.Attribute("Target")}»). Hãy chèn hẳn nội dung vào tệp.", name)));
        }

        issues.AddRange(package.Names.Where(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || n.Contains("/embeddings/", StringComparison.Ordinal))
            .Select(n => new TemplateIssue(TemplateIssue.Outside, "Mẫu chứa macro hoặc tệp nhúng. Hãy bỏ đi rồi lưu lại.", n)));
        return issues;
    }
}
