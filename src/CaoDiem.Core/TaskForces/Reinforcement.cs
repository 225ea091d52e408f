using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

public enum ReinforcementState
{
    Proposed,
    Agreed,
    Placed,
    Ended,
    Refused,
    Cancelled,
}

public static class ReinforcementStates
{
    private static readonly Dictionary<ReinforcementState, (string Label, string Colour)> Facts = new()
    {
        [ReinforcementState.Proposed] = ("Chờ đơn vị cử người đồng ý", "info"),
        [ReinforcementState.Agreed] = ("Đã cử người, chờ bố trí vào tổ", "warn"),
        [ReinforcementState.Placed] = ("Đã bố trí vào tổ", "good"),
        [ReinforcementState.Ended] = ("Đã kết thúc sớm", "info"),
        [ReinforcementState.Refused] = ("Không đồng ý", "bad"),
        [ReinforcementState.Cancelled] = ("Đã hủy", "bad"),
    };

    public static string Label(this ReinforcementState state) => Facts[state].Label;

    public static string Colour(this ReinforcementState state) => Facts[state].Colour;
}

/// <summary>
/// An officer moved between offices for some days: proposed by the province, agreed and named by the office that lends, placed in a
/// task force by the office that receives. Its office is the one that lends: there the officer is away, here he is a borrowed member.
/// </summary>
public sealed class Reinforcement : OfficeOwned<Reinforcement>
{
    public required Id<Office> ToOfficeId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly To { get; private set; }

    public required string Purpose { get; init; }

    public required string ProposedBy { get; init; }

    public required DateOnly ProposedOn { get; init; }

    public ReinforcementState State { get; private set; }

    public Id<Officer>? OfficerId { get; private set; }

    /// <summary>What is handed over at both ends: files, area, contacts.</summary>
    public string? HandoverNote { get; private set; }

    /// <summary>The task force of the receiving office.</summary>
    public Id<TaskForce>? TaskForceId { get; private set; }

    /// <summary>Why it was refused, cancelled or ended early.</summary>
    public string? Outcome { get; private set; }

    public DateRange Period => new(From, To);

    /// <summary>The officer is, or will be, away for it.</summary>
    public bool Holds => State is ReinforcementState.Agreed or ReinforcementState.Placed or ReinforcementState.Ended;

    public static Reinforcement Propose(Id<Office> from, Id<Office> to, DateRange period, string purpose, string by, DateOnly on) =>
        new() { OfficeId = from, ToOfficeId = to, From = period.From, To = period.To, Purpose = purpose, ProposedBy = by, ProposedOn = on };

    /// <exception cref="RuleViolation">RNF-010: not waiting for it. RNF-012: no handover note.</exception>
    public void Agree(Id<Officer> officer, string? handover)
    {
        Require(ReinforcementState.Proposed);
        (OfficerId, HandoverNote, State) = (officer, Words(handover, "RNF-012", "Phải ghi bàn giao: hồ sơ, địa bàn, đầu mối.", "HandoverNote"), ReinforcementState.Agreed);
    }

    /// <exception cref="RuleViolation">RNF-010: not agreed.</exception>
    public void Place(Id<TaskForce> force)
    {
        Require(ReinforcementState.Agreed);
        (TaskForceId, State) = (force, ReinforcementState.Placed);
    }

    /// <exception cref="RuleViolation">RNF-010: placed or over. RNF-013: no reason.</exception>
    public void Refuse(string? reason) => Stop(ReinforcementState.Refused, reason);

    /// <exception cref="RuleViolation">As <see cref="Refuse"/>.</exception>
    public void Cancel(string? reason) => Stop(ReinforcementState.Cancelled, reason);

    /// <exception cref="RuleViolation">RNF-010: not placed. RNF-013: no reason. RNF-014: the last day lies outside.</exception>
    public void End(DateOnly last, string? reason)
    {
        Require(ReinforcementState.Placed);
        if (last < From || last >= To)
        {
            throw new RuleViolation("RNF-014", $"Ngày kết thúc sớm phải từ {From:dd/MM/yyyy} và trước {To:dd/MM/yyyy}.", "Last");
        }

        (Outcome, To, State) = (Reason(reason), last, ReinforcementState.Ended);
    }

    private void Stop(ReinforcementState state, string? reason)
    {
        if (State is not (ReinforcementState.Proposed or ReinforcementState.Agreed))
        {
            throw Wrong();
        }

        (Outcome, State) = (Reason(reason), state);
    }

    private void Require(ReinforcementState state)
    {
        if (State != state)
        {
            throw Wrong();
        }
    }

    private RuleViolation Wrong() => new("RNF-010", $"Việc tăng cường này đang ở trạng thái «{State.Label().ToLowerInvariant()}».");

    private static string Reason(string? text) => Words(text, "RNF-013", "Phải nêu lý do.", "Reason");

    private static string Words(string? text, string code, string message, string field) =>
        VietText.Clean(text) is { Length: > 0 } clean ? clean : throw new RuleViolation(code, message, field);
}
