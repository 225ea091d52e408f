using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Documents;

public enum DocumentState
{
    Draft,
    Issued,
    Cancelled,
}

/// <summary>The facts of each state in one table.</summary>
public static class DocumentStates
{
    private static readonly Dictionary<DocumentState, (string Label, string Colour)> Facts = new()
    {
        [DocumentState.Draft] = ("Dự thảo", "info"),
        [DocumentState.Issued] = ("Đã ban hành", "good"),
        [DocumentState.Cancelled] = ("Đã hủy", "bad"),
    };

    public static IReadOnlyList<DocumentState> All { get; } = [.. Facts.Keys];

    public static string Label(this DocumentState state) => Facts[state].Label;

    /// <summary>Which badge shows it; the word always stands beside the colour.</summary>
    public static string Colour(this DocumentState state) => Facts[state].Colour;
}

/// <summary>The template and file with which a document went out.</summary>
public sealed record IssueStamp(DateOnly On, string By, string Signer, string Symbol, int Template, string TemplateHash, string Hash);

/// <summary>
/// A document of an office: a draft whose data follow the records on request, until it is issued with a number and frozen. An issued one is
/// cancelled with a reason, never deleted, and its number is not used again.
/// </summary>
public sealed class IssuedDocument : OfficeOwned<IssuedDocument>
{
    public required Id<Campaign> CampaignId { get; init; }

    /// <summary>Code of the <see cref="PaperKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Key and words of what it is about, as <see cref="PaperSubjects"/> lists it.</summary>
    public required string Subject { get; init; }

    public required string SubjectName { get; init; }

    /// <summary>The file it concerns: who may not see the file does not see the document.</summary>
    public Id<Dossier>? DossierId { get; init; }

    public required string DraftedBy { get; init; }

    public required DateTime DraftedAt { get; init; }

    public DocumentState State { get; private set; }

    /// <summary>The day whose records it tells.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>SHA-256 of data and words; the file beside the record holds them.</summary>
    public string DataHash { get; private set; } = "";

    /// <summary>Names of the fields that people worded, one a line.</summary>
    public string Worded { get; private set; } = "";

    public PaperSeries? Series { get; private set; }

    public int? Year { get; private set; }

    public int? Number { get; private set; }

    public string? Symbol { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public string? IssuedBy { get; private set; }

    public string? Signer { get; private set; }

    /// <summary>Version of the template; 0 for the shipped one.</summary>
    public int? Template { get; private set; }

    public string? TemplateHash { get; private set; }

    /// <summary>SHA-256 of the .docx.</summary>
    public string? Hash { get; private set; }

    public DateOnly? CancelledOn { get; private set; }

    public string? CancelledBy { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>"05/KH-CCTHADS": below 10 with a leading zero; null before the issue.</summary>
    public string? NumberText => Number is { } number ? $"{number:00}/{Symbol}" : null;

    /// <exception cref="RuleViolation">DOC-001: not a draft.</exception>
    public void Tell(DateOnly asOf, string dataHash, IEnumerable<string> worded)
    {
        Require(DocumentState.Draft);
        (AsOf, DataHash, Worded) = (asOf, dataHash, string.Join('\n', worded));
    }

    /// <exception cref="RuleViolation">DOC-001: not a draft.</exception>
    public void Issue(PaperSeries series, int number, IssueStamp stamp, string dataHash)
    {
        Require(DocumentState.Draft);
        (State, Series, Year, Number, DataHash) = (DocumentState.Issued, series, series.Year(stamp.On), number, dataHash);
        (IssuedOn, IssuedBy, Signer, Symbol) = (stamp.On, stamp.By, stamp.Signer, stamp.Symbol);
        (Template, TemplateHash, Hash) = (stamp.Template, stamp.TemplateHash, stamp.Hash);
    }

    /// <exception cref="RuleViolation">DOC-001: not issued. DOC-002: no reason.</exception>
    public void Cancel(string? reason, DateOnly on, string by)
    {
        Require(DocumentState.Issued);
        var words = VietText.Clean(reason);
        (State, CancelReason, CancelledOn, CancelledBy) = words.Length > 0
            ? (DocumentState.Cancelled, words, on, by)
            : throw new RuleViolation("DOC-002", "Phải nêu lý do hủy văn bản.", "Reason");
    }

    public void Require(DocumentState state)
    {
        if (State != state)
        {
            throw new RuleViolation("DOC-001", $"Văn bản đang ở trạng thái «{State.Label().ToLowerInvariant()}» nên không thực hiện được việc này.");
        }
    }
}

internal sealed class IssuedDocumentMapping : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.Kind, x.Subject });

        // Drafts have no number; both engines let them stand beside each other.
        builder.HasIndex(x => new { x.OfficeId, x.Series, x.Year, x.Number }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}
