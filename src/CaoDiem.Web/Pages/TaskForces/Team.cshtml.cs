using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class TeamModel(AppDb db, TaskForceMembersHandler members, AddStaffHandler staff) : AppPage(db)
{
    private const int DaysShown = 28;
    private const int DaysPerWeek = 7;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Own))]
    public StaffForm Own { get; set; } = new();

    [BindProperty(Name = nameof(Tie))]
    public StaffForm Tie { get; set; } = new();

    [BindProperty(Name = nameof(LeaderTime))]
    public Time LeaderTime { get; set; } = new();

    [BindProperty(Name = nameof(End))]
    public Dated End { get; set; } = new();

    [BindProperty(Name = nameof(Replace))]
    public Dated Replace { get; set; } = new();

    /// <summary>The dated form that came back with an error.</summary>
    public string? Shown { get; private set; }

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    /// <summary>Who led from when, and why it changed; nothing while it never did.</summary>
    public IReadOnlyList<string> Leaders { get; private set; } = [];

    public TaskForce Force { get; private set; } = null!;

    private Dictionary<Id<Officer>, string> _names = [];

    public string Leader { get; private set; } = "";

    public string Area { get; private set; } = "";

    public DateOnly From { get; private set; }

    public IReadOnlyList<TeamDay[]> Weeks { get; private set; } = [];

    /// <summary>The office's own people who are not in the task force: its officers, and accounts that are bound to none.</summary>
    public IReadOnlyList<SelectListItem> Staff { get; private set; } = [];

    /// <summary>Members of the office who were typed in and fit nobody of its directory.</summary>
    public IReadOnlyList<SelectListItem> Typed => [.. Force.Members.Where(m => m.IsTyped).Select(m => new SelectListItem(m.Name,
        m.Id.ToString()))];

    public IReadOnlyList<SelectListItem> Representatives { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Partners { get; private set; } = [];

    /// <summary>What somebody of another body is in the task force.</summary>
    public IReadOnlyList<SelectListItem> Kinds { get; } = Items(MemberKinds.All.Where(k => !k.IsOwn()).Reverse());

    public IReadOnlyList<SelectListItem> OwnKinds { get; } = Items(MemberKinds.All.Where(k => k.IsOwn()));

    public IReadOnlyList<SelectListItem> People => [.. Force.Members.Select(m => new SelectListItem(m.Name, m.Id.ToString()))];

    /// <summary>People in the task force today, its leader among them.</summary>
    public int Now => Force.PeopleOn(Db.Today);

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public async Task OnGetAsync(Id<TaskForce> id, DateOnly? from)
    {
        await LoadAsync(id, from);
        Input.Weekdays = Own.Weekdays = [.. WeekdaySet.Read(WeekdaySet.Working)];
        LeaderTime = new() { HoursPerWeek = Force.HoursPerWeek, Weekdays = [.. WeekdaySet.Read(Force.Weekdays)] };
    }

    public Task<IActionResult> OnPostMemberAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã thêm thành viên.", () => members.Handle(
        new AddMember(id, Input.MemberName ?? "", Input.Organisation ?? "", Input.Duty ?? "", null, Input.ToTerms()), Actor, Cancel));

    public Task<IActionResult> OnPostStaffAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã thêm người của đơn vị.", () => staff.Handle(
        new AddStaff(id, Own.Officer, Own.User, Own.Duty, Own.ToTerms()), Actor, Cancel), nameof(Own));

    public Task<IActionResult> OnPostTieAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã gắn thành viên với danh sách của đơn vị.", () =>
        staff.Handle(new TieMember(id, Tie.Member, Tie.Officer, Tie.User, Tie.Why), Actor, Cancel), nameof(Tie));

    public Task<IActionResult> OnPostLeaveAsync(Id<TaskForce> id, Id<Member> member) =>
        ChangeAsync(id, "Đã đưa thành viên ra khỏi tổ.", () => members.Handle(new RemoveMember(id, member), Actor, Cancel));

    public Task<IActionResult> OnPostEndAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã ghi ngày rời tổ.", () =>
        members.Handle(new EndMember(id, End.Member, End.When(), End.Why), Actor, Cancel), nameof(End));

    public Task<IActionResult> OnPostReplaceAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã thay tổ trưởng.", () =>
        members.Handle(new ReplaceLeader(id, Replace.OfficerId, Replace.When(), Replace.Why), Actor, Cancel), nameof(Replace));

    public Task<IActionResult> OnPostLeaderAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã lưu thời gian của tổ trưởng.",
        () => members.Handle(new SetLeaderTime(id, LeaderTime.HoursPerWeek ?? 0, LeaderTime.Weekdays), Actor, Cancel), nameof(LeaderTime));

    public Task<IActionResult> OnPostAwayAsync(Id<TaskForce> id) => ChangeAsync(id, "Đã ghi ngày vắng.", () =>
    {
        if (Input.LeaveFrom is not { } from)
        {
            throw new RuleViolation("TSK-035", "Chưa nhập ngày bắt đầu vắng.", "LeaveFrom");
        }

        return members.Handle(new TakeLeave(id, Input.MemberId, from, Input.LeaveTo ?? from, Input.LeaveNote), Actor, Cancel);
    });

    public Task<IActionResult> OnPostBackAsync(Id<TaskForce> id, Id<MemberLeave> leave) =>
        ChangeAsync(id, "Đã bỏ ngày vắng.", () => members.Handle(new CancelLeave(id, leave), Actor, Cancel));

    /// <summary>Whose days they are; a former leader by name.</summary>
    public string NameOf(MemberLeave leave) => leave switch
    {
        { MemberId: { } member } => Force.Members.FirstOrDefault(m => m.Id == member)?.Name ?? "",
        { OfficerId: { } officer } when officer != Force.LeaderId => $"{_names.GetValueOrDefault(officer)} (tổ trưởng trước)",
        _ => "Tổ trưởng",
    };

    public static string TimeWords(int hours, int weekdays) => $"{hours} giờ mỗi tuần, {WeekdaySet.Words(weekdays)}";

    private Task<IActionResult> ChangeAsync(Id<TaskForce> id, string done, Func<Task> change, string prefix = nameof(Input)) =>
        ChangeAsync(done, change, async () =>
        {
            Shown = prefix;
            await LoadAsync(id, null);
            if (prefix != nameof(LeaderTime))
            {
                LeaderTime = new() { HoursPerWeek = Force.HoursPerWeek, Weekdays = [.. WeekdaySet.Read(Force.Weekdays)] };
            }
        }, Permission.PlanCampaign, prefix);

    private async Task LoadAsync(Id<TaskForce> id, DateOnly? from)
    {
        var office = Actor.OfficeId;
        Force = await Db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Include(t => t.Communes)
            .Where(t => t.OfficeId == office && t.Id == id).OneAsync(Cancel);
        Leader = await Db.Officers.Where(o => o.OfficeId == office && o.Id == Force.LeaderId).Select(o => o.Name).SingleAsync(Cancel);
        var officers = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        _names = officers.ToDictionary(o => o.Id, o => o.Name);
        Officers = [.. officers.Where(o => !o.HasLeft(Db.Today)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
        var led = await Db.TeamLeaders.AsNoTracking().Where(l => l.OfficeId == office && l.TaskForceId == id).ToListAsync(Cancel);
        Leaders = [.. led.OrderBy(l => l.From).Select(l => officers.Find(o => o.Id == l.OfficerId)?.Name + Since(l))];
        var area = Force.Communes.Select(c => c.CommuneId).ToList();
        Area = string.Join(", ", await Db.Communes.Where(c => c.OfficeId == office && area.Contains(c.Id)).ThereOn(Db.Today)
            .OrderBy(c => c.SortKey).Select(c => c.Name).ToListAsync(Cancel));
        var start = from ?? Db.Today;
        From = start.AddDays(-(((int)start.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));
        var calendar = (await OfficeLaw.LoadAsync(Db, Force.OfficeId, Cancel)).Calendar;
        Weeks = [.. TeamCapacity.Over(Force, new(From, From.AddDays(DaysShown - 1)), calendar).Chunk(DaysPerWeek)];
        await LoadPeopleAsync(officers);
    }

    private async Task LoadPeopleAsync(IReadOnlyList<Officer> officers)
    {
        var office = Force.OfficeId;
        var users = await Db.Users.AsNoTracking().Where(u => u.OfficeId == office && !u.Disabled && u.OfficerId == null
            && AddStaffHandler.Own.Contains(u.Role))
            .OrderBy(u => u.Login).ToListAsync(Cancel);
        var (there, accounts) = (Force.Members.Select(m => m.OfficerId).Append(Force.LeaderId).ToHashSet(), Force.Members.Select(m =>
            m.UserId).ToHashSet());
        Staff =
        [
            .. officers.Where(o => !o.HasLeft(Db.Today) && !there.Contains(o.Id)).Select(o =>
                new SelectListItem($"{o.Name}, chấp hành viên", $"o{o.Id}")),
            .. users.Where(u => !accounts.Contains(u.Id)).Select(u => new SelectListItem($"{u.Name}, {u.Role.Label().ToLowerInvariant()}",
                $"u{u.Id}")),
        ];
        var partners = await Db.Partners.AsNoTracking().Include(p => p.Representatives).Where(p => p.OfficeId == office).OrderBy(p =>
            p.SortKey).ToListAsync(Cancel);
        Partners = [.. partners.Select(p => new SelectListItem(p.NameOn(Db.Today), p.Id.ToString()))];
        Representatives = [.. partners.SelectMany(p => p.Representatives.Select(r =>
            new SelectListItem($"{r.Name}, {r.Post}, {p.NameOn(Db.Today)}", r.Id.ToString())))];
    }

    private static List<SelectListItem> Items(IEnumerable<MemberKind> kinds) => [.. kinds.Select(k => new SelectListItem(k.Label(),
        k.ToString()))];

    private static string Since(TeamLeader leader) =>
        leader.From is { } from ? $", từ ngày {Format.Day(from)}{(leader.Reason is { } why ? $" – {why}" : "")}" : ", từ đầu";

    public sealed class Dated
    {
        public Id<Member>? Member { get; set; }

        public Id<Officer>? OfficerId { get; set; }

        public DateOnly? Day { get; set; }

        public string? Why { get; set; }

        /// <exception cref="RuleViolation">TSK-040: no day.</exception>
        public DateOnly When() => Day ?? throw new RuleViolation("TSK-040", "Chưa nhập ngày.", "Day");
    }

    public sealed class Time
    {
        public int? HoursPerWeek { get; set; }

        public List<DayOfWeek> Weekdays { get; set; } = [];
    }

    /// <summary>What both kinds of new members bring.</summary>
    public abstract class TermsForm
    {
        public MemberKind Kind { get; set; }

        public string? Duty { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public int? HoursPerWeek { get; set; } = Member.FullWeek;

        public List<DayOfWeek> Weekdays { get; set; } = [];

        internal virtual MemberTerms ToTerms() => new(Kind, From, To, null, HoursPerWeek ?? 0, WeekdaySet.Of(Weekdays));
    }

    /// <summary>Somebody of the office, by the key of the officer («o…») or of the account («u…»).</summary>
    public sealed class StaffForm : TermsForm
    {
        public StaffForm() => Kind = MemberKind.Officer;

        public string? Person { get; set; }

        public Id<Member>? Member { get; set; }

        public string? Why { get; set; }

        internal Id<Officer>? Officer => Key('o') is { } key ? new(key) : null;

        internal Id<User>? User => Key('u') is { } key ? new(key) : null;

        private Guid? Key(char kind) => Person?.Length > 1 && Person[0] == kind && Guid.TryParse(Person[1..], out var key) ? key : null;
    }

    /// <summary>Somebody of another body, and days on which a member is away.</summary>
    public sealed class Form : TermsForm
    {
        public Form() => Kind = MemberKind.Representative;

        public string? MemberName { get; set; }

        public string? Organisation { get; set; }

        public Id<Partner>? PartnerId { get; set; }

        public Id<Representative>? RepresentativeId { get; set; }

        public string? HandoverNote { get; set; }

        public Id<Member>? MemberId { get; set; }

        public DateOnly? LeaveFrom { get; set; }

        public DateOnly? LeaveTo { get; set; }

        public string? LeaveNote { get; set; }

        internal override MemberTerms ToTerms() => base.ToTerms() with
        {
            HandoverNote = VietText.Clean(HandoverNote),
            PartnerId = PartnerId,
            RepresentativeId = RepresentativeId,
        };
    }
}
