using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Evaluation;

/// <summary>
/// An examiner's check of a random sample of the files that a campaign closed or reclassified. Seed and size are stated:
/// the same seed on the same files draws the same sample, so that anybody can draw it again.
/// </summary>
public sealed class SampleCheck : OfficeOwned<SampleCheck>
{
    private readonly List<SampleItem> _items = [];

    public required Id<Campaign> CampaignId { get; init; }

    public required int Seed { get; init; }

    public required DateOnly DrawnOn { get; init; }

    public required string DrawnBy { get; init; }

    /// <summary>How many files there were to draw from, when it was drawn.</summary>
    public required int CompletedFiles { get; init; }

    public required int TerminatedFiles { get; init; }

    public required int ReclassifiedFiles { get; init; }

    public SampleState State { get; private set; }

    /// <summary>What the examiner concludes, or why the check was cancelled.</summary>
    public string? Conclusion { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public string? EndedBy { get; private set; }

    public IReadOnlyList<SampleItem> Items => _items;

    public int Population => CompletedFiles + TerminatedFiles + ReclassifiedFiles;

    public int Unjudged => _items.Count(i => i.Verdict is null);

    public int FilesOf(SampleStratum stratum) => stratum switch
    {
        SampleStratum.Completed => CompletedFiles,
        SampleStratum.Terminated => TerminatedFiles,
        SampleStratum.Reclassified => ReclassifiedFiles,
        _ => throw new ArgumentOutOfRangeException(nameof(stratum)),
    };

    internal void Take(Id<Dossier> file, SampleStratum stratum) =>
        _items.Add(new() { OfficeId = OfficeId, CheckId = Id, DossierId = file, Stratum = stratum, No = _items.Count + 1 });

    /// <exception cref="RuleViolation">EVA-010: not open. EVA-011: not of the sample. EVA-012, EVA-013 as <see cref="SampleItem.Judge"/>.</exception>
    public void Judge(Id<SampleItem> item, SampleVerdict verdict, FailReason? reason, string? note, string by, DateOnly on)
    {
        RequireOpen();
        var found = _items.Find(i => i.Id == item) ?? throw new RuleViolation("EVA-011", "Hồ sơ này không có trong mẫu.");
        found.Judge(verdict, reason, note, by, on);
    }

    /// <exception cref="RuleViolation">EVA-010: not open. EVA-014: files without a verdict.</exception>
    public void Conclude(string? conclusion, string by, DateOnly on)
    {
        RequireOpen();
        if (Unjudged > 0)
        {
            throw new RuleViolation("EVA-014", $"Còn {Unjudged} hồ sơ trong mẫu chưa ghi đạt hay không đạt.");
        }

        End(SampleState.Concluded, VietText.Clean(conclusion) is { Length: > 0 } words ? words : null, by, on);
    }

    /// <exception cref="RuleViolation">EVA-010: not open. EVA-015: no reason.</exception>
    public void Cancel(string? reason, string by, DateOnly on)
    {
        RequireOpen();
        End(SampleState.Cancelled, VietText.Clean(reason) is { Length: > 0 } words ? words : throw new RuleViolation("EVA-015", "Phải nêu lý do hủy lần kiểm tra.", "Reason"), by, on);
    }

    private void End(SampleState state, string? words, string by, DateOnly on) => (State, Conclusion, EndedBy, EndedOn) = (state, words, by, on);

    private void RequireOpen()
    {
        if (State != SampleState.Open)
        {
            throw new RuleViolation("EVA-010", $"Lần kiểm tra {State.Label().ToLowerInvariant()}, không sửa được nữa.");
        }
    }
}

/// <summary>One file of a sample with the examiner's verdict.</summary>
public sealed class SampleItem : OfficeOwned<SampleItem>
{
    public required Id<SampleCheck> CheckId { get; init; }

    protected override Guid? Whole => CheckId.Value;

    public required Id<Dossier> DossierId { get; init; }

    public required SampleStratum Stratum { get; init; }

    /// <summary>Place in the order in which it was drawn, from 1.</summary>
    public required int No { get; init; }

    public SampleVerdict? Verdict { get; private set; }

    public FailReason? Reason { get; private set; }

    public string? Note { get; private set; }

    public string? JudgedBy { get; private set; }

    public DateOnly? JudgedOn { get; private set; }

    /// <exception cref="RuleViolation">EVA-012: a failure needs its reason. EVA-013: the reason "other" needs words.</exception>
    internal void Judge(SampleVerdict verdict, FailReason? reason, string? note, string by, DateOnly on)
    {
        var words = VietText.Clean(note) is { Length: > 0 } clean ? clean : null;
        if (verdict == SampleVerdict.Fail && reason is null)
        {
            throw new RuleViolation("EVA-012", "Không đạt thì phải chọn lý do.", "Reason");
        }

        if (verdict == SampleVerdict.Fail && reason == FailReason.Other && words is null)
        {
            throw new RuleViolation("EVA-013", "Lý do «khác» phải ghi rõ.", "Note");
        }

        (Verdict, Reason, Note, JudgedBy, JudgedOn) = (verdict, verdict == SampleVerdict.Fail ? reason : null, words, by, on);
    }
}
