using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>How a deputy signs (ND 30/2020, Art 13).</summary>
public enum DelegationForm
{
    /// <summary>A deputy head signs in the head's place (KT.).</summary>
    Deputy,

    /// <summary>Somebody else signs by written authority (TUQ.).</summary>
    Authority,
}

/// <summary>A sort of approvals that the head may give to a deputy.</summary>
public enum DelegatedKind
{
    Acts,
    Plans,
    Schedules,
    Budgets,
    Documents,
}

/// <summary>The facts of forms and kinds in one table each.</summary>
public static class DelegationFacts
{
    private static readonly Dictionary<DelegationForm, (string Label, string Short)> Forms = new()
    {
        [DelegationForm.Deputy] = ("Ký thay (KT.), dành cho cấp phó", "ký thay"),
        [DelegationForm.Authority] = ("Thừa ủy quyền (TUQ.)", "được ủy quyền của"),
    };

    private static readonly Dictionary<DelegatedKind, (string Label, Permission[] Gives)> Kinds = new()
    {
        [DelegatedKind.Acts] = ("Quyết định và việc trên hồ sơ", [Permission.ApproveActs]),
        [DelegatedKind.Plans] = ("Kế hoạch vụ việc", [Permission.ApprovePlans]),
        [DelegatedKind.Schedules] = ("Lịch và tổ chức chiến dịch", [Permission.PlanCampaign]),
        [DelegatedKind.Budgets] = ("Dự toán", [Permission.ApproveBudgets, Permission.SeeBudgets]),
        [DelegatedKind.Documents] = ("Văn bản", [Permission.IssueDocuments]),
    };

    public static IReadOnlyList<DelegationForm> AllForms { get; } = [.. Forms.Keys];

    public static IReadOnlyList<DelegatedKind> AllKinds { get; } = [.. Kinds.Keys];

    public static string Label(this DelegationForm form) => Forms[form].Label;

    /// <summary>As it stands before the head's name in what the deputy signs.</summary>
    public static string Short(this DelegationForm form) => Forms[form].Short;

    public static string Label(this DelegatedKind kind) => Kinds[kind].Label;

    public static IReadOnlyList<Permission> Gives(this DelegatedKind kind) => Kinds[kind].Gives;
}

/// <summary>
/// The head lets a deputy approve in his place from a day to a day. Never deleted: it runs out, is ended early, or is corrected, with who,
/// when and why; what the deputy approved meanwhile stays.
/// </summary>
public sealed class Delegation : OfficeOwned<Delegation>
{
    public required Id<User> DeputyId { get; init; }

    public required string DeputyName { get; init; }

    public required Id<User>? GivenById { get; init; }

    public required string GivenBy { get; init; }

    public required DateTime GivenAt { get; init; }

    public DelegationForm Form { get; private set; }

    /// <summary>Names of the <see cref="DelegatedKind"/>s, one a line.</summary>
    public string Kinds { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Number of the written delegation, if there is one.</summary>
    public string? DocumentNo { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTime? CorrectedAt { get; private set; }

    public string? CorrectedBy { get; private set; }

    public string? CorrectedReason { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public string? EndedReason { get; private set; }

    public IReadOnlyList<DelegatedKind> ReadKinds() =>
        [.. Kinds.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DelegatedKind>)];

    public bool RunsOn(DateOnly day) => EndedAt is null && From <= day && day <= To;

    /// <summary>What it lets its deputy do while it runs.</summary>
    public Mandate ToMandate() => new(GivenBy, Form, [.. ReadKinds().SelectMany(k => k.Gives())], To);

    /// <exception cref="RuleViolation">IDN-082: no kind. IDN-083: no days. IDN-084: no reason. SHR-001: end before start.</exception>
    internal void Write(DelegationTerms terms)
    {
        if (terms.Kinds.Count == 0)
        {
            throw new RuleViolation("IDN-082", "Chưa chọn loại việc được duyệt thay.", "Kinds");
        }

        var from = terms.From ?? throw new RuleViolation("IDN-083", "Chưa ghi từ ngày nào.", "From");
        var period = new DateRange(from, terms.To ?? throw new RuleViolation("IDN-083", "Chưa ghi đến ngày nào.", "To"));
        var reason = VietText.Clean(terms.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("IDN-084", "Phải ghi lý do ủy quyền.", "Reason");
        }

        var number = VietText.Clean(terms.DocumentNo);
        (Form, Kinds) = (terms.Form, string.Join('\n', terms.Kinds.Distinct().Order()));
        (From, To, DocumentNo, Reason) = (period.From, period.To, number.Length > 0 ? number : null, reason);
    }

    /// <exception cref="RuleViolation">IDN-086: ended before. IDN-087: no reason. As <see cref="Write"/>.</exception>
    internal void Correct(DelegationTerms terms, string? why, string by, DateTime at)
    {
        var reason = Open(why, "sửa");
        Write(terms);
        (CorrectedAt, CorrectedBy, CorrectedReason) = (at, by, reason);
    }

    /// <exception cref="RuleViolation">IDN-086: ended before. IDN-087: no reason.</exception>
    internal void End(string? why, string by, DateTime at) => (EndedReason, EndedAt, EndedBy) = (Open(why, "chấm dứt"), at, by);

    private string Open(string? why, string what) => EndedAt is not null
        ? throw new RuleViolation("IDN-086", "Ủy quyền này đã được chấm dứt trước đó.", "Why")
        : VietText.Clean(why) is { Length: > 0 } reason ? reason : throw new RuleViolation("IDN-087", $"Phải nêu lý do {what}.", "Why");
}

/// <summary>What a delegation says.</summary>
public sealed record DelegationTerms(
    DelegationForm Form, IReadOnlyCollection<DelegatedKind> Kinds, DateOnly? From, DateOnly? To, string? DocumentNo, string? Reason);

/// <summary>What somebody may do today in the head's place.</summary>
/// <param name="Until">The last day.</param>
public sealed record Mandate(string Giver, DelegationForm Form, IReadOnlyList<Permission> Permissions, DateOnly Until)
{
    private const string Opening = " (";

    /// <summary>A deputy's name as the record keeps it: "Nguyễn Văn A (ký thay Trần B)".</summary>
    public string Signature(string deputy) => $"{deputy}{Opening}{Form.Short()} {Giver})";

    /// <summary>Whoever put a signature down, with or without another's authority, is the one named.</summary>
    public static bool IsBy(string signature, string name) => signature == name
        || DelegationFacts.AllForms.Any(f => signature.StartsWith($"{name}{Opening}{f.Short()} ", StringComparison.Ordinal));
}
