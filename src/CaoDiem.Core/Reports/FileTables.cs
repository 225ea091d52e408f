using CaoDiem.Dossiers;
using CaoDiem.Law;

namespace CaoDiem.Reports;

/// <summary>Why an open file is still open, the first that holds.</summary>
public sealed record OpenCause(string Code, string Label, Func<ReportFile, bool> Holds);

/// <summary>Tables of movement between the classes, relief, coercion, and of the open files by cause and age.</summary>
public static class FileTables
{
    private static readonly (string Code, string Label, int Years)[] Ages =
    [
        ("under-1", "Dưới 1 năm", 0), ("from-1", "Từ 1 đến dưới 3 năm", 1), ("from-3", "Từ 3 đến dưới 5 năm", 3),
        ("from-5", "Từ 5 đến dưới 10 năm", 5), ("from-10", "Từ 10 năm trở lên", 10),
    ];

    /// <summary>Causes in the order in which they are asked; every open file has exactly one.</summary>
    public static IReadOnlyList<OpenCause> Causes { get; } =
    [
        new("not-enforceable", "Chưa có điều kiện thi hành", f => f.State == DossierState.NotEnforceable),
        new("separate", "Ở sổ theo dõi riêng", f => f.State == DossierState.SeparateLedger),
        new("postponed", "Đang hoãn", f => f.State == DossierState.Postponed), new("suspended", "Đang tạm đình chỉ", f => f.State == DossierState.Suspended),
        new("relief", "Đã lập hồ sơ miễn, giảm, chờ xét", f => f.Now.ReliefDossier is not null),
        new("coercion", "Đã có quyết định cưỡng chế, chưa tổ chức xong", f => f.CoercionRuns),
        new("partial", "Đã nộp một phần, đang nộp tiếp", f => f.YearCollected > 0),
        new("untouched", "Chưa được rà soát trong đợt", f => f.OnList && !f.Is(Figures.Reviewed) && !f.Is(Figures.Moved)),
        new("underway", "Đã rà soát, đang xác minh, vận động", _ => true),
    ];

    public static string CauseOf(ReportFile file) => Causes.First(c => c.Holds(file)).Code;

    /// <summary>Enforceable ↔ not yet ↔ separate ledger, in the campaign's days or in the year.</summary>
    public static ReportTable Movement(ViewFigures view)
    {
        ReportColumn[] columns = [new("cases", "Số việc", FigureKind.Count), new("money", "Còn phải thi hành (đồng)", FigureKind.Money)];
        var from = view.InCampaign ? view.Ground.Campaign.From : view.Ground.YearStart;
        var files = view.InCampaign ? view.Ground.List : view.Ground.Files;
        ReportRow Row(string code, string label, Func<ReportFile, bool> holds)
        {
            List<ReportFile> moved = [.. files.Where(holds)];
            return new(code, label, [ReportCell.Count(moved), ReportCell.Money(moved, view.Left)]);
        }

        bool Entered(ReportFile f, DossierState state) => f.State == state && f.StateOn >= from;
        List<ReportRow> rows =
        [
            Row("to-not-yet", "Ra khỏi có điều kiện trong đợt", f => f.Is(Figures.ReclassifiedOut)),
            Row("to-enforceable", "Vào có điều kiện trong đợt", f => f.Is(Figures.ReclassifiedIn)),
            Row("entered-not-yet", "Đang chưa có điều kiện, chuyển sang trong kỳ", f => Entered(f, DossierState.NotEnforceable)),
            Row("entered-separate", "Đang ở sổ theo dõi riêng, chuyển sang trong kỳ", f => Entered(f, DossierState.SeparateLedger)),
            Row("now-enforceable", "Có điều kiện tại ngày tính", view.IsEnforceable),
            Row("now-not-yet", "Chưa có điều kiện tại ngày tính", f => f.State == DossierState.NotEnforceable),
            Row("now-separate", "Sổ theo dõi riêng tại ngày tính", f => f.State == DossierState.SeparateLedger),
        ];
        return new("movement", "Biến động phân loại", "Biến động", columns, rows, null, view.Source,
        [
            "Chuyển sang chưa có điều kiện làm tăng tỷ lệ thi hành xong mà không thu thêm tiền: đọc bảng này cùng với tỷ lệ.",
            "Ai đổi phân loại, ngày nào, dựa trên lần xác minh nào: xem nhật ký phân loại lại.",
        ]);
    }

