using CaoDiem.TestKit.Year;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests.Year;

/// <summary>What happens to the office itself in the year, each thing on its page.</summary>
internal sealed class YearStory(YearOffice office, ToldYear told)
{
    private string _campaign = "";

    /// <summary>Three registers of different layouts.</summary>
    public async Task RegistersAsync()
    {
        foreach (var (name, content) in told.Registers())
        {
            await office.ImportAsync(name, content, told.RegisterDay);
        }

        await NameFilesAsync();
    }

    /// <summary>Three teams, a campaign of four waves, its list frozen as the files stand today, then begun.</summary>
    public async Task<string> CampaignAsync()
    {
        for (var team = 0; team < 3; team++)
        {
            await TeamAsync($"Tổ {team + 1}", told.Officers[team], told.Communes[(3 * team)..Math.Min(told.Communes.Count,
                (3 * team) + 3)]);
        }

        var plan = (await office.PostAsync("/Campaigns/Draft?handler=Guided", "/Campaigns/Draft", ("Input.Name", "Cao điểm năm 2026"),
            ("Input.PlanNo", "15/KH"), ("Input.PlanDate", "30/10/2025"), ("Input.From", YearOffice.Written(told.CampaignFrom)),
            ("Input.To", YearOffice.Written(told.CampaignTo)))).Split('?')[0];
        _campaign = plan.Split('/')[^1];
        foreach (var (from, to, focus) in new[]
        {
            ("03/11/2025", "31/12/2025", "Review"), ("05/01/2026", "31/03/2026", "Coercion"),
            ("01/04/2026", "30/06/2026", "Exemption"), ("01/07/2026", "31/08/2026", "Refund"),
        })
        {
            await office.PostAsync($"{plan}?handler=Wave", plan, ("Input.Name", $"Đợt từ {from}"), ("Input.From", from), ("Input.To", to),
                ("Rule.Groups", focus));
        }

        await ForcesAsync(plan);
        await office.PostAsync($"{plan}?handler=Target", plan, ("Input.Scope", "Office"), ("Input.Cases", "150"), ("Input.Money",
            "900000000"));
        await office.PostAsync($"{plan}?handler=Freeze", plan);
        foreach (var file in told.Files.Where(f => f.On(office.Today, office.Today).IsOpen))
        {
            file.Join(told.CampaignFrom, office.Today, told.PostponedCountsFrom);
        }

        return _campaign;
    }

    /// <summary>New files join, some leave; and what comes once in the year.</summary>
    public async Task MonthAsync(DateOnly end)
    {
        var first = new DateOnly(end.Year, end.Month, 3);
        office.MoveTo(first > office.Today ? first : office.Today);
        await (end.Month switch
        {
            11 => BeginAsync(),
            12 => ReplaceLeaderAsync(),
            1 => RetireAsync(),
            2 => MergeCommunesAsync(),
            4 => AmendAsync(),
            9 => CloseAsync(),
            _ => Task.CompletedTask,
        });
        if (office.Today <= told.CampaignTo)
        {
            await JoinAndLeaveAsync();
        }
    }

    private Task<string> BeginAsync() => office.PostAsync(
        $"/Launch/Readiness/{_campaign}?handler=Open", $"/Launch/Readiness/{_campaign}", ("Input.Reason", "Other"), ("Input.Note",
            "Bắt đầu"));

    private Task<string> CloseAsync() => office.PostAsync(
        $"/Campaigns/Close/{_campaign}", $"/Campaigns/Close/{_campaign}", ("Input.Reason", "Hết thời gian"));

    private async Task ReplaceLeaderAsync()
    {
        await using var db = office.Site.Database.Open();
        var team = (await db.TaskForces.AsNoTracking().SingleAsync(t => t.Name == "Tổ 2")).Id;
        await office.PostAsync($"/TaskForces/Team/{team}?handler=Replace", $"/TaskForces/Team/{team}",
            ("Replace.OfficerId", await office.OfficerAsync(told.Officers[4])), ("Replace.Day", YearOffice.Written(office.Today)),
            ("Replace.Why", "Điều động"));
    }

    // The last of the five leaves; all that is open with him goes to the first, from the first day of the month.
    private async Task RetireAsync()
    {
        var (leaver, receiver, on) = (told.Officers[3], told.Officers[0], new DateOnly(2026, 1, 1));
        var id = await office.OfficerAsync(leaver);
        await office.PostAsync($"/Identity/Officer/{id}?handler=Leave", $"/Identity/Officer/{id}", ("Leave.Kind", "Retired"),
            ("Leave.From", YearOffice.Written(on)), ("Leave.DocumentNo", "7/QĐ-TCCB"), ("Leave.Reason", "Đủ tuổi"));
        await office.ConfirmedAsync($"/Ledger/HandOver/{id}", $"/Ledger/HandOver/{id}", ("Input.To", await office.OfficerAsync(receiver)),
            ("Input.On", YearOffice.Written(on)), ("Input.DocumentNo", "8/BB"), ("Input.DocumentOn", YearOffice.Written(on)),
            ("Input.Reason", "Nghỉ hưu"));
        told.Officers.Remove(leaver);
        foreach (var file in told.Files)
        {
            var now = file.On(office.Today, office.Today);
            if (now.IsOpen && now.Officer == leaver)
            {
                var given = now.Acts.Where(a => a.Officer is not null).Max(a => a.On);
                file.Acts.Add(new("assigned", given > on ? given : on, office.Today) { Officer = receiver });
            }
        }
    }

