using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>What every paper of an office on a day shares: bodies, place, signer, partners by their names of that day, grounds.</summary>
/// <param name="Partners">With task forces, communes and representatives.</param>
public sealed record PaperHead(Campaign Campaign, DateOnly Day, PaperBodies Bodies, IReadOnlyList<Partner> Partners)
{
    public static async Task<PaperHead> LoadAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken = default)
    {
        var office = request.OfficeId;
        var set = await db.Letterheads.AsNoTracking().Where(l => l.OfficeId == office && l.From <= request.AsOf).OrderByDescending(l => l.From).FirstOrDefaultAsync(cancellationToken);
        var head = await db.Users.Where(u => u.OfficeId == office && u.Role == Role.Head && !u.Disabled).OrderBy(u => u.Login).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
        var partners = await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.TaskForces).Include(p => p.Communes).Include(p => p.Representatives)
            .Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(cancellationToken);
        return new(request.Campaign, request.AsOf, PaperBodies.Of(request.Office, set, request.AsOf, head ?? ""), partners);
    }

    /// <summary>"KH-CCTHADS"; a letter, which has no type, "CCTHADS-NV" (law.md D-01).</summary>
    public string SymbolOf(PaperKind kind) => kind.Type is { } type ? $"{type}-{Bodies.Symbol}" : $"{Bodies.Symbol}-{Bodies.UnitSymbol}";

    /// <summary>The head's part of the schema; the number comes with the issue.</summary>
    public GroupValue Values(PaperKind kind) => new()
    {
        ["cơ_quan_chủ_quản"] = Bodies.Parent,
        ["cơ_quan"] = Bodies.Body,
        ["số"] = new NumberValue(null),
        ["ký_hiệu"] = SymbolOf(kind),
        ["địa_danh"] = Bodies.Place,
        ["ngày_ký"] = Day,
        ["quyền_hạn"] = Bodies.Authority,
        ["người_ký"] = Bodies.Signer,
        ["đơn_vị_soạn"] = Bodies.UnitSymbol,
        ["độ_khẩn"] = "",
        ["người_soạn"] = "",
        ["số_bản"] = new NumberValue(null),
        ["địa_chỉ_cơ_quan"] = "",
        ["nơi_nhận"] = PaperWords.List(kind.Recipients(this).Distinct().Select(r => new GroupValue { ["tên"] = r })),
        ["căn_cứ"] = PaperWords.Points(kind.Grounds.Select(Ground).OfType<string>()),
    };

    public string Superior(string purpose) => $"{Bodies.Parent} ({purpose})";

    /// <summary>The office's own agencies of a kind by their names of the day, else the usual name of such an agency.</summary>
    public IEnumerable<string> Agencies(PartnerKind kind, string purpose)
    {
        var own = Partners.Where(p => p.Kind == kind).Select(p => p.NameOn(Day)).ToList();
        return (own.Count > 0 ? own : [kind.UsualName(Day)]).Select(name => $"{name} ({purpose})");
    }

    /// <summary>The office's own agency of a kind by its name of the day, else the usual name of such an agency.</summary>
    public string Agency(PartnerKind kind) => Partners.FirstOrDefault(p => p.Kind == kind)?.NameOn(Day) ?? kind.UsualName(Day);

    public string AllCommunes => $"Ủy ban nhân dân các {(Day < Organisation.TwoLevelsFrom ? "xã, thị trấn" : "xã, phường")}";

    public string Communes(string purpose) => $"{AllCommunes} ({purpose})";

    /// <summary>The plan of the campaign as other papers cite it, in full (law.md D-11).</summary>
    public string CampaignPlan => Campaign.PlanDate is { } on
        ? $"Kế hoạch số {PlanNo} {Long(on)} của {Bodies.Body} về {PaperWords.Inline(Campaign.Name)}"
        : $"Kế hoạch số {PlanNo} của {Bodies.Body} về {PaperWords.Inline(Campaign.Name)}";

    /// <summary>Stands in a draft where the plan's number will be; no paper goes out with it.</summary>
    public const string NoPlanNo = "(chưa có số)";

    private string PlanNo => Campaign.PlanNo.Length > 0 ? Campaign.PlanNo : NoPlanNo;

    private string? Ground(string code) => code == PaperKinds.CampaignPlanGround ? CampaignPlan : Grounds.On(code, Day);

    // Days below 10 and the months 1 and 2 carry a zero (Decree 30/2020).
    private static string Long(DateOnly day) => $"ngày {day.Day:00} tháng {(day.Month <= 2 ? $"{day.Month:00}" : $"{day.Month}")} năm {day.Year}";
}