    /// <summary>Exemption and reduction: proposed, sent, decided.</summary>
    public static ReportTable Relief(ReportGround ground)
    {
        ReportColumn[] columns = [new("cases", "Số việc", FigureKind.Count), new("money", "Số tiền (đồng)", FigureKind.Money)];
        ReportRow Made(string code, string label, Figure figure, Func<Act, bool> which)
        {
            List<ReportFile> files = [.. ground.List.Where(f => f.Is(figure))];
            return new(code, label, [ReportCell.Count(files), ReportCell.Money(files, f => ReliefProposed(f, which))]);
        }

        var acts = new ActItems(ground);
        ReportRow Sent(string code, string label, ActKind kind)
        {
            var items = acts.Of(a => a.Kind == kind);
            return new(code, label, [ReportCell.Count(items), ReportCell.Money(items)]);
        }

        return new("relief", "Xét miễn, giảm nghĩa vụ thi hành án", "Bước", columns,
        [
            Made("exemption", "Đã lập hồ sơ xét miễn", Figures.ExemptionDossiers, a => a.Which == ReliefKind.Exemption),
            Made("reduction", "Đã lập hồ sơ xét giảm", Figures.ReductionDossiers, a => a.Which == ReliefKind.Reduction),
            Made("made", "Cộng hồ sơ đã lập", Figures.ReliefDossiers, _ => true),
            Sent("sent", "Đã chuyển Tòa án", ActKind.ReliefSent), Sent("granted", "Tòa án đã quyết định miễn, giảm", ActKind.ReliefGranted),
            Sent("refused", "Tòa án không chấp nhận", ActKind.ReliefRefused),
        ], null, acts.Source, ["Bước nào chưa có ai ghi ở hồ sơ thì bằng 0: con số là số đã ghi, không phải số ước."]);
    }

    /// <summary>What was proposed for relief on a file in the campaign.</summary>
    public static long ReliefProposed(ReportFile file, Func<Act, bool> which) =>
        file.Results.Where(a => a.Kind == ActKind.ReliefDossier && which(a)).Sum(a => a.Amount.Amount);

    /// <summary>Coercion: decisions, how each ended, and who stopped it.</summary>
    public static ReportTable Coercion(ReportGround ground)
    {
        ReportColumn[] columns =
            [new("cases", "Số việc cưỡng chế", FigureKind.Count), new("money", "Còn phải thi hành khi vào danh sách (đồng)", FigureKind.Money)];
        var acts = new ActItems(ground);
        List<ReportFile> decided = [.. ground.List.Where(f => f.CoercionOn is not null)];
        List<ReportRow> rows = [FilesRow("decisions", "Đã có quyết định cưỡng chế", decided)];
        foreach (var end in CoercionEnd.All)
        {
            var items = end.PerFile ? acts.OfFiles(end.Holds) : acts.Of(a => end.Holds(a, null));
            rows.Add(new(end.Code, end.Label, [ReportCell.Count(items), ReportCell.Empty]));
            rows.AddRange(end != CoercionEnd.Stopped ? [] : items.GroupBy(i => i.Remark ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select((g, i) => new ReportRow($"{end.Code}-{i}", $"– do {g.Key}", [ReportCell.Count([.. g]), ReportCell.Empty])));
        }

        rows.Add(FilesRow("done", "Việc đã xong, đình chỉ", decided.FindAll(f => !f.State.IsOpen())));
        rows.Add(FilesRow("waiting", "Chưa ghi kết quả cưỡng chế, việc chưa xong", decided.FindAll(f => f.State.IsOpen() && f.CoercionRuns)));
        return new("coercion", "Cưỡng chế thi hành án", "Nội dung", columns, rows, null, acts.Source,
            ["Một quyết định cưỡng chế là một việc cưỡng chế. Nộp xong trước ngày cưỡng chế là kết quả, không phải là hủy."]);
    }

    private static ReportRow FilesRow(string code, string label, List<ReportFile> files) =>
        new(code, label, [ReportCell.Count(files), ReportCell.Money(files, f => f.CampaignMoney)]);

    /// <summary>Open files by cause × age.</summary>
    public static ReportTable Open(ViewFigures view)
    {
        var day = view.Ground.AsOf;
        List<ReportFile> open = [.. (view.InCampaign ? view.Ground.List.Where(f => f.OnList) : view.Ground.Files).Where(f => f.State.IsOpen())];
        ReportColumn[] columns =
        [
            .. Ages.Select(a => new ReportColumn(a.Code, a.Label, FigureKind.Count)), new("all", "Cộng", FigureKind.Count),
            new("money", "Còn phải thi hành (đồng)", FigureKind.Money),
        ];
        string AgeOf(ReportFile f) => Ages.Last(a => a.Years == 0 || f.Since <= day.AddYears(-a.Years)).Code;
        ReportRow Row(string code, string label, List<ReportFile> files)
        {
            var byAge = files.ToLookup(AgeOf);
            return new(code, label, [.. Ages.Select(a => ReportCell.Count([.. byAge[a.Code]])), ReportCell.Count(files), ReportCell.Money(files, view.Left)]);
        }

        var byCause = open.ToLookup(CauseOf);
        List<ReportRow> rows = [.. Causes.Where(c => byCause[c.Code].Any()).Select(c => Row(c.Code, c.Label, [.. byCause[c.Code]]))];
        return new("open", "Hồ sơ chưa xong theo nguyên nhân và tuổi", "Nguyên nhân", columns, rows,
            Row("all", "Cộng", open), view.Source, ["Tuổi tính từ quyết định thi hành án đầu tiên. Mỗi hồ sơ thuộc một nguyên nhân, theo thứ tự của bảng."]);
    }
}