    private async Task MergeCommunesAsync()
    {
        var (old, into, on) = (told.Communes[7], told.Communes[2], new DateOnly(2026, 2, 1));
        await office.ConfirmedAsync("/Merging/Reform", "/Merging/Reform", ("Input.From", await office.CommuneAsync(old)),
            ("Input.Into", await office.CommuneAsync(into)), ("Input.On", YearOffice.Written(on)), ("Input.DocumentNo", "1654/NQ"),
            ("Input.Reason", "Sắp xếp đơn vị hành chính"));
        told.Communes.Remove(old);
        foreach (var file in told.Files)
        {
            var now = file.On(office.Today, office.Today);
            if (now.Commune == old)
            {
                var came = now.Acts.Where(a => a.Commune is not null).Max(a => a.On);
                file.Acts.Add(new("moved", came > on ? came : on, office.Today) { Commune = into });
            }
        }
    }

    private async Task AmendAsync()
    {
        told.PostponedCountsFrom = new(2026, 5, 1);
        var page = await office.AsAsync("quantri");
        var answer = await page.PostAsync("/Rulebook?handler=Save", new()
        {
            ["Input.Code"] = "statistics.postponed",
            ["Input.From"] = "01/05/2026",
            ["Input.Value"] = "1",
            ["Input.Source"] = "Thông tư mới",
        });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task JoinAndLeaveAsync()
    {
        var joining = new List<ToldFile>();
        for (var i = 0; i < 4; i++)
        {
            var file = told.NewFile(1, office.Today.AddDays(-1 - i), office.Today);
            var opening = file.Acts[0];
            var at = await office.PostAsync("/Dossiers/New", "/Dossiers/New", ("Input.DocumentNo", file.Number),
                ("Input.DocumentOn", YearOffice.Written(file.Decided)), ("Input.Debtor", file.Debtor), ("Input.Address", "Ấp 1"),
                ("Input.Officer", await office.OfficerAsync(opening.Officer!)), ("Input.Commune",
                    await office.CommuneAsync(opening.Commune!)),
                ("Input.Items[0].Kind", file.IsBudgetMoney ? "CourtFee" : "Debt"), ("Input.Items[0].Description", file.Item),
                ("Input.Items[0].Due", $"{file.Due}"));
            file.Id = at.Split('/')[^1];
            joining.Add(file);
        }

        told.Files.AddRange(joining);
        await ListAsync("Join", [.. joining.Take(3)]);
        joining.Take(3).ToList().ForEach(f => f.Join(office.Today, office.Today, told.PostponedCountsFrom, late: true));
        var leaving = told.Files.First(f => f.JoinedOn <= office.Today && !f.JoinedLate && f.LeftOn is null && f.On(office.Today,
            office.Today).IsOpen);
        await ListAsync("Leave", [leaving]);
        leaving.LeftOn = office.Today;
    }

    private Task<string> ListAsync(string change, IReadOnlyList<ToldFile> files)
    {
        var url = "/Campaigns/Files?" + string.Join('&', files.Select(f => $"h={f.Id}"));
        return office.PostAsync(url, url, ("Input.CampaignId", _campaign), ("Input.Change", change), ("Input.Reason", "Theo chỉ đạo"));
    }

    private async Task TeamAsync(string name, string leader, IReadOnlyList<string> communes)
    {
        List<(string, string)> fields = [("Input.Name", name), ("Input.LeaderId", await office.OfficerAsync(leader))];
        foreach (var commune in communes)
        {
            fields.Add(("Input.Communes", await office.CommuneAsync(commune)));
            told.TeamOf[commune] = name;
        }

        await office.PostAsync("/TaskForces?handler=Form", "/TaskForces", [.. fields]);
    }

    private async Task ForcesAsync(string plan)
    {
        await using var db = office.Site.Database.Open();
        var forces = await db.TaskForces.AsNoTracking().Select(t => t.Id).ToListAsync();
        await office.PostAsync($"{plan}?handler=Forces", plan, [.. forces.Select(f => ("Input.TaskForces", f.ToString()))]);
    }

    private async Task NameFilesAsync()
    {
        await using var db = office.Site.Database.Open();
        var ids = await db.Dossiers.AsNoTracking().ToDictionaryAsync(d => d.DecisionNo, d => d.Id);
        Assert.Equal(told.Files.Count, ids.Count);
        told.Files.ForEach(f => f.Id = ids[f.Number].ToString());
    }
}
