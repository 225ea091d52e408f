using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>Puts a package's plan onto an office that has other communes and officers: by roles, and what cannot be mapped is told.</summary>
internal sealed class PackageMapping(AppDb db, Campaign campaign, PackageContent content, List<string> report)
{
    private readonly List<(PackageWave From, Wave To)> _waves = [];
    private Dictionary<Id<Commune>, Id<TaskForce>> _area = [];

    public void Waves()
    {
        var plan = content.Campaign;
        campaign.Select(Rule(plan.Selection, "Danh sách hồ sơ"));
        foreach (var wave in plan.Waves.OrderBy(w => w.Start))
        {
            var first = campaign.From.AddDays(wave.Start);
            var made = campaign.AddWave(VietText.Clean(wave.Name), new(first, first.AddDays(wave.Days - 1)), [.. wave.Focus.Select(Group)], Rule(wave.Rule, $"Đợt «{wave.Name}»"));
            db.Waves.Add(made);
            _waves.Add((wave, made));
        }

        report.Add($"{_waves.Count} đợt từ {campaign.From:dd/MM/yyyy} đến {campaign.To:dd/MM/yyyy}, giữ khoảng cách và trọng tâm như đơn vị gửi.");
    }

    /// <summary>The office's own task forces take part; when it has none, they are formed as the package lays them out.</summary>
    public async Task TeamsAsync(CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var forces = await db.TaskForces.Include(t => t.Communes).Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        if (forces.Count > 0)
        {
            report.Add($"{forces.Count} tổ công tác sẵn có của đơn vị tham gia (đơn vị gửi có {content.Campaign.Teams.Count} tổ).");
        }
        else
        {
            forces = await FormAsync(cancellationToken);
            db.TaskForces.AddRange(forces);
        }

        db.CampaignTaskForces.AddRange(forces.Select(f => new CampaignTaskForce { OfficeId = office, CampaignId = campaign.Id, TaskForceId = f.Id }));
        _area = forces.SelectMany(f => f.Communes.Select(c => (c.CommuneId, f.Id))).ToDictionary(x => x.CommuneId, x => x.Id);
        Members();
    }

    /// <summary>Shares become numbers of this office's own files.</summary>
    public async Task TargetsAsync(CancellationToken cancellationToken)
    {
        var plan = content.Campaign;
        if (plan.TargetCases is null && plan.TargetMoney is null && plan.Waves.All(w => w.TargetCases is null && w.TargetMoney is null))
        {
            return;
        }

        var files = (await FileOutlines.OpenAsync(db, campaign, cancellationToken))
            .Select(f => f with { TaskForceId = f.CommuneId is { } c && _area.TryGetValue(c, out var force) ? force : null }).Where(f => campaign.Rule.Fits(f, campaign.From)).ToList();
        if (files.Count == 0)
        {
            report.Add("!Đơn vị chưa có hồ sơ nên chưa tính được chỉ tiêu; nhập sổ rồi đặt chỉ tiêu ở bước «Chỉ tiêu».");
            return;
        }

        var money = files.Sum(f => f.Remaining.Amount);
        void Set(TargetScope scope, Guid? id, double? cases, double? share)
        {
            if (cases is not null || share is not null)
            {
                db.Targets.Add(campaign.SetTarget(scope, id, (int)Math.Round(files.Count * (cases ?? 0)), new((long)Math.Round(money * (share ?? 0))), campaign.From));
            }
        }

        Set(TargetScope.Office, null, plan.TargetCases, plan.TargetMoney);
        _waves.ForEach(w => Set(TargetScope.Wave, w.To.Id.Value, w.From.TargetCases, w.From.TargetMoney));
        report.Add($"Chỉ tiêu tính theo tỷ lệ của đơn vị gửi trên {files.Count} hồ sơ của đơn vị; hãy xem lại ở bước «Chỉ tiêu».");
    }

    public void Chronogram(WorkCalendar calendar)
    {
        TemplateTask[] tasks = [.. content.Campaign.Chronogram.Select(t => new TemplateTask(t.Code, t.Phase, t.Offset, t.Length, t.Owner, VietText.Clean(t.Title)))];
        db.ChronogramTasks.AddRange(Campaigns.Chronogram.Tasks(campaign, tasks.Length > 0 ? tasks : ChronogramTemplate.Default, calendar));
        report.Add($"{(tasks.Length > 0 ? tasks.Length : ChronogramTemplate.Default.Count)} việc trong bảng tiến độ, tính theo ngày làm việc của đơn vị.");
    }

