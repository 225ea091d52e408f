using CaoDiem.Campaigns;
using CaoDiem.Law;

namespace CaoDiem.Reports;

/// <summary>Tables of results by officer, task force, wave and class: cases and money side by side, reclassifications beside the rate.</summary>
public static class ResultTables
{
    private static readonly ReportColumn[] Results =
    [
        new("total", "Tổng số việc", FigureKind.Count), new("enforceable", "Có điều kiện", FigureKind.Count), new("done", "Xong, đình chỉ", FigureKind.Count),
        new("rate", "Tỷ lệ việc", FigureKind.Rate, ("done", "enforceable")), new("money", "Phải thi hành, có điều kiện (đồng)", FigureKind.Money),
        new("collected", "Đã thu, chi (đồng)", FigureKind.Money), new("rate-money", "Tỷ lệ tiền", FigureKind.Rate, ("collected", "money")),
        new("reclassified", "Phân loại lại", FigureKind.Count),
    ];

    private static readonly ReportColumn[] Quotas =
    [
        new("target", "Chỉ tiêu việc", FigureKind.Count), new("missing", "Còn thiếu việc", FigureKind.Count),
        new("target-money", "Chỉ tiêu tiền (đồng)", FigureKind.Money), new("missing-money", "Còn thiếu tiền (đồng)", FigureKind.Money),
    ];

    /// <summary>By officer: assigned, done, rate, quota, missing.</summary>
    public static IReadOnlyList<ReportTable> ByOfficer(ViewFigures view) => Quoted(view, "officers", "Kết quả theo chấp hành viên", "Chấp hành viên",
        f => view.InCampaign ? f.Standing?.OfficerId?.Value : f.OfficerId?.Value, TargetScope.Officer);

    /// <summary>By task force.</summary>
    public static IReadOnlyList<ReportTable> ByTeam(ViewFigures view) => Quoted(view, "teams", "Việc và tiền theo tổ công tác", "Tổ công tác", f => f.Standing?.TaskForceId?.Value, TargetScope.TaskForce);

    /// <summary>By wave: what happened inside its dates.</summary>
    public static ReportTable ByWave(ReportGround ground)
    {
        ReportColumn[] columns =
        [
            new("reviewed", "Rà soát", FigureKind.Count), new("done", "Xong, đình chỉ", FigureKind.Count), new("relief", "Hồ sơ miễn, giảm", FigureKind.Count),
            new("collected", "Đã thu, chi (đồng)", FigureKind.Money), new("reclassified", "Phân loại lại", FigureKind.Count), .. Quotas,
        ];
        ReportRow Row(string code, string label, DateOnly from, DateOnly to, Target? target)
        {
            var last = to < ground.AsOf ? to : ground.AsOf;
            ReportCell Gained(Figure figure) => ReportCell.Count(ground.List.Where(f => f.Gained(figure, from, last)).ToList());
            var (done, collected) = (Gained(Figures.Done), ReportCell.Money(ground.List, f => f.Change(Figures.Collected, from, last)));
            return new(code, label,
            [
                Gained(Figures.Reviewed), done, Gained(Figures.ReliefDossiers), collected, Gained(Figures.Reclassified),
                .. Missing(target, done, collected),
            ], $"{from:dd/MM/yyyy} – {to:dd/MM/yyyy}");
        }

        var campaign = ground.Campaign;
        var rows = campaign.Waves.OrderBy(w => w.From).Select(w => Row(w.Id.ToString(), w.Name, w.From, w.To, campaign.TargetOn(TargetScope.Wave, w.Id.Value, ground.AsOf))).ToList();
        return new("waves", "Việc và tiền theo đợt", "Đợt", columns, rows, Row("all", "Cả chiến dịch", campaign.From, campaign.To, campaign.TargetOn(TargetScope.Office, null, ground.AsOf)),
            new ViewFigures(ground, ReportView.Campaign).Source, ["Đợt tính hồ sơ thành rà soát, xong, lập hồ sơ … trong những ngày của đợt và còn như vậy ở ngày cuối; dòng cuối tính từ đầu chiến dịch."]);
    }

