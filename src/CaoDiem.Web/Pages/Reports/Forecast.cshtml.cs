using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Reports;

/// <summary>Where the professional year ends, with its range, how it is computed, and how well it would have done.</summary>
[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class ForecastModel(AppDb db, ReportTablesQuery tables, ForecastQuery query) : ReportPage(db)
{
    private const double Headroom = 1.1;
    private const double HighestShown = 4; // times the true end: a range of the first weeks would dwarf all others

    public ForecastReport Result { get; private set; } = null!;

    public ForecastCourse Course => Result.Course;

    public bool IsOver => Result.AsOf >= Result.End;

    public int HeldCases => Result.Cuts.Count(c => c.HoldsCases);

    public int HeldMoney => Result.Cuts.Count(c => c.HoldsMoney);

    public async Task OnGetAsync(Id<Campaign> id) => await LoadAsync(id);

    public async Task<IActionResult> OnGetXlsxAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        var content = WorkbookWriter.Write([new("Kiểm nghiệm", [$"Dự báo cuối năm nghiệp vụ: {Ground.Campaign.Name}", $"Kiểm nghiệm từng tuần; kết quả thật đến {Format.Day(Result.End)}"],
        [
            new("Cắt ở ngày", ColumnKind.Date), new("Việc đã xong", ColumnKind.Number), new("Việc, thấp", ColumnKind.Number), new("Việc, giữa", ColumnKind.Number), new("Việc, cao", ColumnKind.Number), new("Việc, thật", ColumnKind.Number), new("Việc: trúng", ColumnKind.Text, 10),
            new("Đã thu, chi (đồng)", ColumnKind.Money, 20), new("Tiền, thấp", ColumnKind.Money, 20), new("Tiền, giữa", ColumnKind.Money, 20), new("Tiền, cao", ColumnKind.Money, 20), new("Tiền, thật", ColumnKind.Money, 20), new("Tiền: trúng", ColumnKind.Text, 10),
        ],
        Result.Cuts.Select(c => new object?[]
        {
            c.Day, c.Done, c.Forecast.Cases.Low, c.Forecast.Cases.Middle, c.Forecast.Cases.High, c.TrueCases, Hit(c.HoldsCases),
            c.Collected, c.Forecast.Money.Low, c.Forecast.Money.Middle, c.Forecast.Money.High, c.TrueMoney, Hit(c.HoldsMoney),
        }))]);
        return File(content, ReportSheets.MediaType, $"du-bao-{Ground.AsOf:yyyy-MM-dd}.xlsx");
    }

    public static string Hit(bool holds) => holds ? "Trúng" : "Trượt";

    public IHtmlContent CasesChart() => Chart("cases", "Việc thi hành xong, đình chỉ", d => d.Done, r => r.Cases, Result.Cuts.Select(c => (double?)c.TrueCases).FirstOrDefault(),
        v => v.ToString("0", CultureInfo.InvariantCulture));

    public IHtmlContent MoneyChart() => Chart("money", "Tiền thu, chi", d => d.Collected, r => r.Money, Result.Cuts.Select(c => (double?)c.TrueMoney).FirstOrDefault(), v => Format.Short((long)v));

    private IHtmlContent Chart(string id, string title, Func<(int Done, long Collected), double> value, Func<Forecast, ForecastRange> range, double? truth, Func<double, string> show)
    {
        List<ChartRange> ranges = IsOver
            ? [.. Result.Cuts.Select(c => (c.Day, Range: range(c.Forecast))).Select(c => new ChartRange(c.Day, c.Range.Low, c.Range.Middle, c.Range.High))]
            : [new(Result.End, range(Result.Forecast).Low, range(Result.Forecast).Middle, range(Result.Forecast).High)];
        var known = Known(value);
        var highest = ranges.Select(r => r.High).Append(known.Max(k => k.Value)).Max();
        var top = Headroom * (truth is { } end && end > 0 ? Math.Min(highest, end * HighestShown) : highest);
        var words = IsOver ? $"Khoảng dự báo 80 % lập ở từng tuần, so với kết quả thật {show(truth ?? 0)}." : $"Dự báo đến {Format.Day(Result.End)}: từ {show(ranges[0].Low)} đến {show(ranges[0].High)}.";
        return new RangeChart(id, Result.Campaign.From, Result.End, Math.Max(top, 1), show).Draw(title, words + " Số liệu ở bảng bên dưới.", known, ranges, truth);
    }

    // What was reached at the end of every day with a closing or a payment.
    private List<(DateOnly Day, double Value)> Known(Func<(int Done, long Collected), double> value)
    {
        var (line, done, collected) = (new List<(DateOnly Day, double Value)> { (Result.Campaign.From, 0) }, 0, 0L);
        foreach (var day in Ground.List.SelectMany(f => f.Results.Select(act => (File: f, Act: act))).GroupBy(r => r.Act.Day).OrderBy(g => g.Key))
        {
            done += day.Where(r => r.File.Done && r.Act.Kind is ActKind.Completed or ActKind.Terminated).Select(r => r.File.Id).Distinct().Count();
            collected += day.Where(r => CaoDiem.Campaigns.Standing.CollectsMoney(r.Act, r.File.Now)).Sum(r => r.Act.Amount.Amount);
            line.Add((day.Key, value((done, collected))));
        }

        return line;
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Report = "";
        Ground = await tables.GroundAsync(id, Actor, AsOf, Cancel);
        Result = await query.RunAsync(id, Actor, Ground.AsOf, Cancel);
    }
}
