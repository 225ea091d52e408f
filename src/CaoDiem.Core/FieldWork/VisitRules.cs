using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.FieldWork;

/// <summary>What a record of the field must say, and what it means. Pure.</summary>
public static class VisitRules
{
    private const int LongestText = 8_000;
    private const int MostAttachments = 20;
    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/webp"];

    /// <exception cref="RuleViolation">FLD-012: it is no record that could be kept.</exception>
    public static void RequireRecord(ReceiveVisit command)
    {
        var texts = new[] { command.ReceiptNo, command.Partners, command.Minutes, command.Obstacle, command.WithWhom };
        var attachments = command.Attachments ?? [];
        if (command.Id == Guid.Empty || command.DeviceId == Guid.Empty || command.Sequence < 0 || command.PreviousId == command.Id || !Enum.IsDefined(command.Kind)
            || (command.Means is { } means && !Enum.IsDefined(means))
            || texts.Any(t => t is not null && (t.Length > LongestText || t.Contains('\0', StringComparison.Ordinal))) || attachments.Count > MostAttachments
            || attachments.Any(a => a.Length is < 1 or > Attachment.Largest || !Enum.IsDefined(a.Kind) || !Pictures.Contains(a.ContentType) || a.Sha256 is not { Length: 64 } || !a.Sha256.All(char.IsAsciiHexDigitLower))
            || attachments.Select(a => a.Id).Distinct().Count() != attachments.Count
            || command.Latitude is < -90 or > 90 || command.Longitude is < -180 or > 180)
        {
            throw new RuleViolation("FLD-012", "Bản ghi không đúng dạng.");
        }
    }

    public static Visit ToVisit(ReceiveVisit command, Id<Office> office, Id<TaskForce>? team, Id<FieldStop>? stop, Actor actor, VisitSource source, DateTime now) => new()
    {
        Id = new(command.Id),
        OfficeId = office,
        CampaignId = new(command.CampaignId),
        DossierId = new(command.DossierId),
        TaskForceId = team,
        StopId = stop,
        Source = source,
        DeviceId = command.DeviceId,
        Sequence = command.Sequence,
        PreviousId = command.PreviousId is { } previous ? new(previous) : null,
        CorrectsId = command.CorrectsId is { } corrects ? new(corrects) : null,
        RecordedAt = DateTime.SpecifyKind(command.RecordedAt.Kind == DateTimeKind.Local ? command.RecordedAt.ToUniversalTime() : command.RecordedAt, DateTimeKind.Utc),
        On = command.On,
        Kind = command.Kind,
        Amount = new(command.Amount),
        ReceiptNo = Blank(command.ReceiptNo),
        PromisedOn = command.PromisedOn,
        Enforceable = command.Enforceable,
        Partners = Blank(command.Partners),
        Minutes = Lines(command.Minutes),
        Means = command.Means,
        WithWhom = Blank(command.WithWhom),
        Obstacle = Blank(command.Obstacle),
        Latitude = command.Latitude,
        Longitude = command.Longitude,
        Accuracy = command.Accuracy,
        Fingerprint = command.Fingerprint(),
        ReceivedAt = now,
        UserId = actor.UserId,
        ReceivedFrom = actor.Name,
    };

    /// <exception cref="RuleViolation">
    /// FLD-001: the day. FLD-002: money without amount or receipt. FLD-003: a promise without its day. FLD-004: a reclassification that does not
    /// say which way. FLD-005: words missing. FLD-008: the receipt is on record already.
    /// </exception>
    /// <param name="acts">The ledger of the file.</param>
    public static void Check(Visit visit, Campaign campaign, IReadOnlyList<Act> acts, DateOnly today)
    {
        Require(visit.On <= today && campaign.Period.Contains(visit.On), "FLD-001", $"Ngày {visit.On:dd/MM/yyyy} không nằm trong thời gian chiến dịch hoặc ở tương lai.", "On");
        if (visit.Kind.CollectsMoney())
        {
            Require(visit.Amount > Dong.Zero, "FLD-002", "Chưa ghi số tiền đã nộp.", "Amount");
            Require(visit.ReceiptNo is not null, "FLD-002", "Nộp tiền phải có số biên lai.", "ReceiptNo");
            Require(
                !acts.Any(a => IsOnRecord(a, visit.ReceiptNo)), "FLD-008", $"Biên lai {visit.ReceiptNo} đã được ghi cho hồ sơ này.", "ReceiptNo");
        }

        Require(visit.Amount >= Dong.Zero, "FLD-002", "Số tiền không được âm.", "Amount");
        Require(visit.Kind != VisitKind.Promised || visit.PromisedOn >= visit.On, "FLD-003", "Hẹn nộp phải có ngày hẹn, từ ngày làm việc trở đi.", "PromisedOn");
        Require(visit.Kind != VisitKind.Reclassify || visit.Enforceable is not null, "FLD-004", "Đề nghị phân loại lại phải ghi có hay chưa có điều kiện.", "Enforceable");
        Require(!visit.Kind.NeedsText() || visit.Minutes is not null, "FLD-005", $"«{visit.Kind.Label()}» phải ghi nội dung.", "Minutes");
        Require(visit.Means is null || visit.Minutes is not null, "FLD-005", "Xác minh điều kiện thi hành án phải ghi nội dung.", "Minutes");
    }

    private static bool IsOnRecord(Act act, string? receipt) =>
        act is { Kind: ActKind.Paid, IsCancelled: false } && act.Stage != ActStage.Returned && ActGuards.SameReceipt(act.ReceiptNo, receipt);

    private static void Require(bool holds, string code, string message, string field)
    {
        if (!holds)
        {
            throw new RuleViolation(code, message, field);
        }
    }

    private static string? Lines(string? text) =>
        string.Join('\n', (text ?? "").Split('\n').Select(VietText.Clean).Where(l => l.Length > 0)) is { Length: > 0 } lines ? lines : null;

    private static string? Blank(string? text) => VietText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
