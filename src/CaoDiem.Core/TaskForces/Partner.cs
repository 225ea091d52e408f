using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>
/// An agency that works with the office: the procuracy, the police, a People's Committee … It says when it can come and
/// how many steps a day it attends; its people answer invitations.
/// </summary>
public sealed class Partner : OfficeOwned<Partner>
{
    private readonly List<Representative> _representatives = [];
    private readonly List<PartnerAbsence> _absences = [];
    private readonly List<PartnerDuty> _duties = [];
    private readonly List<PartnerTaskForce> _taskForces = [];
    private readonly List<PartnerCommune> _communes = [];

    public PartnerKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    /// <summary>The agency's name after a reorganisation, when it has one, and the day from which it bears it.</summary>
    public string? LaterName { get; private set; }

    public DateOnly? LaterFrom { get; private set; }

    /// <summary>Steps of all teams together that the agency can attend on one day.</summary>
    public int StepsPerDay { get; private set; } = 1;

    /// <summary>The weekdays on which it usually comes, as <see cref="WeekdaySet"/>.</summary>
    public int Weekdays { get; private set; } = WeekdaySet.Working;

    public IReadOnlyList<Representative> Representatives => _representatives;

    public IReadOnlyList<PartnerAbsence> Absences => _absences;

    public IReadOnlyList<PartnerDuty> Duties => _duties;

    /// <summary>The task forces it serves; none named means all of the office.</summary>
    public IReadOnlyList<PartnerTaskForce> TaskForces => _taskForces;

    /// <summary>The communes it serves; none named means all of the office.</summary>
    public IReadOnlyList<PartnerCommune> Communes => _communes;

    /// <summary>The name it bears on a day, as an invitation of that day must write it.</summary>
    public string NameOn(DateOnly day) => LaterName is { } later && day >= LaterFrom ? later : Name;

    /// <exception cref="RuleViolation">
    /// TSK-020: no name. TSK-021: fewer than one step a day. TSK-022: no weekday. TSK-023: a later name without its day, or a day without a name.
    /// </exception>
    public void Describe(PartnerKind kind, string name, string? laterName, DateOnly? laterFrom, int stepsPerDay, int weekdays)
    {
        var (clean, later) = (VietText.Clean(name), VietText.Clean(laterName));
        if (clean.Length == 0)
        {
            throw new RuleViolation("TSK-020", "Chưa nhập tên cơ quan phối hợp.", "Name");
        }

        if (stepsPerDay is < 1 or > 50)
        {
            throw new RuleViolation("TSK-021", "Số việc dự được trong một ngày từ 1 đến 50.", "StepsPerDay");
        }

        if (weekdays == 0)
        {
            throw new RuleViolation("TSK-022", "Hãy chọn ít nhất một ngày trong tuần mà cơ quan tham gia được.", "Weekdays");
        }

        if (later.Length > 0 != laterFrom is not null)
        {
            throw new RuleViolation("TSK-023", "Tên mới phải đi cùng ngày bắt đầu dùng tên mới.", later.Length > 0 ? "LaterFrom" : "LaterName");
        }

        (Kind, Name, SortKey, StepsPerDay, Weekdays) = (kind, clean, VietText.SortKey(clean), stepsPerDay, weekdays);
        (LaterName, LaterFrom) = (later.Length > 0 ? later : null, laterFrom);
    }

    public void Serve(IReadOnlyCollection<Id<TaskForce>> forces, IReadOnlyCollection<Id<Commune>> communes)
    {
        _taskForces.RemoveAll(x => !forces.Contains(x.TaskForceId));
        _communes.RemoveAll(x => !communes.Contains(x.CommuneId));
        foreach (var force in forces.Distinct().Where(f => !_taskForces.Exists(x => x.TaskForceId == f)))
        {
            _taskForces.Add(new() { OfficeId = OfficeId, PartnerId = Id, TaskForceId = force });
        }

        foreach (var commune in communes.Distinct().Where(c => !_communes.Exists(x => x.CommuneId == c)))
        {
            _communes.Add(new() { OfficeId = OfficeId, PartnerId = Id, CommuneId = commune });
        }
    }

    public bool Serves(Id<TaskForce> force) => _taskForces.Count == 0 || _taskForces.Exists(x => x.TaskForceId == force);

    public bool Serves(Id<Commune> commune) => _communes.Count == 0 || _communes.Exists(x => x.CommuneId == commune);

    /// <summary>
    /// Whether the agency can come on a day: a dated entry decides, else its usual weekdays on the office's working days.
    /// </summary>
    public bool AvailableOn(DateOnly day, WorkCalendar calendar) => _absences.Find(a => a.Period.Contains(day)) is { } dated
        ? dated.Available
        : WeekdaySet.Has(Weekdays, day.DayOfWeek) && calendar.IsWorkingDay(day);

    /// <summary>What it does at a step: as agreed with it, else as usual for its kind; null when it is not asked for.</summary>
    public string? DutyAt(StepKind step) => _duties.Find(d => d.Step == step)?.Text ?? StepRoles.Of(step, Kind);

    /// <exception cref="RuleViolation">TSK-024: the days overlap an entry that is already there.</exception>
    public PartnerAbsence MarkDays(DateRange period, bool available, string? note)
    {
        if (_absences.Find(a => a.Period.Overlaps(period)) is { } other)
        {
            throw new RuleViolation("TSK-024", $"Đã ghi cho ngày {other.From:dd/MM/yyyy} – {other.To:dd/MM/yyyy}; hãy bỏ dòng đó trước.", "From");
        }

        var absence = new PartnerAbsence { OfficeId = OfficeId, PartnerId = Id, From = period.From, To = period.To, Available = available, Note = note };
        _absences.Add(absence);
        return absence;
    }

    public void ClearDays(Id<PartnerAbsence> absence) => _absences.RemoveAll(a => a.Id == absence);

    /// <exception cref="RuleViolation">TSK-025: name or post missing.</exception>
    public Representative AddRepresentative(string name, string post, string? phone, Id<User>? user)
    {
        var (clean, duty) = (VietText.Clean(name), VietText.Clean(post));
        if (clean.Length == 0 || duty.Length == 0)
        {
            throw new RuleViolation("TSK-025", "Chưa nhập họ tên hoặc chức vụ của người đại diện.", clean.Length == 0 ? "RepName" : "Post");
        }

        var one = new Representative { OfficeId = OfficeId, PartnerId = Id, Name = clean, Post = duty, Phone = VietText.Clean(phone), UserId = user };
        _representatives.Add(one);
        return one;
    }

    public void RemoveRepresentative(Id<Representative> representative) => _representatives.RemoveAll(r => r.Id == representative);

    /// <summary>Sets what the agency agreed to do at a step; an empty text restores what is usual. Gives the new entry, if any.</summary>
    public PartnerDuty? Agree(StepKind step, string? text)
    {
        _duties.RemoveAll(d => d.Step == step);
        var clean = VietText.Clean(text);
        if (clean.Length == 0 || clean == StepRoles.Of(step, Kind))
        {
            return null;
        }

        var duty = new PartnerDuty { OfficeId = OfficeId, PartnerId = Id, Step = step, Text = clean };
        _duties.Add(duty);
        return duty;
    }
}
