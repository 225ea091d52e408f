using System.Text.Json;
using CaoDiem.Audit;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Launch;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui;

/// <summary>One change of a campaign: who, when, what from and to, why.</summary>
/// <param name="Process">The verb that made it.</param>
/// <param name="Values">Field, old and new value, a line each.</param>
public sealed record CampaignChange(DateTime At, string By, string Process, string What, string? Reason, IReadOnlyList<string> Values);

/// <summary>What was begun, ended and put right in a campaign, read from the audit, newest first.</summary>
public static class CampaignHistory
{
    private const int Shown = 100;

    private static readonly Dictionary<string, string> Verbs = new()
    {
        [nameof(DraftCampaign)] = "Lập chiến dịch",
        [nameof(StartDraft)] = "Lập dự thảo",
        [nameof(OpenCampaign)] = "Bắt đầu thực hiện",
        [nameof(CloseCampaign)] = "Kết thúc chiến dịch",
        [nameof(ReopenCampaign)] = "Mở lại chiến dịch",
        [nameof(EditCampaign)] = "Sửa chiến dịch",
        [nameof(AddWave)] = "Thêm đợt",
        [nameof(EditWave)] = "Sửa đợt",
        [nameof(MoveWave)] = "Dời ngày của đợt",
        [nameof(RemoveWave)] = "Bỏ đợt",
        [nameof(SetTarget)] = "Đặt chỉ tiêu",
        [nameof(CorrectTarget)] = "Sửa chỉ tiêu",
        [nameof(JoinTeam)] = "Thêm tổ vào chiến dịch",
        [nameof(LeaveTeam)] = "Tổ rời chiến dịch",
        [nameof(MoveArea)] = "Đổi địa bàn",
        [nameof(GiveFile)] = "Giao hồ sơ cho tổ",
        [nameof(IssueDocument)] = "Ban hành văn bản",
    };

    private static readonly string[] Subjects = [nameof(Campaign), nameof(Wave), nameof(Target), nameof(CampaignTaskForce),
        nameof(CampaignArea), nameof(FileTeam)];

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["State"] = "Trạng thái",
        ["Name"] = "Tên",
        ["PlanNo"] = "Số kế hoạch",
        ["PlanDate"] = "Ngày kế hoạch",
        ["Purpose"] = "Mục đích, yêu cầu",
        ["From"] = "Từ ngày",
        ["To"] = "Đến ngày",
        ["Focus"] = "Trọng tâm",
        ["Cases"] = "Số việc",
        ["Money"] = "Số tiền",
        ["EffectiveFrom"] = "Có hiệu lực từ ngày",
    };

    public static async Task<IReadOnlyList<CampaignChange>> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, key, verbs) = (campaign.OfficeId, campaign.Id.Value, Verbs.Keys.ToList());
        var events = await db.AuditEvents.AsNoTracking().Where(e => e.OfficeId == office && e.SubjectId == key)
            .Where(e => verbs.Contains(e.Process) && Subjects.Contains(e.Subject))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Shown).ToListAsync(cancellationToken);
        // What was changed in one save is one line.
        return
        [
            .. events.GroupBy(e => (e.At, e.UserName, e.Process, e.Reason)).Select(g => new CampaignChange(
                g.Key.At, g.Key.UserName, g.Key.Process, Verbs[g.Key.Process], g.Key.Reason,
                    [.. g.Where(e => e.Subject != nameof(CampaignTaskForce)).SelectMany(Values)])),
        ];
    }

    private static IReadOnlyList<string> Values(AuditEvent change)
    {
        var values = change.Data is null ? null : JsonSerializer.Deserialize<Dictionary<string, string?[]>>(change.Data);
        return values is null
            ? []
            : [.. Fields.Where(f => values.ContainsKey(f.Key)).Select(f => Line(f.Key, f.Value, values[f.Key], change.Change))];
    }

    private static string Line(string field, string label, string?[] values, AuditChange change) => change == AuditChange.Removed
        ? $"{label}: {Show(field, values[0])}"
        : $"{label}: {Show(field, values[0])} → {Show(field, values[1])}";

    private static string Show(string field, string? value) => field switch
    {
        _ when string.IsNullOrEmpty(value) => "(trống)",
        "State" when Enum.TryParse<CampaignState>(value, out var state) => state.Label(),
        "Focus" => string.Join(", ", WorkGroupSet.Read(value).Select(g => Law.WorkGroups.Label(g))),
        "Money" when long.TryParse(value.Replace(".", "", StringComparison.Ordinal), out var amount) => $"{Format.Money(amount)} đồng",
        _ => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Format.Day(day) : value,
    };
}
