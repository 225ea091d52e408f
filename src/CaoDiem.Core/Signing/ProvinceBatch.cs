using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Signing;

/// <summary>What is sent to the province.</summary>
public enum ProvinceMatter
{
    /// <summary>A decision to be signed by the head of the provincial body.</summary>
    Decision,
    Money,
    Reply,
}

/// <summary>What became of it.</summary>
public enum ProvinceState
{
    Waiting,

    /// <summary>Signed, paid or answered.</summary>
    Done,

    /// <summary>Sent back with a reason.</summary>
    Returned,

    /// <summary>Its batch was sent by mistake.</summary>
    TakenBack,
}

/// <summary>The words of matters and states, each in one table.</summary>
public static class ProvinceWords
{
    private static readonly Dictionary<ProvinceMatter, (string Label, string Done)> Matters = new()
    {
        [ProvinceMatter.Decision] = ("Quyết định chờ ký", "Đã ký"),
        [ProvinceMatter.Money] = ("Đề nghị cấp, chuyển tiền", "Đã cấp, chuyển tiền"),
        [ProvinceMatter.Reply] = ("Báo cáo, xin ý kiến", "Đã có trả lời"),
    };

    private static readonly Dictionary<ProvinceState, (string Label, string Colour)> States = new()
    {
        [ProvinceState.Waiting] = ("Đang ở tỉnh", "warn"),
        [ProvinceState.Done] = ("Đã xong", "good"),
        [ProvinceState.Returned] = ("Tỉnh trả lại", "bad"),
        [ProvinceState.TakenBack] = ("Đã rút lại", ""),
    };

    public static IReadOnlyList<ProvinceMatter> All { get; } = [.. Matters.Keys];

    public static string Label(this ProvinceMatter matter) => Matters[matter].Label;

    /// <summary>As it is said of one that came back well.</summary>
    public static string Done(this ProvinceMatter matter) => Matters[matter].Done;

    public static string Label(this ProvinceState state) => States[state].Label;

    public static string Colour(this ProvinceState state) => States[state].Colour;
}

/// <summary>
/// What went to the province together on a day, with its list. Never deleted: one that was sent by mistake is taken back with a reason.
/// </summary>
public sealed class ProvinceBatch : OfficeOwned<ProvinceBatch>
{
    private readonly List<ProvinceItem> _items = [];

    /// <summary>Counts the batches of the office, from 1.</summary>
    public required int Number { get; init; }

    public required DateOnly SentOn { get; init; }

    /// <summary>The day on which it is expected back.</summary>
    public required DateOnly ExpectedOn { get; init; }

    public required string SentBy { get; init; }

    public string? Note { get; init; }

    public DateTime? TakenBackAt { get; private set; }

    public string? TakenBackBy { get; private set; }

    public string? TakenBackReason { get; private set; }

    public IReadOnlyList<ProvinceItem> Items => _items;

    internal void Add(ProvinceItem item) => _items.Add(item);

    /// <exception cref="RuleViolation">SGN-006: no reason. SGN-007: something came back already, or it was taken back before.</exception>
    internal void TakeBack(string? reason, string by, DateTime at)
    {
        if (TakenBackAt is not null || _items.Exists(i => i.State is ProvinceState.Done or ProvinceState.Returned))
        {
            throw new RuleViolation("SGN-007", "Lượt gửi này đã rút lại hoặc đã có việc từ tỉnh về, không rút lại cả lượt được.", "Why");
        }

        TakenBackReason = VietText.Clean(reason) is { Length: > 0 } why ? why
            : throw new RuleViolation("SGN-006", "Phải nêu lý do rút lại.", "Why");
        (TakenBackAt, TakenBackBy) = (at, by);
        _items.ForEach(i => i.TakeBack());
    }
}

/// <summary>One matter of a batch: a decision on a file, money, a reply.</summary>
public sealed class ProvinceItem : OfficeOwned<ProvinceItem>
{
    public required Id<ProvinceBatch> BatchId { get; init; }

    protected override Guid? Whole => BatchId.Value;

    public required ProvinceMatter Matter { get; init; }

    /// <summary>The agreed act that becomes a decision; null for money and replies.</summary>
    public Id<Act>? ActId { get; init; }

    public Id<Dossier>? DossierId { get; init; }

    /// <summary>What it is about, as the list says it.</summary>
    public required string Subject { get; init; }

    /// <summary>The money asked for; zero where none is.</summary>
    public Dong Amount { get; init; }

    public ProvinceState State { get; private set; }

    /// <summary>The day on which it came back.</summary>
    public DateOnly? BackOn { get; private set; }

