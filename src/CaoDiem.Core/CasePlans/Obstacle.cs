using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.CasePlans;

public enum ObstacleState
{
    Open,
    Escalated,
    Resolved,
}

public static class ObstacleStates
{
    private static readonly Dictionary<ObstacleState, (string Label, string Colour)> Facts = new()
    {
        [ObstacleState.Open] = ("Đang xử lý", "info"),
        [ObstacleState.Escalated] = ("Đã báo cáo cấp trên", "warn"),
        [ObstacleState.Resolved] = ("Đã tháo gỡ", "good"),
    };

    public static IReadOnlyList<ObstacleState> All { get; } = [.. Facts.Keys];

    public static string Label(this ObstacleState state) => Facts[state].Label;

    public static string Colour(this ObstacleState state) => Facts[state].Colour;
}

/// <summary>A difficulty in a campaign: what, who deals with it, and from which day it goes to the next level.</summary>
public sealed class Obstacle : OfficeOwned<Obstacle>
{
    public required Id<Campaign> CampaignId { get; init; }

    /// <summary>The file it concerns; null when it concerns the campaign as a whole.</summary>
    public Id<Dossier>? DossierId { get; init; }

    public required string Text { get; init; }

    public required Id<Officer> OwnerId { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public required DateOnly EscalateOn { get; init; }

    public ObstacleState State { get; private set; }

    /// <summary>To whom it was reported, or how it was removed.</summary>
    public string? Outcome { get; private set; }

    public DateOnly? ResolvedOn { get; private set; }

    /// <summary>It should have gone to the next level, and did not.</summary>
    public bool IsOverdue(DateOnly today) => State == ObstacleState.Open && EscalateOn < today;

    /// <exception cref="RuleViolation">OBS-001: not open. OBS-002: not said to whom.</exception>
    public void Escalate(string? to)
    {
        Require(State == ObstacleState.Open);
        (Outcome, State) = (Words(to, "đã báo cáo ai, đề nghị gì"), ObstacleState.Escalated);
    }

    /// <exception cref="RuleViolation">OBS-001: already removed. OBS-002: not said how.</exception>
    public void Resolve(string? how, DateOnly on)
    {
        Require(State != ObstacleState.Resolved);
        (Outcome, State, ResolvedOn) = (Words(how, "đã tháo gỡ thế nào"), ObstacleState.Resolved, on);
    }

    private void Require(bool allowed)
    {
        if (!allowed)
        {
            throw new RuleViolation("OBS-001", $"Vướng mắc đang ở trạng thái «{State.Label().ToLowerInvariant()}».");
        }
    }

    private static string Words(string? text, string what) => VietText.Clean(text) is { Length: > 0 } clean
        ? clean
        : throw new RuleViolation("OBS-002", $"Phải ghi {what}.", "Outcome");
}
