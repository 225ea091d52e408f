using CaoDiem.Campaigns;
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
        ("under-1", "Dưới 1 năm", 0), ("from-1", "Từ 1 đến dưới 3 năm", 1), ("from-3", "Từ 3 đến dưới 5 năm", 3), ("from-5", "Từ 5 đến dưới 10 năm", 5), ("from-10", "Từ 10 năm trở lên", 10),
    ];

    /// <summary>Causes in the order in which they are asked; every open file has exactly one.</summary>
    public static IReadOnlyList<OpenCause> Causes { get; } =
    [
        new("not-enforceable", "Chưa có điều kiện thi hành", f => f.State == DossierState.NotEnforceable), new("separate", "Ở sổ theo dõi riêng", f => f.State == DossierState.SeparateLedger),
        new("postponed", "Đang hoãn", f => f.State == DossierState.Postponed), new("suspended", "Đang tạm đình chỉ", f => f.State == DossierState.Suspended),
        new("relief", "Đã lập hồ sơ miễn, giảm, chờ xét", f => f.Has(ResultKind.ExemptionDossier) || f.Has(ResultKind.ReductionDossier)),
        new("coercion", "Đã có quyết định cưỡng chế, chưa tổ chức xong", f => f.CoercionOn is not null), new("partial", "Đã nộp một phần, đang nộp tiếp", f => f.YearCollected > 0),
        new("untouched", "Chưa được rà soát trong đợt", f => f.Listed is not null && f.Results.Count == 0), new("underway", "Đã rà soát, đang xác minh, vận động", _ => true),
    ];

    public static string CauseOf(ReportFile file) => Causes.First(c => c.Holds(file)).Code;

    /// <summary>Enforceable ↔ not yet ↔ separate ledger, in the campaign's days or in the year.</summary>
    public static ReportTable Movement(ViewFigures view)
    {
        ReportColumn[] columns = [new("cases", "Số việc", FigureKind.Count), new("money", "Còn phải thi hành (đồng)", FigureKind.Money)];
        var (ground, from) = (view.Ground, view.InCampaign ? view.Ground.Campaign.From : view.Ground.YearStart);
        var files = view.InCampaign ? ground.List : ground.Files;
        ReportRow Row(string code, string label, Func<ReportFile, bool> holds)
        {
            List<ReportFile> moved = [.. files.Where(holds)];
            return new(code, label, [ReportCell.Count(moved), ReportCell.Money(moved, Left)]);
        }

        long Left(ReportFile f) => view.InCampaign ? f.Left : f.YearMoney - f.YearCollected;
        bool Entered(ReportFile f, DossierState state) => f.State == state && f.StateOn >= from && !f.Reclassified;
        List<ReportRow> rows =
        [
            Row("to-not-yet", "Từ có điều kiện sang chưa có điều kiện (kết quả của đợt)", f => f.Has(ResultKind.NotEnforceable)),
            Row("to-enforceable", "Từ chưa có điều kiện sang có điều kiện (kết quả của đợt)", f => f.Has(ResultKind.Enforceable)),
            Row("register-not-yet", "Sang chưa có điều kiện theo sổ thụ lý", f => Entered(f, DossierState.NotEnforceable)),
            Row("register-separate", "Sang sổ theo dõi riêng theo sổ thụ lý", f => Entered(f, DossierState.SeparateLedger)),
            Row("now-enforceable", "Có điều kiện tại ngày tính", view.IsEnforceable),
            Row("now-not-yet", "Chưa có điều kiện tại ngày tính", f => f.State == DossierState.NotEnforceable), Row("now-separate", "Sổ theo dõi riêng tại ngày tính", f => f.State == DossierState.SeparateLedger),
        ];
        return new("movement", "Biến động phân loại", "Biến động", columns, rows, null, view.Source, ["Chuyển sang chưa có điều kiện làm tăng tỷ lệ thi hành xong mà không thu thêm tiền: đọc bảng này cùng với tỷ lệ."]);
    }

    /// <summary>Exemption and reduction: proposed, sent, decided.</summary>
    public static ReportTable Relief(ReportGround ground)
    {
        ReportColumn[] columns = [new("cases", "Số việc", FigureKind.Count), new("money", "Số tiền (đồng)", FigureKind.Money)];
        ReportRow Made(string code, string label, params ResultKind[] kinds)
        {
            List<ReportFile> files = [.. ground.List.Where(f => kinds.Any(f.Has))];
            return new(code, label, [ReportCell.Count(files), ReportCell.Money(files, f => f.Results.Where(r => kinds.Contains(r.Kind)).Sum(r => r.Amount.Amount))]);
        }

        var events = new EventItems(ground);
        ReportRow Sent(string code, string label, DossierEventKind kind) => events.Of(kind) is var items ? new(code, label, [ReportCell.Count(items), ReportCell.Money(items)]) : throw new InvalidOperationException();
        return new("relief", "Xét miễn, giảm nghĩa vụ thi hành án", "Bước", columns,
        [
            Made("exemption", "Đã lập hồ sơ xét miễn", ResultKind.ExemptionDossier), Made("reduction", "Đã lập hồ sơ xét giảm", ResultKind.ReductionDossier),
            Made("made", "Cộng hồ sơ đã lập", ResultKind.ExemptionDossier, ResultKind.ReductionDossier),
            Sent("sent", "Đã chuyển Tòa án", DossierEventKind.ReliefSent), Sent("granted", "Tòa án đã quyết định miễn, giảm", DossierEventKind.ReliefGranted),
            Sent("refused", "Tòa án không chấp nhận", DossierEventKind.ReliefRefused),
        ], null, $"Hồ sơ lập: kết quả ghi trong đợt. Chuyển và quyết định: diễn biến ghi ở từng hồ sơ từ {events.From:dd/MM/yyyy} đến {ground.AsOf:dd/MM/yyyy}.",
            ["Bước nào chưa có ai ghi ở trang «Diễn biến» của hồ sơ thì bằng 0: con số là số đã ghi, không phải số ước."]);
    }

    /// <summary>Coercion: decisions, how each ended, and who stopped it.</summary>
    public static ReportTable Coercion(ReportGround ground)
    {
        ReportColumn[] columns = [new("cases", "Số việc cưỡng chế", FigureKind.Count), new("money", "Còn phải thi hành khi vào danh sách (đồng)", FigureKind.Money)];
        var events = new EventItems(ground);
        List<ReportFile> decided = [.. ground.List.Where(f => f.CoercionOn is not null)];
        List<ReportRow> rows = [new("decisions", "Đã có quyết định cưỡng chế", [ReportCell.Count(decided), ReportCell.Money(decided, f => f.CampaignMoney)])];
        DossierEventKind[] ends = [DossierEventKind.CoercedWithForce, DossierEventKind.CoercedWithoutForce, DossierEventKind.PaidBeforeCoercion, DossierEventKind.CoercionStopped];
        foreach (var kind in ends)
        {
            var items = events.Of(kind);
            rows.Add(new(kind.ToString(), kind.Label(), [ReportCell.Count(items), ReportCell.Empty]));
            rows.AddRange(kind != DossierEventKind.CoercionStopped ? [] : items.GroupBy(i => i.Remark ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select((g, i) => new ReportRow($"{kind}-{i}", $"– do {g.Key}", [ReportCell.Count([.. g]), ReportCell.Empty])));
        }

        List<ReportFile> done = decided.FindAll(f => f.Closed);
        var heard = ground.Events.Where(e => ends.Contains(e.Kind)).Select(e => e.DossierId).ToHashSet();
        List<ReportFile> waiting = decided.FindAll(f => !f.Closed && !heard.Contains(f.Id));
        rows.Add(new("done", "Việc đã xong, đình chỉ", [ReportCell.Count(done), ReportCell.Money(done, f => f.CampaignMoney)]));
        rows.Add(new("waiting", "Chưa ghi kết quả cưỡng chế, việc chưa xong", [ReportCell.Count(waiting), ReportCell.Money(waiting, f => f.CampaignMoney)]));
        return new("coercion", "Cưỡng chế thi hành án", "Nội dung", columns, rows, null, $"Quyết định: sổ thụ lý. Kết quả: diễn biến ghi ở từng hồ sơ từ {events.From:dd/MM/yyyy} đến {ground.AsOf:dd/MM/yyyy}.",
            ["Một quyết định cưỡng chế là một việc cưỡng chế. Nộp xong trước ngày cưỡng chế là kết quả, không phải là hủy."]);
    }

    /// <summary>Open files by cause × age.</summary>
    public static ReportTable Open(ViewFigures view)
    {
        var day = view.Ground.AsOf;
        List<ReportFile> open = [.. (view.InCampaign ? view.Ground.List : view.Ground.Files).Where(f => f.State.IsOpen() && !f.Closed)];
        ReportColumn[] columns = [.. Ages.Select(a => new ReportColumn(a.Code, a.Label, FigureKind.Count)), new("all", "Cộng", FigureKind.Count), new("money", "Còn phải thi hành (đồng)", FigureKind.Money)];
        string AgeOf(ReportFile f) => Ages.Last(a => a.Years == 0 || f.Since <= day.AddYears(-a.Years)).Code;
        long Left(ReportFile f) => view.InCampaign ? f.Left : f.YearMoney - f.YearCollected;
        ReportRow Row(string code, string label, List<ReportFile> files)
        {
            var byAge = files.ToLookup(AgeOf);
            return new(code, label, [.. Ages.Select(a => ReportCell.Count([.. byAge[a.Code]])), ReportCell.Count(files), ReportCell.Money(files, Left)]);
        }

        var byCause = open.ToLookup(CauseOf);
        return new("open", "Hồ sơ chưa xong theo nguyên nhân và tuổi", "Nguyên nhân", columns, [.. Causes.Where(c => byCause[c.Code].Any()).Select(c => Row(c.Code, c.Label, [.. byCause[c.Code]]))],
            Row("all", "Cộng", open), view.Source, ["Tuổi tính từ quyết định thi hành án đầu tiên. Mỗi hồ sơ thuộc một nguyên nhân, theo thứ tự của bảng."]);
    }
}

