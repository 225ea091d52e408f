using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Upgrade;

/// <summary>A verification as version 0.3 kept it. Read only, until 0.4.0.</summary>
public sealed class OldVerification : OfficeOwned<OldVerification>
{
    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly VerifiedOn { get; init; }

    public string? Result { get; init; }

    public required Means Means { get; init; }
}

/// <summary>A payment as version 0.3 kept it.</summary>
public sealed class OldPayment : OfficeOwned<OldPayment>
{
    public required Id<Dossier> DossierId { get; init; }

    public required DateOnly PaidOn { get; init; }

    public required Dong Amount { get; init; }

    public string? ReceiptNo { get; init; }
}

/// <summary>A step of a matter as version 0.3 kept it.</summary>
public sealed class OldEvent : OfficeOwned<OldEvent>
{
    public required Id<Dossier> DossierId { get; init; }

    public required OldEventKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required Dong Amount { get; init; }

    public string? Body { get; init; }

    public string? Text { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public string? Answer { get; init; }
}

/// <summary>The kinds of steps of version 0.3.</summary>
public enum OldEventKind
{
    ReliefSent,
    ReliefGranted,
    ReliefRefused,
    CoercedWithForce,
    CoercedWithoutForce,
    PaidBeforeCoercion,
    CoercionStopped,
    Complaint,
    Denunciation,
    ProcuracyRequest,
    ProcuracyProtest,
}

/// <summary>A campaign's result as version 0.3 kept it.</summary>
public sealed class OldResult : OfficeOwned<OldResult>
{
    public required Id<Campaign> CampaignId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    public required ResultKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required Dong Amount { get; init; }

    public string? ReceiptNo { get; init; }

    public string? Note { get; init; }

    public Guid? ImportBatchId { get; init; }
}

internal sealed class OldVerificationMapping : IEntityTypeConfiguration<OldVerification>
{
    public void Configure(EntityTypeBuilder<OldVerification> builder)
    {
        builder.ToTable("verifications");
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}

internal sealed class OldPaymentMapping : IEntityTypeConfiguration<OldPayment>
{
    public void Configure(EntityTypeBuilder<OldPayment> builder)
    {
        builder.ToTable("payments");
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}

internal sealed class OldEventMapping : IEntityTypeConfiguration<OldEvent>
{
    public void Configure(EntityTypeBuilder<OldEvent> builder)
    {
        builder.ToTable("dossier_events");
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasIndex(x => new { x.OfficeId, x.On });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId });
    }
}

internal sealed class OldResultMapping : IEntityTypeConfiguration<OldResult>
{
    public void Configure(EntityTypeBuilder<OldResult> builder)
    {
        builder.ToTable("case_results");
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.On });
        builder.HasIndex(x => new { x.OfficeId, x.DossierId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}
