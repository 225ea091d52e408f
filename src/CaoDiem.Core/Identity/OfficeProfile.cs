using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>What an office is called, of which kind it is, to which province it belongs and whose seal its papers bear.</summary>
/// <param name="SealHolder">The body with the seal, where it is not the one that the organisation of the day says (law.md O-04).</param>
/// <param name="OpensAt">First and last minute of a working day.</param>
/// <param name="LunchFrom">The break at noon; the usual one when nothing is said, none when it ends when it begins.</param>
public sealed record OfficeFacts(
    string? Name, OfficeKind Kind, string? Province, string? SealHolder = null, TimeOnly? OpensAt = null, TimeOnly? ClosesAt = null,
    TimeOnly? LunchFrom = null, TimeOnly? LunchTo = null);

/// <summary>
/// What an office is from a day on. A later row takes over from its day, so that papers and boards of earlier days keep the name of their
/// time. A typing error is corrected in the row, with a reason; a row that was a mistake is withdrawn and stays.
/// </summary>
public sealed class OfficeProfile : IAudited
{
    /// <summary>The first row of an office counts from here: nothing in it is older.</summary>
    public static readonly DateOnly Beginning = new(1900, 1, 1);

    public static readonly TimeOnly UsualOpening = new(7, 30);
    public static readonly TimeOnly UsualClosing = new(16, 30);
    public static readonly TimeOnly UsualLunch = new(11, 30);
    public static readonly TimeOnly UsualLunchEnd = new(13, 0);

    public Id<OfficeProfile> Id { get; init; } = Id<OfficeProfile>.New();

    public required Id<Office> OfficeId { get; init; }

    public DateOnly From { get; private set; }

    public string Name { get; private set; } = "";

    public OfficeKind Kind { get; private set; }

    public string? Province { get; private set; }

    /// <summary>The body with the seal, where it is not the one that the organisation of the day says.</summary>
    public string? SealHolder { get; private set; }

    public TimeOnly OpensAt { get; private set; } = UsualOpening;

    public TimeOnly ClosesAt { get; private set; } = UsualClosing;

    public TimeOnly LunchFrom { get; private set; } = UsualLunch;

    public TimeOnly LunchTo { get; private set; } = UsualLunchEnd;

    public OfficeHours Hours => new(OpensAt, LunchFrom, LunchTo, ClosesAt);

    /// <summary>The paper that says so; null for what was entered when the office was set up.</summary>
    public string? DocumentNo { get; private set; }

    public string? RecordedBy { get; init; }

    public DateTime? RecordedAt { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public long Version { get; set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>What the office was set up with: always there, never withdrawn.</summary>
    public bool IsFirst => From == Beginning;

    Guid IAudited.SubjectId => Id.Value;

    Id<Office>? IAudited.SubjectOffice => OfficeId;

    Guid? IAudited.PartOf => OfficeId.Value;

    public static OfficeProfile FromTheBeginning(Id<Office> office, string name, OfficeKind kind, string? province) =>
        new() { OfficeId = office, From = Beginning, Name = name, Kind = kind, Province = province };

    /// <exception cref="RuleViolation">
    /// IDN-100: no name. IDN-101: the working day ends before it begins. IDN-108: the break at noon lies outside it.
    /// </exception>
    internal void Say(DateOnly from, OfficeFacts facts, string? documentNo)
    {
        var name = VietText.Clean(facts.Name);
        if (name.Length == 0)
        {
            throw new RuleViolation("IDN-100", "Chưa nhập tên đơn vị.", "Name");
        }

        var (opens, closes) = (facts.OpensAt ?? UsualOpening, facts.ClosesAt ?? UsualClosing);
        if (closes <= opens)
        {
            throw new RuleViolation("IDN-101", "Giờ kết thúc phải sau giờ bắt đầu làm việc.", "ClosesAt");
        }

        var (lunch, lunchEnd) = (facts.LunchFrom ?? UsualLunch, facts.LunchTo ?? UsualLunchEnd);
        if (lunch < opens || lunchEnd > closes || lunchEnd < lunch)
        {
            throw new RuleViolation("IDN-108", "Giờ nghỉ trưa phải nằm trong giờ làm việc, nghỉ từ trước đến.", "LunchTo");
        }

        (From, Name, Kind) = (from, name, facts.Kind);
        (Province, SealHolder, DocumentNo) = (Own(facts.Province), Own(facts.SealHolder), Own(documentNo));
        (OpensAt, ClosesAt, LunchFrom, LunchTo) = (opens, closes, lunch, lunchEnd);
    }

    /// <summary>The change was a mistake: what stood before counts on.</summary>
    /// <exception cref="RuleViolation">IDN-102: withdrawn before. IDN-103: the first row.</exception>
    internal void Withdraw(string reason, string by, DateTime at)
    {
        if (IsWithdrawn)
        {
            throw new RuleViolation("IDN-102", "Dòng này đã được rút lại trước đó.", "Reason");
        }

        if (IsFirst)
        {
            throw new RuleViolation("IDN-103", "Dòng đầu tiên của đơn vị chỉ sửa được, không rút lại.", "Reason");
        }

        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
    }

    private static string? Own(string? text) => VietText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