    // Officers with most files lead; a commune goes to the team whose leader has most of its files, else to the team with fewest communes.
    private async Task<List<TaskForce>> FormAsync(CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).ToListAsync(cancellationToken);
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToListAsync(cancellationToken);
        var wanted = Math.Max(1, content.Campaign.Teams.Count);
        if (officers.Count == 0 || communes.Count == 0)
        {
            report.Add($"!Đơn vị chưa có chấp hành viên hoặc xã, thị trấn; nhập sổ hồ sơ rồi lập {wanted} tổ công tác ở mục «Tổ công tác».");
            return [];
        }

        var work = await db.Dossiers.Where(d => d.OfficeId == office && d.OfficerId != null).GroupBy(d => new { d.OfficerId, d.CommuneId }).Select(g => new { g.Key, Files = g.Count() }).ToListAsync(cancellationToken);
        int Files(Id<Officer> officer, Id<Commune>? commune) => work.Where(w => w.Key.OfficerId == officer && (commune is null || w.Key.CommuneId == commune)).Sum(w => w.Files);
        var leaders = officers.OrderByDescending(o => Files(o.Id, null)).ThenBy(o => o.SortKey, StringComparer.Ordinal).Take(Math.Min(wanted, communes.Count)).ToList();
        var areas = leaders.ToDictionary(l => l.Id, _ => new List<Id<Commune>>());
        foreach (var commune in communes)
        {
            areas[leaders.MaxBy(l => (Files(l.Id, commune.Id), -areas[l.Id].Count))!.Id].Add(commune.Id);
        }

        foreach (var empty in areas.Values.Where(a => a.Count == 0).ToList())
        {
            var full = areas.Values.MaxBy(a => a.Count)!;
            empty.Add(full[^1]);
            full.RemoveAt(full.Count - 1);
        }

        report.Add($"{leaders.Count} tổ công tác được lập theo vai trò: tổ trưởng là chấp hành viên có nhiều hồ sơ nhất, địa bàn theo hồ sơ. Hãy xem lại ở mục «Tổ công tác».");
        return [.. leaders.Select((leader, i) => Form(leader, i, areas[leader.Id]))];
    }

    private TaskForce Form(Officer leader, int index, List<Id<Commune>> communes)
    {
        var force = new TaskForce { OfficeId = campaign.OfficeId, Name = "", LeaderId = leader.Id };
        force.Rename($"Tổ công tác số {index + 1}");
        force.CoverCommunes(communes);
        if (content.Campaign.Teams.ElementAtOrDefault(index) is { } layout)
        {
            force.SetLeaderTime(layout.HoursPerWeek, layout.Weekdays);
        }

        return force;
    }

    private void Members()
    {
        foreach (var (team, i) in content.Campaign.Teams.Select((t, i) => (t, i + 1)).Where(x => x.t.Members.Count > 0))
        {
            var roles = team.Members.GroupBy(m => (m.Kind, m.Agency)).Select(g => $"{g.Count()} {g.Key.Kind.Label().ToLowerInvariant()}{(g.Key.Agency is { } agency ? $" ({agency.Label()})" : "")}");
            report.Add($"!Tổ {i} của đơn vị gửi còn có {string.Join(", ", roles)}: hãy mời, thêm người tương ứng của đơn vị.");
        }
    }

    private SelectionRule Rule(PackageRule rule, string where)
    {
        if (rule.Communes > 0 || rule.Officers > 0)
        {
            string?[] limits = [rule.Communes > 0 ? $"{rule.Communes} xã, thị trấn" : null, rule.Officers > 0 ? $"{rule.Officers} chấp hành viên" : null];
            report.Add($"!{where}: đơn vị gửi giới hạn ở {string.Join(" và ", limits.OfType<string>())}; hãy chọn của đơn vị mình nếu cần.");
        }

        return new()
        {
            Groups = [.. rule.Groups.Select(Group)],
            Classes = [.. rule.Classes.Select(c => FileClasses.Find(c)!.Value)],
            Years = rule.Years,
            AmountFrom = rule.AmountFrom is { } low ? new Dong(low) : null,
            AmountTo = rule.AmountTo is { } high ? new Dong(high) : null,
        };
    }

    private static WorkGroup Group(string code) => WorkGroups.TryParse(code, out var group) ? group : throw new FormatException(code);
}
