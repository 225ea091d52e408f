using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>A peak enforcement campaign (đợt thi hành án dân sự cao điểm): plan number, period, purpose, waves, targets.</summary>
public sealed class Campaign : OfficeOwned<Campaign>
{
    private readonly List<Wave> _waves = [];
    private readonly List<Target> _targets = [];

    public required string Name { get; set; }

    /// <summary>Number of the plan that orders the campaign, such as 308/KH-CCTHADS; empty until it has one.</summary>
    public required string PlanNo { get; set; }

    /// <summary>The plan's number as people read it.</summary>
    public string PlanLabel => Labelled(PlanNo);

    /// <summary>A plan's number as people read it: "chưa có số" where there is none yet.</summary>
    public static string Labelled(string planNo) => planNo.Length > 0 ? planNo : "chưa có số";

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

    /// <summary>Gives a wave another name, other dates, another focus.</summary>
    /// <exception cref="RuleViolation">As <see cref="MoveWave"/>; CMP-020: no name. CMP-021: no focus.</exception>
    public Wave EditWave(Id<Wave> id, string? name, DateRange period, IReadOnlyCollection<WorkGroup> focus)
    {
        var (named, groups) = RequireWave(name, focus);
        var wave = MoveWave(id, period);
        wave.Name = named;
        if (WorkGroupSet.Of(groups) != wave.Focus)
        {
            wave.Refocus(groups);
        }

        return wave;
    }

    /// <exception cref="RuleViolation">CMP-020: no name. CMP-021: no focus.</exception>
    internal static (string Name, IReadOnlyCollection<WorkGroup> Focus) RequireWave(string? name, IReadOnlyCollection<WorkGroup> focus)
    {
        if (VietText.Clean(name) is not { Length: > 0 } named)
        {
            throw new RuleViolation("CMP-020", "Chưa nhập tên đợt.", "Name");
        }

        return focus.Count > 0 ? (named, focus) : throw new RuleViolation("CMP-021", "Hãy chọn ít nhất một trọng tâm cho đợt.", "Focus");
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
        RequireFigures(cases, money);
        var before = TargetOn(scope, scopeId, effectiveFrom);
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
        _targets.Add(target.TakesThePlaceOf(before));
        return target;
    }

    /// <summary>Puts a target right that was typed wrongly; one that changes from a day on is set anew instead.</summary>
    /// <exception cref="RuleViolation">CMP-004: negative figures. CMP-006: not a target of this campaign. CMP-048: nothing
    /// differs.</exception>
    public Target CorrectTarget(Id<Target> id, int cases, Dong money, DateOnly effectiveFrom)
    {
        var target = _targets.Find(t => t.Id == id) ?? throw new RuleViolation("CMP-006", "Hãy chọn chỉ tiêu cần sửa.", "Target");
        RequireFigures(cases, money);
        if ((target.Cases, target.Money, target.EffectiveFrom) == (cases, money, effectiveFrom))
        {
            throw NothingDiffers();
        }

        target.Correct(cases, money, effectiveFrom);
        return target;
    }

    /// <summary>The reason of a change, which only a draft does without.</summary>
    /// <exception cref="RuleViolation">CMP-047: no reason.</exception>
    public string? RequireReason(string? reason)
    {
        var why = VietText.Clean(reason);
        return why.Length > 0 ? why
            : State == CampaignState.Draft ? null
            : throw new RuleViolation("CMP-047", "Chiến dịch không còn là dự thảo nên phải nêu lý do.", "Reason");
    }

    internal static RuleViolation NothingDiffers() => new("CMP-048", "Không có gì khác với nội dung đang có.");

    private static void RequireFigures(int cases, Dong money)
    {
        if (cases < 0 || money < Dong.Zero)
        {
            throw new RuleViolation("CMP-004", "Chỉ tiêu không được âm.", "Cases");
        }
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

    /// <summary>Puts a draft away: it is on no list, and nothing of it waits for anybody.</summary>
    /// <exception cref="RuleViolation">CMP-005: the campaign is no draft.</exception>
    public void Drop() => Move(CampaignState.Draft, CampaignState.Dropped);

    /// <summary>A draft again, as it was.</summary>
    /// <exception cref="RuleViolation">CMP-005: the campaign was not put away.</exception>
    public void Restore() => Move(CampaignState.Dropped, CampaignState.Draft);

    private void Move(CampaignState from, CampaignState to)
    {
        if (State != from)
        {
            throw new RuleViolation("CMP-005",
                $"Chiến dịch đang ở trạng thái «{State.Label().ToLowerInvariant()}» nên không thực hiện được việc này.");
        }

        State = to;
    }
}

public enum CampaignState
{
    Draft,
    Running,
    Closed,

    /// <summary>A draft that was put away.</summary>
    Dropped,
}

public static class CampaignStates
{
    public static string Label(this CampaignState state) => state switch
    {
        CampaignState.Draft => "Dự thảo",
        CampaignState.Running => "Đang thực hiện",
        CampaignState.Closed => "Đã kết thúc",
        CampaignState.Dropped => "Dự thảo đã bỏ",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>A part of a campaign with its own dates and focus (L1: no overload, focal tasks of each wave).</summary>
public sealed class Wave : OfficeOwned<Wave>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    protected override IEnumerable<(string Property, object? Before, object? Now)> ToldWhenAdded =>
        [(nameof(Name), null, Name), (nameof(From), null, From), (nameof(To), null, To), (nameof(Focus), null, Focus)];

    public required string Name { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>Codes of the work groups in focus.</summary>
    public required string Focus { get; set; }

    /// <summary>Which files of the list the wave takes, as <see cref="SelectionRule"/> writes it; empty: those of the focus.</summary>
    public string Selection { get; private set; } = "";

    public SelectionRule Rule => Selection.Length > 0 ? SelectionRule.Read(Selection) : new() { Groups = FocusGroups };

    public void Select(SelectionRule rule) => Selection = rule.Check().ToString();

    internal void Refocus(IReadOnlyCollection<WorkGroup> focus)
    {
        Select(Rule with { Groups = [.. focus] });
        Focus = WorkGroupSet.Of(focus);
    }

    public DateRange Period => new(From, To);

    public IReadOnlyList<WorkGroup> FocusGroups => WorkGroupSet.Read(Focus);
}