/// <summary>The events of the campaign's days as lines behind a number.</summary>
internal sealed class EventItems(ReportGround ground)
{
    private readonly Dictionary<Shared.Id<Dossier>, ReportFile> _files = ground.List.ToDictionary(f => f.Id);

    public DateOnly From => ground.Campaign.From;

    /// <summary>Events of a kind on files of the list, from the campaign's first day to the day of the report.</summary>
    public List<ReportItem> Of(params DossierEventKind[] kinds) => [.. ground.Events.Where(e => kinds.Contains(e.Kind) && e.On >= From && _files.ContainsKey(e.DossierId)).Select(Item)];

    public IEnumerable<DossierEvent> Records(params DossierEventKind[] kinds) => ground.Events.Where(e => kinds.Contains(e.Kind) && e.On >= From && _files.ContainsKey(e.DossierId));

    public ReportItem Item(DossierEvent entry)
    {
        var file = _files[entry.DossierId];
        return new(file.Debtor, $"{file.DecisionNo} ngày {file.DecisionDate:dd/MM/yyyy}", entry.On, entry.Kind == DossierEventKind.CoercionStopped ? entry.Body : entry.Text ?? entry.Kind.Label(),
            entry.Amount.Amount, $"/Dossiers/Events/{file.Id}", file.Id, file.SortKey);
    }
}