    /// <summary>By class of matters that superiors ask for; a file may be in several.</summary>
    public static ReportTable ByClass(ViewFigures view)
    {
        var day = view.Ground.AsOf;
        var year = day.AddYears(-1);
        (string Code, string Label, Func<ReportFile, bool> Holds)[] classes =
        [
            ("bank", "Tín dụng, ngân hàng", f => f.Bank), ("corruption", "Tham nhũng, kinh tế", f => f.Special == Dossiers.SpecialClass.Corruption),
            ("land", "Đất đai", f => f.Special == Dossiers.SpecialClass.Land), ("budget", "Thu cho ngân sách nhà nước", f => f.Kind.IsBudgetMoney()),
            ("over-one-year", "Có điều kiện, quá một năm chưa xong", f => view.IsEnforceable(f) && !view.IsDone(f) && f.Since <= year),
            ("refund", "Hoàn trả tạm ứng, tiền, tài sản", f => f.Kind == ObligationKind.Refund), ("exhibits", "Tang vật: sung công, tiêu hủy", f => f.Kind is ObligationKind.Confiscation or ObligationKind.Destruction),
        ];
        var rows = classes.Select(c => new ReportRow(c.Code, c.Label, Cells(view, [.. view.Files.Where(c.Holds)]))).ToList();
        return new("classes", "Kết quả theo loại việc trọng điểm", "Loại việc", Results, rows, null, view.Source,
        [
            "Một hồ sơ có thể thuộc nhiều loại nên các dòng không cộng lại.", "Tín dụng, ngân hàng nhận ra từ tên người được thi hành án.",
            "Tham nhũng, kinh tế và đất đai: sổ thụ lý không có cột này, chấp hành viên đánh dấu ở trang hồ sơ; chưa đánh dấu thì chưa được tính.",
        ]);
    }

    /// <summary>Cells of the result columns for some files.</summary>
    public static IReadOnlyList<ReportCell> Cells(ViewFigures view, IReadOnlyList<ReportFile> files)
    {
        var enforceable = files.Where(view.IsEnforceable).ToList();
        var (whole, done) = (ReportCell.Count(enforceable), ReportCell.Count([.. files.Where(view.IsDone)]));
        var (money, collected) = (ReportCell.Money(enforceable, view.Whole), ReportCell.Money(files, view.Done));
        return
        [
            ReportCell.Count(files.Where(view.IsTotal).ToList()), whole, done, ReportCell.Rate(done, whole), money, collected, ReportCell.Rate(collected, money),
            ReportCell.Count([.. files.Where(f => f.Reclassified)]),
        ];
    }

    private static IReadOnlyList<ReportTable> Quoted(ViewFigures view, string code, string title, string first, Func<ReportFile, Guid?> key, TargetScope scope)
    {
        var (ground, campaign) = (view.Ground, view.Ground.Campaign);
        List<(string Id, string Name, Guid? Key, List<ReportFile> Files)> groups = [.. view.Files.GroupBy(key).OrderBy(g => ground.OrderOf(g.Key), StringComparer.Ordinal).Select(g => (g.Key?.ToString() ?? "none", ground.NameOf(g.Key), g.Key, g.ToList()))];
        ReportTable results = new(code, title, first, Results, [.. groups.Select(g => new ReportRow(g.Id, g.Name, Cells(view, g.Files)))], new("all", "Cộng", Cells(view, view.Files)), view.Source,
            ["Tỷ lệ việc = xong, đình chỉ : có điều kiện; tỷ lệ tiền = đã thu, chi : phải thi hành của hồ sơ có điều kiện. Phân loại lại làm đổi mẫu số nên đứng cạnh tỷ lệ."]);
        if (!view.InCampaign)
        {
            return [results]; // quotas are set for a campaign, not for the year
        }

        ReportRow Quota(string id, string name, Target? target, IReadOnlyList<ReportFile> files)
        {
            var (done, collected) = (ReportCell.Count([.. files.Where(view.IsDone)]), ReportCell.Money(files, view.Done));
            return new(id, name, [done, collected, .. Missing(target, done, collected)]);
        }

        return
        [
            results,
            new($"{code}-quota", $"Chỉ tiêu và phần còn thiếu: {first.ToLowerInvariant()}", first, [Results[2], Results[5], .. Quotas],
                [.. groups.Select(g => Quota(g.Id, g.Name, g.Key is { } id ? campaign.TargetOn(scope, id, ground.AsOf) : null, g.Files))],
                Quota("all", "Cả đơn vị", campaign.TargetOn(TargetScope.Office, null, ground.AsOf), view.Files), view.Source, ["Chỉ tiêu là chỉ tiêu đang có hiệu lực trong ngày tính; dấu – là chưa giao. Chỉ tiêu của cả đơn vị giao riêng, không phải tổng các dòng."]),
        ];
    }

    private static ReportCell[] Missing(Target? target, ReportCell done, ReportCell collected) => target is null
        ? [ReportCell.Words("–"), ReportCell.Words("–"), ReportCell.Words("–"), ReportCell.Words("–")]
        :
        [
            ReportCell.Number(target.Cases), ReportCell.Number(Math.Max(0, target.Cases - (done.Value ?? 0))),
            ReportCell.Number(target.Money.Amount), ReportCell.Number(Math.Max(0, target.Money.Amount - (collected.Value ?? 0))),
        ];
}
