using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Dossiers;

/// <summary>
/// A step of a matter that reports count and the register does not have: relief at the court, how a coercion ended,
/// complaints and the procuracy's requests. Several letters of one complaint are one record (law.md S-22).
/// </summary>
public sealed class DossierEvent : OfficeOwned<DossierEvent>
{
    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required DossierEventKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Sent to or granted by the court; zero for other kinds.</summary>
    public required Dong Amount { get; init; }

    /// <summary>Body that decided or asked: a court, the procuracy, the provincial head.</summary>
    public string? Body { get; init; }

    /// <summary>Content of a complaint or request; reason of a stop or refusal.</summary>
    public string? Text { get; init; }

    public DateOnly? AnsweredOn { get; private set; }

    public string? Answer { get; private set; }

    /// <exception cref="RuleViolation">EVT-005: not a kind that is answered, or answered already. EVT-006: before it came. EVT-003: nothing said.</exception>
    public void Settle(DateOnly on, string? answer)
    {
        if (!Kind.IsAnswered() || AnsweredOn is not null)
        {
            throw new RuleViolation("EVT-005", AnsweredOn is { } day ? $"Đã trả lời ngày {day:dd/MM/yyyy}." : $"«{Kind.Label()}» không phải trả lời.");
        }

        if (on < On)
        {
            throw new RuleViolation("EVT-006", $"Ngày trả lời phải từ ngày {On:dd/MM/yyyy} trở đi.", "AnsweredOn");
        }

        (AnsweredOn, Answer) = (on, VietText.Clean(answer) is { Length: > 0 } clean ? clean : throw new RuleViolation("EVT-003", "Phải ghi kết quả giải quyết.", "Answer"));
    }
}

internal sealed class DossierEventMapping : IEntityTypeConfiguration<DossierEvent>
{
    public void Configure(EntityTypeBuilder<DossierEvent> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasIndex(x => new { x.OfficeId, x.On });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}
