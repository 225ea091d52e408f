using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>Takes over the Word templates of a package as further versions of the office's own; which one is used stays as it is.</summary>
internal sealed class PackageTemplateMapping(AppDb db, Id<Office> office, List<string> report)
{
    private static readonly NameGuard Nobody = new([]);

    public async Task TakeAsync(IReadOnlyList<PackageTemplate> templates, Actor actor, CancellationToken cancellationToken)
    {
        var versions = await db.DocumentTemplates.AsNoTracking().Where(t => t.OfficeId == office).ToListAsync(cancellationToken);
        foreach (var template in templates)
        {
            if (PaperKinds.Find(template.Kind) is not { } kind)
            {
                report.Add($"!Mẫu «{template.Title}» thuộc loại văn bản mà chương trình này không có nên bỏ qua.");
            }
            else if (versions.Exists(v => v.Kind == kind.Code && v.Hash == DocumentHash.Of(template.Content)))
            {
                report.Add($"Mẫu «{kind.Name}» của gói đã có sẵn ở đơn vị.");
            }
            else if (Complaint(template, kind) is { } complaint)
            {
                report.Add($"!Mẫu «{kind.Name}» của gói không dùng được: {complaint}");
            }
            else
            {
                versions.Add(Add(template, kind, versions, actor));
                report.Add($"!Mẫu «{kind.Name}» đã nhận thành phiên bản {versions[^1].Number}; hãy xem trước rồi chọn dùng ở mục «Văn bản».");
            }
        }
    }

    private static string? Complaint(PackageTemplate template, PaperKind kind)
    {
        if (PackageDocument.Clean(template.Content, template.Title, Nobody).Note is { } note)
        {
            return note.Message;
        }

        try
        {
            var issues = WordTemplate.Check(new MemoryStream(template.Content), kind.Schema);
            return issues.Count > 0 ? $"{issues[0].Message} ({issues[0].Code}, {issues[0].Place})" : null;
        }
        catch (OfficeFileException broken)
        {
            return $"{broken.Message} ({broken.Code})";
        }
    }

    private DocumentTemplate Add(PackageTemplate template, PaperKind kind, List<DocumentTemplate> versions, Actor actor)
    {
        var added = new DocumentTemplate
        {
            OfficeId = office,
            Kind = kind.Code,
            Number = versions.Where(v => v.Kind == kind.Code).Select(v => v.Number).DefaultIfEmpty(0).Max() + 1,
            FileName = $"{kind.Code}-goi-mau.docx",
            Hash = DocumentHash.Of(template.Content),
            UploadedAt = db.Time.GetUtcNow().UtcDateTime,
            UploadedBy = actor.Name,
        };
        db.DocumentTemplates.Add(added);
        db.DocumentFiles.Add(new() { OfficeId = office, OwnerId = added.Id.Value, Content = template.Content });
        return added;
    }
}
