using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>An office brings in its own template of a kind; it is kept when nothing is wrong with it, and used once it is activated.</summary>
public sealed record UploadTemplate(string Kind, string FileName, byte[] Content);

/// <summary>Uses another version of a kind's template again; 0 is the shipped one.</summary>
public sealed record ActivateTemplate(string Kind, int Number);

/// <summary>What came of an upload: the number of the new version, or what is wrong, and then nothing is stored.</summary>
public sealed record TemplateUploaded(int? Number, IReadOnlyList<TemplateIssue> Issues);

public sealed class TemplateHandler(AppDb db)
{
    /// <exception cref="RuleViolation">DOC-030: the same file is a version already.</exception>
    /// <exception cref="OfficeFiles.OfficeFileException">FILE-…: not a readable .docx.</exception>
    public async Task<TemplateUploaded> Handle(UploadTemplate command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepTemplates);
        var (office, kind) = (actor.RequireOffice(), PaperKinds.Of(command.Kind));
        var issues = WordTemplate.Check(new MemoryStream(command.Content), kind.Schema);
        if (issues.Count > 0)
        {
            return new(null, issues);
        }

        var versions = await db.DocumentTemplates.Where(t => t.OfficeId == office && t.Kind == kind.Code).ToListAsync(cancellationToken);
        var hash = DocumentHash.Of(command.Content);
        if (versions.Find(v => v.Hash == hash) is { } same)
        {
            throw new RuleViolation("DOC-030", $"Tệp này đã là phiên bản {same.Number} của mẫu.", "File");
        }

        // What a check cannot see shows when the template is filled.
        WordTemplate.Fill(new MemoryStream(command.Content), kind.Schema.Sample());
        var added = new DocumentTemplate
        {
            OfficeId = office,
            Kind = kind.Code,
            Number = versions.Select(v => v.Number).DefaultIfEmpty(0).Max() + 1,
            FileName = command.FileName,
            Hash = hash,
            UploadedAt = db.Time.GetUtcNow().UtcDateTime,
            UploadedBy = actor.Name,
        };
        db.Begin(nameof(UploadTemplate), actor, kind.Name);
        db.DocumentTemplates.Add(added);
        db.DocumentFiles.Add(new() { OfficeId = office, OwnerId = added.Id.Value, Content = command.Content });
        await db.SaveChangesAsync(cancellationToken);
        return new(added.Number, []);
    }

    /// <exception cref="NotInScope">There is no such version.</exception>
    public async Task Handle(ActivateTemplate command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepTemplates);
        var (office, kind) = (actor.RequireOffice(), PaperKinds.Of(command.Kind));
        var versions = await db.DocumentTemplates.Where(t => t.OfficeId == office && t.Kind == kind.Code).ToListAsync(cancellationToken);
        if (command.Number != 0 && versions.All(v => v.Number != command.Number))
        {
            throw new NotInScope();
        }

        db.Begin(nameof(ActivateTemplate), actor, kind.Name);
        versions.ForEach(v => v.Active = v.Number == command.Number);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Says how the papers of an office are headed and signed from a day on.</summary>
public sealed record SetLetterhead(DateOnly From, LetterheadText Text);

public sealed class SetLetterheadHandler(AppDb db)
{
    /// <exception cref="RuleViolation">DOC-040: a symbol holds blanks or small letters.</exception>
    public async Task Handle(SetLetterhead command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepTemplates);
        var office = actor.RequireOffice();
        var letterhead = await db.Letterheads.SingleOrDefaultAsync(l => l.OfficeId == office && l.From == command.From, cancellationToken);
        if (letterhead is null)
        {
            letterhead = new() { OfficeId = office, From = command.From };
            db.Letterheads.Add(letterhead);
        }

        letterhead.Set(command.Text);
        db.Begin(nameof(SetLetterhead), actor);
        await db.SaveChangesAsync(cancellationToken);
    }
}
