using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Evaluation;

/// <summary>What a campaign taught: what happened, what to do next time, and where in the next plan it belongs.</summary>
public sealed class Lesson : OfficeOwned<Lesson>
{
    public const int LongestText = 600;

    /// <summary>The campaign that taught it; for a lesson of another office the draft that its package made.</summary>
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required string Happened { get; init; }

    public required string ToDo { get; init; }

    public required LessonSubject Subject { get; init; }

    /// <summary>Which wave, work group, step kind, task or cost, by name or code.</summary>
    public required string SubjectKey { get; init; }

    public required LessonSource Source { get; init; }

    public required string RecordedBy { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public LessonState State { get; private set; }

    public string? WithdrawnWhy { get; private set; }

    public string Where => $"{Subject.Label()}: {LessonWords.Name(Subject, SubjectKey)}";

    /// <exception cref="RuleViolation">EVA-024: withdrawn already. EVA-025: no reason.</exception>
    public void Withdraw(string? reason)
    {
        if (State == LessonState.Withdrawn)
        {
            throw new RuleViolation("EVA-024", "Bài học này đã được rút lại.");
        }

        WithdrawnWhy = VietText.Clean(reason) is { Length: > 0 } words ? words : throw new RuleViolation("EVA-025", "Phải nêu lý do rút lại bài học.", "Reason");
        State = LessonState.Withdrawn;
    }
}

/// <summary>What the draft of a campaign did with a lesson.</summary>
public sealed class LessonAnswer : OfficeOwned<LessonAnswer>
{
    /// <summary>The campaign being drafted.</summary>
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<Lesson> LessonId { get; init; }

    public LessonVerdict Verdict { get; private set; }

    public string? Reason { get; private set; }

    public string AnsweredBy { get; private set; } = "";

    public DateOnly AnsweredOn { get; private set; }

    /// <exception cref="RuleViolation">EVA-027: setting aside needs a reason.</exception>
    public void Answer(LessonVerdict verdict, string? reason, string by, DateOnly on)
    {
        var words = VietText.Clean(reason) is { Length: > 0 } clean ? clean : null;
        if (verdict == LessonVerdict.SetAside && words is null)
        {
            throw new RuleViolation("EVA-027", "Không áp dụng thì phải nêu lý do.", "Reason");
        }

        (Verdict, Reason, AnsweredBy, AnsweredOn) = (verdict, words, by, on);
    }
}
