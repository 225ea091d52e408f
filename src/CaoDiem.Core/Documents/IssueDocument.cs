using System.Text;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>Issues a draft: number, date, file, all frozen.</summary>
/// <param name="Number">As the registry of the office gave it; null takes the next of the series.</param>
/// <param name="On">Day of the document; today when null.</param>
public sealed record IssueDocument(Id<IssuedDocument> DocumentId, int? Number = null, DateOnly? On = null);

/// <summary>Cancels an issued document; it stays, with its number and the reason.</summary>
public sealed record CancelDocument(Id<IssuedDocument> DocumentId, string? Reason);

public sealed class IssueDocumentHandler(AppDb db)
{
    private const int Attempts = 20;
    private const int LargestNumber = 99_999;

    /// <summary>Gives the number as it stands on the document.</summary>
    /// <exception cref="RuleViolation">
    /// DOC-001: not a draft. DOC-010: the number is taken. DOC-011: the day lies ahead. DOC-012: the template cannot be filled. DOC-013: no such number.
    /// DOC-014: it cites the campaign's plan, which had no number when it was drafted.
    /// </exception>
    public async Task<string> Handle(IssueDocument command, Actor actor, CancellationToken cancellationToken = default)
    {
        var on = command.On ?? db.Today;
        if (on > db.Today)
        {
            throw new RuleViolation("DOC-011", "Ngày ban hành không được sau hôm nay.", "On");
        }

        if (command.Number is < 1 or > LargestNumber)
        {
            throw new RuleViolation("DOC-013", $"Số văn bản từ 1 đến {LargestNumber}.", "Number");
        }

        for (var attempt = 1; ; attempt++)
        {
            var (document, kind, file) = await DraftAsync(command.DocumentId, actor, cancellationToken);
            var number = command.Number ?? await DocumentNumbers.NextAsync(db, document.OfficeId, kind.Series, on, cancellationToken);
            if (command.Number is not null && await DocumentNumbers.IsTakenAsync(db, document.OfficeId, kind.Series, on, number, cancellationToken))
            {
                throw DocumentNumbers.Taken(kind.Series, on, number);
            }

            var signer = actor.Signing(kind.Issue);
            await FreezeAsync(document, kind, file, number, on, signer, cancellationToken);
            db.Begin(nameof(IssueDocument), signer, $"{kind.Name} số {document.NumberText}");
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return document.NumberText!;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else took the number in the meantime: the next one is tried, never the same twice.
                db.ChangeTracker.Clear();
                if (!await DocumentNumbers.IsTakenAsync(db, document.OfficeId, kind.Series, on, number, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    /// <exception cref="RuleViolation">DOC-001: not issued. DOC-002: no reason.</exception>
    public async Task Handle(CancelDocument command, Actor actor, CancellationToken cancellationToken = default)
    {
        var document = await db.VisibleDocuments(actor).Where(d => d.Id == command.DocumentId).OneAsync(cancellationToken);
        var needed = PaperKinds.Of(document.Kind).Issue;
        actor.Demand(needed);
        var signer = actor.Signing(needed);
        document.Cancel(command.Reason, db.Today, signer.Name);
        db.Begin(nameof(CancelDocument), signer, command.Reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(IssuedDocument Document, PaperKind Kind, DocumentFile File)> DraftAsync(Id<IssuedDocument> id, Actor actor, CancellationToken cancellationToken)
    {
        var document = await db.VisibleDocuments(actor).Where(d => d.Id == id).OneAsync(cancellationToken);
        var kind = PaperKinds.Of(document.Kind);
        actor.Demand(kind.Issue);
        document.Require(DocumentState.Draft);
        return (document, kind, await db.DocumentFiles.SingleAsync(f => f.OfficeId == document.OfficeId && f.OwnerId == document.Id.Value, cancellationToken));
    }

    private async Task FreezeAsync(IssuedDocument document, PaperKind kind, DocumentFile file, int number, DateOnly on, Actor actor, CancellationToken cancellationToken)
    {
        var template = await CurrentTemplate.LoadAsync(db, document.OfficeId, kind, cancellationToken);
        var data = DraftContent.Worded(kind, file).With("số", number).With("ngày_ký", on);
        var (symbol, signer) = (((TextValue)data["ký_hiệu"]).Text, ((TextValue)data["người_ký"]).Text);
        file.Data = PaperJson.Write(data);
        if (file.Data.Contains(PaperHead.NoPlanNo, StringComparison.Ordinal))
        {
            throw new RuleViolation(
                "DOC-014",
                    "Văn bản viện dẫn kế hoạch chưa có số: ban hành kế hoạch hoặc ghi số ở trang sửa chiến dịch, rồi lấy số liệu mới.");
        }

        file.Content = template.Fill(data);
        document.Issue(kind.Series, number, new(on, actor.Name, signer, symbol, template.Number, template.Hash, DocumentHash.Of(file.Content)), DocumentHash.Of(Encoding.UTF8.GetBytes(file.Data)));
        if (kind.Issued is { } issued)
        {
            issued(await db.Campaigns.SingleAsync(c => c.OfficeId == document.OfficeId && c.Id == document.CampaignId, cancellationToken), document.NumberText!, on);
        }
    }
}

/// <summary>The numbers of an office's series; what was given once is never given again, cancelled ones included.</summary>
public static class DocumentNumbers
{
    public static async Task<int> NextAsync(AppDb db, Id<Office> office, PaperSeries series, DateOnly on, CancellationToken cancellationToken = default)
    {
        var year = series.Year(on);
        return (await db.IssuedDocuments.Where(d => d.OfficeId == office && d.Series == series && d.Year == year).MaxAsync(d => d.Number, cancellationToken) ?? 0) + 1;
    }

    public static Task<bool> IsTakenAsync(AppDb db, Id<Office> office, PaperSeries series, DateOnly on, int number, CancellationToken cancellationToken = default)
    {
        var year = series.Year(on);
        return db.IssuedDocuments.AnyAsync(d => d.OfficeId == office && d.Series == series && d.Year == year && d.Number == number, cancellationToken);
    }

    internal static RuleViolation Taken(PaperSeries series, DateOnly on, int number) =>
        new("DOC-010", $"Số {number:00} của {series.Label().ToLowerInvariant()} năm {series.Year(on)} đã dùng; số đã cấp không dùng lại, kể cả văn bản đã hủy.", "Number");
}
