using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Evaluation;

/// <summary>Draws a random sample of the files that a campaign closed or reclassified, shared out by kind of result.</summary>
public sealed record DrawSample(Id<Campaign> CampaignId, int Seed, int Size);

/// <summary>Says whether a file of the sample stands up to the check.</summary>
public sealed record JudgeSample(Id<SampleCheck> CheckId, Id<SampleItem> ItemId, SampleVerdict Verdict, FailReason? Reason = null, string? Note = null);

/// <summary>Ends a check whose files are all judged.</summary>
public sealed record ConcludeSample(Id<SampleCheck> CheckId, string? Conclusion);

/// <summary>Gives a check up, for a reason; it stays on record.</summary>
public sealed record CancelSample(Id<SampleCheck> CheckId, string? Reason);

public sealed class DrawSampleHandler(AppDb db)
{
    /// <exception cref="RuleViolation">EVA-001: no file to check. EVA-002: size. EVA-003: a check is open. EVA-004: the seed was used.</exception>
    public async Task<Id<SampleCheck>> Handle(DrawSample command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CheckSamples);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var spans = await db.StandingSpans.AsNoTracking().On(db.Today).Where(s => s.OfficeId == office && s.CampaignId == id).ToListAsync(cancellationToken);
        var files = spans.FindAll(s => SampleWords.Of(s) is not null);
        if (files.Count == 0)
        {
            throw new RuleViolation("EVA-001", "Chưa có hồ sơ nào thi hành xong, đình chỉ hay phân loại lại để kiểm tra.");
        }

        if (command.Size < 1 || command.Size > files.Count)
        {
            throw new RuleViolation("EVA-002", $"Cỡ mẫu từ 1 đến {files.Count} hồ sơ.", "Size");
        }

        var before = await db.SampleChecks.AsNoTracking().Where(s => s.OfficeId == office && s.CampaignId == id).ToListAsync(cancellationToken);
        if (before.Exists(s => s.State == SampleState.Open))
        {
            throw new RuleViolation("EVA-003", "Đang có một lần kiểm tra chưa kết luận; hãy kết luận hoặc hủy trước khi rút mẫu mới.");
        }

        if (before.Exists(s => s.Seed == command.Seed && s.State == SampleState.Concluded))
        {
            throw new RuleViolation("EVA-004", "Số khởi đầu này đã dùng cho một lần kiểm tra đã kết luận; hãy chọn số khác để mẫu khác đi.", "Seed");
        }

        var check = Check(campaign, files, command, db.Today, actor.Name);
        db.Begin(nameof(DrawSample), actor);
        db.SampleChecks.Add(check);
        await db.SaveChangesAsync(cancellationToken);
        return check.Id;
    }

    /// <exception cref="RuleViolation">EVA-010 to EVA-013 as <see cref="SampleCheck.Judge"/>.</exception>
    public Task Handle(JudgeSample command, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        command.CheckId, nameof(JudgeSample), actor, c => c.Judge(command.ItemId, command.Verdict, command.Reason, command.Note, actor.Name, db.Today), cancellationToken);

    /// <exception cref="RuleViolation">EVA-010, EVA-014 as <see cref="SampleCheck.Conclude"/>.</exception>
    public Task Handle(ConcludeSample command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CheckId, nameof(ConcludeSample), actor, c => c.Conclude(command.Conclusion, actor.Name, db.Today), cancellationToken);

    /// <exception cref="RuleViolation">EVA-010, EVA-015 as <see cref="SampleCheck.Cancel"/>.</exception>
    public Task Handle(CancelSample command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CheckId, nameof(CancelSample), actor, c => c.Cancel(command.Reason, actor.Name, db.Today), cancellationToken);

    private async Task ChangeAsync(Id<SampleCheck> id, string process, Actor actor, Action<SampleCheck> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.CheckSamples);
        var office = actor.RequireOffice();
        var check = await db.SampleChecks.Include(c => c.Items).Where(c => c.OfficeId == office && c.Id == id).OneAsync(cancellationToken);
        db.Begin(process, actor);
        change(check);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static SampleCheck Check(Campaign campaign, List<StandingSpan> files, DrawSample command, DateOnly today, string by)
    {
        var strata = files.GroupBy(f => SampleWords.Of(f)!.Value).ToDictionary(g => g.Key, g => g.Select(f => f.DossierId).ToList());
        int Files(SampleStratum stratum) => strata.TryGetValue(stratum, out var list) ? list.Count : 0;
        var check = new SampleCheck
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Seed = command.Seed,
            DrawnOn = today,
            DrawnBy = by,
            CompletedFiles = Files(SampleStratum.Completed),
            TerminatedFiles = Files(SampleStratum.Terminated),
            ReclassifiedFiles = Files(SampleStratum.Reclassified),
        };
        foreach (var (stratum, size) in Sampling.Share(strata.ToDictionary(s => s.Key, s => s.Value.Count), command.Size))
        {
            foreach (var file in Sampling.Draw(strata[stratum], command.Seed, size))
            {
                check.Take(file, stratum);
            }
        }

        return check;
    }
}

/// <summary>How a sample is drawn, so that anybody can draw it again: no generator of random numbers, only a hash.</summary>
public static class Sampling
{
    /// <summary>The size shared out by the numbers of files, largest remainders first; the first kind wins a tie.</summary>
    public static IReadOnlyList<(SampleStratum Stratum, int Size)> Share(IReadOnlyDictionary<SampleStratum, int> files, int size)
    {
        var all = files.Values.Sum();
        var parts = files.OrderBy(f => f.Key).Select(f => (f.Key, Whole: size * f.Value / all, Left: size * f.Value % all)).ToList();
        var more = parts.OrderByDescending(p => p.Left).ThenBy(p => p.Key).Take(size - parts.Sum(p => p.Whole)).Select(p => p.Key).ToHashSet();
        return [.. parts.Select(p => (p.Key, p.Whole + (more.Contains(p.Key) ? 1 : 0)))];
    }

    /// <summary>The files whose SHA-256 of "seed:id" comes first.</summary>
    public static IEnumerable<Id<Dossier>> Draw(IEnumerable<Id<Dossier>> files, int seed, int size) => files
        .OrderBy(f => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{f}")))), StringComparer.Ordinal)
        .Take(size);
}
