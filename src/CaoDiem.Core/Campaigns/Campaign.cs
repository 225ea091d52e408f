using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Campaigns;

/// <summary>A peak enforcement campaign (đợt thi hành án dân sự cao điểm): plan number, period, purpose, waves, targets.</summary>
public sealed class Campaign : OfficeOwned<Campaign>
{
    private readonly List<Wave> _waves = [];
    private readonly List<Target> _targets = [];

    public required string Name { get; set; }

    /// <summary>Number of the plan that orders the campaign, such as 308/KH-CCTHADS.</summary>
    public required string PlanNo { get; set; }

    public DateOnly? PlanDate { get; set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public string? Purpose { get; set; }

    public CampaignState State { get; private set; }

    /// <summary>Which open files the list takes, as <see cref="SelectionRule"/> writes it; empty for all.</summary>
    public string Selection { get; private set; } = "";

    /// <summary>The earlier campaign this one was drafted from.</summary>
    public Id<Campaign>? TemplateId { get; init; }

    public SelectionRule Rule => SelectionRule.Read(Selection);

    public IReadOnlyList<Wave> Waves => _waves;

    public IReadOnlyList<Target> Targets => _targets;

    public DateRange Period => new(From, To);

    /// <exception cref="RuleViolation">CMP-001: a wave would fall outside the new period.</exception>
    public void SetPeriod(DateRange period)
    {
        if (_waves.Find(w => !period.Contains(w.Period)) is { } outside)
        {
            throw new RuleViolation("CMP-001", $"Đợt «{outside.Name}» nằm ngoài thời gian của chiến dịch.", "To");
        }

        From = period.From;
        To = period.To;
    }

    /// <summary>Says which files the list will take.</summary>
    public void Select(SelectionRule rule) => Selection = rule.Check().ToString();

    /// <exception cref="RuleViolation">CMP-001: outside the campaign's period. CMP-002: overlaps another wave.</exception>
    public Wave AddWave(string name, DateRange period, IReadOnlyCollection<WorkGroup> focus, SelectionRule? rule = null)
    {
        RequireRoom(name, period, null);
        var wave = new Wave { OfficeId = OfficeId, CampaignId = Id, Name = name, From = period.From, To = period.To, Focus = WorkGroupSet.Of(focus) };
        wave.Select((rule ?? SelectionRule.Everything) with { Groups = [.. focus] });
        _waves.Add(wave);
        return wave;
    }

    /// <summary>Gives a wave other dates.</summary>
    /// <exception cref="RuleViolation">As <see cref="AddWave"/>; CMP-003: the wave is not one of this campaign.</exception>
    public Wave MoveWave(Id<Wave> id, DateRange period)
    {
        var wave = _waves.Find(w => w.Id == id) ?? throw new RuleViolation("CMP-003", "Không có đợt này trong chiến dịch.");
        RequireRoom(wave.Name, period, id);
        (wave.From, wave.To) = (period.From, period.To);
        return wave;
    }

    private void RequireRoom(string name, DateRange period, Id<Wave>? except)
    {
        if (!Period.Contains(period))
        {
            throw new RuleViolation("CMP-001", $"Đợt «{name}» phải nằm trong thời gian của chiến dịch.", "From");
        }

        if (_waves.Find(w => w.Id != except && w.Period.Overlaps(period)) is { } other)
        {
            throw new RuleViolation("CMP-002", $"Đợt «{name}» trùng ngày với đợt «{other.Name}».", "From");
        }
    }

    /// <exception cref="RuleViolation">CMP-003: the wave is not one of this campaign.</exception>
    public void RemoveWave(Id<Wave> wave)
    {
        if (_waves.RemoveAll(w => w.Id == wave) == 0)
        {
            throw new RuleViolation("CMP-003", "Không có đợt này trong chiến dịch.");
        }
    }

    /// <summary>Sets a target; an earlier one of the same scope stays as history, effective until the day before.</summary>
    /// <exception cref="RuleViolation">CMP-004: negative figures.</exception>
    public Target SetTarget(TargetScope scope, Guid? scopeId, int cases, Dong money, DateOnly effectiveFrom)
    {
        if (cases < 0 || money < Dong.Zero)
        {
            throw new RuleViolation("CMP-004", "Chỉ tiêu không được âm.", "Cases");
        }

        var target = new Target
        {
            OfficeId = OfficeId,
            CampaignId = Id,
            Scope = scope,
            ScopeId = scopeId,
            Cases = cases,
            Money = money,
            EffectiveFrom = effectiveFrom,
        };
        _targets.Add(target);
        return target;
    }

    /// <summary>The target in force on a day, if any was set for the scope.</summary>
    public Target? TargetOn(TargetScope scope, Guid? scopeId, DateOnly day) => _targets
        .Where(t => t.Scope == scope && t.ScopeId == scopeId && t.EffectiveFrom <= day)
        .OrderBy(t => t.EffectiveFrom).ThenBy(t => t.Id).LastOrDefault();

    /// <exception cref="RuleViolation">CMP-005: the campaign is already open or closed.</exception>
    public void Open() => Move(CampaignState.Draft, CampaignState.Running);

    /// <exception cref="RuleViolation">CMP-005: the campaign is not running.</exception>
    public void Close() => Move(CampaignState.Running, CampaignState.Closed);

    /// <summary>Running again, as if it had never been closed.</summary>
    /// <exception cref="RuleViolation">CMP-005: the campaign is not closed.</exception>
    public void Reopen() => Move(CampaignState.Closed, CampaignState.Running);

    private void Move(CampaignState from, CampaignState to)
    {
        if (State != from)
        {
            throw new RuleViolation("CMP-005", $"Chiến dịch đang ở trạng thái «{State.Label().ToLowerInvariant()}» nên không thực hiện được việc này.");
        }

        State = to;
    }
}

public enum CampaignState
{
    Draft,
    Running,
    Closed,
}

public static class CampaignStates
{
    public static string Label(this CampaignState state) => state switch
    {
        CampaignState.Draft => "Dự thảo",
        CampaignState.Running => "Đang thực hiện",
        CampaignState.Closed => "Đã kết thúc",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>A part of a campaign with its own dates and focus (L1: no overload, focal tasks of each wave).</summary>
public sealed class Wave : OfficeOwned<Wave>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required string Name { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>Codes of the work groups in focus.</summary>
    public required string Focus { get; init; }

    /// <summary>Which files of the list the wave takes, as <see cref="SelectionRule"/> writes it; empty: those of the focus.</summary>
    public string Selection { get; private set; } = "";

    public SelectionRule Rule => Selection.Length > 0 ? SelectionRule.Read(Selection) : new() { Groups = FocusGroups };

    public void Select(SelectionRule rule) => Selection = rule.Check().ToString();

    public DateRange Period => new(From, To);

    public IReadOnlyList<WorkGroup> FocusGroups => WorkGroupSet.Read(Focus);
}

public enum TargetScope
{
    Office,
    Officer,
    TaskForce,
    Wave,
}

/// <summary>How many cases completed and how much money a campaign, officer, task force or wave is to reach.</summary>
public sealed class Target : OfficeOwned<Target>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required TargetScope Scope { get; init; }

    public Guid? ScopeId { get; init; }

    public required int Cases { get; init; }

    public required Dong Money { get; init; }

    public required DateOnly EffectiveFrom { get; init; }
}

/// <summary>A task force takes part in a campaign.</summary>
public sealed class CampaignTaskForce : OfficeOwned<CampaignTaskForce>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<TaskForce> TaskForceId { get; init; }
}
