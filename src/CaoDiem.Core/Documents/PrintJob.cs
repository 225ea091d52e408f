using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Documents;

public enum PrintJobState
{
    Waiting,
    Running,
    Done,
    Failed,
}

public static class PrintJobStates
{
    public static string Label(this PrintJobState state) => state switch
    {
        PrintJobState.Waiting => "Đang chờ",
        PrintJobState.Running => "Đang lập",
        PrintJobState.Done => "Đã xong",
        PrintJobState.Failed => "Không lập được",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static bool IsWorking(this PrintJobState state) => state is PrintJobState.Waiting or PrintJobState.Running;
}

/// <summary>All papers of one kind of a campaign as one file to print: the job row that a worker claims, and what came of it.</summary>
public sealed class PrintJob : OfficeOwned<PrintJob>
{
    public required Id<Campaign> CampaignId { get; init; }

    public required string Kind { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTime RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>The papers are those that this account may see; null for the office itself.</summary>
    public Guid? RequestedById { get; init; }

    public PrintJobState State { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    public string? Error { get; set; }

    /// <summary>SHA-256 of the file.</summary>
    public string? Hash { get; set; }

    public DateTime? ClaimedUntil { get; set; }
}

internal sealed class PrintJobMapping : IEntityTypeConfiguration<PrintJob>
{
    public void Configure(EntityTypeBuilder<PrintJob> builder)
    {
        builder.HasIndex(x => new { x.State, x.ClaimedUntil });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}

/// <summary>Asks for all papers of a kind as one file.</summary>
public sealed record StartPrintJob(Id<Campaign> CampaignId, string Kind);

public sealed class StartPrintJobHandler(AppDb db)
{
    /// <exception cref="RuleViolation">DOC-050: the kind is not printed in bulk. DOC-051: there is nothing to print. DOC-052: such a job is running.</exception>
    public async Task<Id<PrintJob>> Handle(StartPrintJob command, Actor actor, CancellationToken cancellationToken = default)
    {
        var kind = PaperKinds.Of(command.Kind);
        actor.Demand(kind.Draft);
        DraftContent.DemandSight(kind, actor);
        if (kind.Batch is null)
        {
            throw new RuleViolation("DOC-050", $"Loại «{kind.Name}» không in hàng loạt.");
        }

        var request = await PaperData.RequestAsync(db, command.CampaignId, actor, null, "", cancellationToken);
        var total = (await kind.Subject.ListAsync(db, request, cancellationToken)).Count;
        if (total == 0)
        {
            throw new RuleViolation("DOC-051", "Chưa có gì để in: hãy lập kế hoạch giải quyết vụ việc trước.");
        }

        var user = actor.UserId?.Value;
        if (await db.PrintJobs.AnyAsync(j => j.OfficeId == request.OfficeId && j.CampaignId == command.CampaignId && j.Kind == kind.Code && j.RequestedById == user && (j.State == PrintJobState.Waiting || j.State == PrintJobState.Running), cancellationToken))
        {
            throw new RuleViolation("DOC-052", "Việc in này đang chạy; chờ xong rồi mới lập lại.");
        }

        var job = new PrintJob
        {
            OfficeId = request.OfficeId,
            CampaignId = command.CampaignId,
            Kind = kind.Code,
            AsOf = request.AsOf,
            RequestedAt = db.Time.GetUtcNow().UtcDateTime,
            RequestedBy = actor.Name,
            RequestedById = user,
            Total = total,
        };
        db.Begin(nameof(StartPrintJob), actor, kind.Name);
        db.PrintJobs.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        return job.Id;
    }
}