    public string? DocumentNo { get; private set; }

    public DateOnly? DocumentOn { get; private set; }

    /// <summary>Why the province sent it back.</summary>
    public string? Reason { get; private set; }

    public string? RecordedBy { get; private set; }

    public string? CorrectedBy { get; private set; }

    public string? CorrectedReason { get; private set; }

    public int DaysWaited(DateOnly sent, DateOnly today) => (BackOn ?? today).DayNumber - sent.DayNumber;

    /// <exception cref="RuleViolation">SGN-010: it no longer waits. SGN-011: came back before it was sent, or in the future.</exception>
    internal void Finish(ProvinceAnswer answer, DateOnly sent, DateOnly today, string by)
    {
        if (State != ProvinceState.Waiting)
        {
            throw new RuleViolation("SGN-010", $"«{Subject}» không còn chờ ở tỉnh.");
        }

        Write(answer, sent, today);
        (State, RecordedBy) = (answer.Done ? ProvinceState.Done : ProvinceState.Returned, by);
    }

    /// <exception cref="RuleViolation">SGN-014: nothing came back yet. SGN-015: no reason. SGN-011 … as when it was recorded.</exception>
    internal void Correct(ProvinceAnswer answer, DateOnly sent, DateOnly today, string? why, string by)
    {
        if (State is not (ProvinceState.Done or ProvinceState.Returned))
        {
            throw new RuleViolation("SGN-014", "Việc này chưa từ tỉnh về nên chưa có gì để sửa.");
        }

        var reason = VietText.Clean(why) is { Length: > 0 } said ? said : throw new RuleViolation("SGN-015", "Phải nêu lý do sửa.", "Why");
        Write(answer with { Done = State == ProvinceState.Done }, sent, today);
        (CorrectedBy, CorrectedReason) = (by, reason);
    }

    internal void TakeBack() => State = ProvinceState.TakenBack;

    private void Write(ProvinceAnswer answer, DateOnly sent, DateOnly today)
    {
        var back = answer.BackOn ?? throw new RuleViolation("SGN-011", "Chưa ghi ngày từ tỉnh về.", "BackOn");
        if (back < sent || back > today)
        {
            throw new RuleViolation("SGN-011", $"Ngày về phải từ ngày gửi ({sent:dd/MM/yyyy}) đến hôm nay.", "BackOn");
        }

        var (number, reason) = (VietText.Clean(answer.DocumentNo), VietText.Clean(answer.Reason));
        if (answer.Done && Matter == ProvinceMatter.Decision && (number.Length == 0 || answer.DocumentOn is null))
        {
            throw new RuleViolation("SGN-012", "Quyết định đã ký phải ghi số và ngày.", number.Length == 0 ? "DocumentNo" : "DocumentOn");
        }

        if (answer.DocumentOn > back)
        {
            throw new RuleViolation("SGN-012", "Ngày của quyết định không được sau ngày về.", "DocumentOn");
        }

        if (!answer.Done && reason.Length == 0)
        {
            throw new RuleViolation("SGN-013", "Tỉnh trả lại thì phải ghi lý do.", "Reason");
        }

        (BackOn, DocumentNo, DocumentOn) = (back, answer.Done && number.Length > 0 ? number : null, answer.Done ? answer.DocumentOn : null);
        Reason = reason.Length > 0 ? reason : null;
    }
}

/// <summary>How something came back: done (signed, paid, answered) with number and day, or returned with the reason.</summary>
public sealed record ProvinceAnswer(bool Done, DateOnly? BackOn, string? DocumentNo = null, DateOnly? DocumentOn = null,
    string? Reason = null);

internal sealed class ProvinceBatchMapping : IEntityTypeConfiguration<ProvinceBatch>
{
    public void Configure(EntityTypeBuilder<ProvinceBatch> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.Number }).IsUnique();
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => new { x.OfficeId, x.BatchId });
    }
}

internal sealed class ProvinceItemMapping : IEntityTypeConfiguration<ProvinceItem>
{
    public void Configure(EntityTypeBuilder<ProvinceItem> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.State });
        builder.HasIndex(x => new { x.OfficeId, x.ActId });
        builder.HasOne<Act>().WithMany().HasForeignKey(x => new { x.OfficeId, x.ActId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(x => new { x.OfficeId, x.DossierId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SigningRulesMapping : IEntityTypeConfiguration<SigningRules>
{
    public void Configure(EntityTypeBuilder<SigningRules> builder) => builder.HasIndex(x => x.OfficeId).IsUnique();
}
