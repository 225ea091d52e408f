using System.Text.RegularExpressions;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.OfficeFiles;
using CaoDiem.OfficeFiles.Templates;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Documents;

/// <summary>Every kind of document, made from the demonstration campaign.</summary>
public sealed partial class PaperTests
{
    public static TheoryData<string> Kinds => [.. PaperKinds.All.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EveryKind_FromTheCampaign_IsWholeValidAndInTheDecreesLayout(string code)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var kind = PaperKinds.Of(code);
        var (_, request) = await Papers.DemoAsync(db, new(2023, 8, 30));
        Assert.Equal([], WordTemplate.Check(new MemoryStream(kind.Shipped.Build()), kind.Schema));
        var choices = await kind.Subject.ListAsync(db, request);
        var made = new List<byte[]>();
        foreach (var subject in new[] { 0, choices.Count / 2, choices.Count - 1 }.Distinct())
        {
            var document = await Papers.MakeAsync(db, kind, request, subject);
            Papers.AssertValid(document);
            Assert.Equal([], LayoutCheck.Compare(new MemoryStream(document)).Where(f => !f.Fits));
            Assert.Equal([], Papers.Lines(document).Where(l => Blemish().IsMatch(l)));
            made.Add(document);
        }

        if (LibreOffice.IsInstalled)
        {
            var printed = await LibreOffice.ToPdfAsync(made[^1]);
            Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(printed, 0, 4));
            await KeepAsync(kind, printed);
        }
    }

    [Fact]
    public void TheRegistry_HasEveryTemplateOnce()
    {
        Assert.Equal(PaperKinds.All.Count, PaperKinds.All.Select(k => k.Code).Distinct().Count());
        Assert.Equal(ShippedTemplate.All.Select(t => t.Code).Order(), PaperKinds.All.Select(k => k.TemplateCode).Order());
        Assert.All(PaperKinds.All, k => Assert.Matches("^[a-z]+(-[a-z]+)*$", k.Code));
    }

    [Fact]
    public async Task FinalReport_StatesTheCampaignsNumbers_AllOfThemTheScoreBoards()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (head, request) = await Papers.DemoAsync(db);
        foreach (var day in new[] { request.AsOf, new DateOnly(2023, 8, 15) })
        {
            var kind = PaperKinds.Of("final-report");
            var data = await PaperData.LoadAsync(db, kind, request with { AsOf = day });
            var total = (await new ScoreboardQuery(db).RunAsync(request.CampaignId, head, day)).Total;
            decimal? Number(string name) => ((NumberValue)data[name]).Number;
            long? Money(string name) => ((MoneyValue)data[name]).Amount;
            Assert.Equal([total.Files, total.Reviewed, total.Completed, total.Terminated, total.Partial, total.ExemptionDossiers, total.ReductionDossiers, total.Enforceable, total.Reclassified],
                new[] { "tổng_việc", "đã_rà_soát", "việc_xong", "đình_chỉ", "nộp_một_phần", "hồ_sơ_miễn", "hồ_sơ_giảm", "có_điều_kiện", "việc_chuyển" }.Select(n => (int)Number(n)!));
            Assert.Equal([total.Remaining, total.EnforceableMoney, total.Collected], new[] { "tổng_tiền", "tiền_có_điều_kiện", "tiền_thu" }.Select(n => Money(n)!.Value));
            Assert.Equal([Math.Round((decimal)total.RateCases * 100, 2), Math.Round((decimal)total.RateMoney * 100, 2)], new[] { "tỷ_lệ_việc", "tỷ_lệ_tiền" }.Select(n => Number(n)!.Value));
            var left = ((ListValue)data["tồn"]).Items;
            Assert.Equal(total.Files - total.Completed - total.Terminated, left.Sum(l => (int)((NumberValue)l["số_việc"]).Number!));
            var rows = ((ListValue)data["kết_quả"]).Items;
            Assert.Equal(total.Collected, rows.Take(3).Sum(r => ((MoneyValue)r["số_tiền"]).Amount ?? 0));
            Assert.Equal([total.Completed, total.Terminated, total.Partial, total.ExemptionDossiers, total.ReductionDossiers], rows.Select(r => (int)((NumberValue)r["số_việc"]).Number!));
        }

        var text = string.Join('\n', Papers.Lines(await Papers.MakeAsync(db, PaperKinds.Of("final-report"), request)));
        Assert.Contains("Rà soát, phân loại 420/420 việc", text);
        Assert.Contains("Thi hành xong 39 việc; đình chỉ 2 việc", text);
        Assert.Contains("Lập 19 hồ sơ đề nghị xét miễn, giảm nghĩa vụ thi hành án, gồm 17 hồ sơ xét miễn và 2 hồ sơ xét giảm", text);
        Assert.Contains("4.048.290.889 đồng", text);
        Assert.Contains("Kế hoạch số 308/KH-CCTHADS ngày 26 tháng 6 năm 2023", text);
    }

    [Fact]
    public async Task WeeklyReports_AddUpToTheFinalOne()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db);
        var kind = PaperKinds.Of("weekly-report");
        var (done, reviewed, relief, money) = (0m, 0m, 0m, 0L);
        foreach (var week in await kind.Subject.ListAsync(db, request))
        {
            var data = await PaperData.LoadAsync(db, kind, request with { Subject = week.Key });
            done += ((NumberValue)data["việc_xong_tuần"]).Number!.Value;
            reviewed += ((NumberValue)data["rà_soát_tuần"]).Number!.Value;
            relief += ((NumberValue)data["miễn_giảm_tuần"]).Number!.Value;
            money += ((MoneyValue)data["tiền_thu_tuần"]).Amount!.Value;
        }

        Assert.Equal((41m, 420m, 19m, 4_048_290_889L), (done, reviewed, relief, money));
    }

    [Fact]
    public async Task ThePlan_ListsEveryFileOnceUnderItsTeam()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db, new(2023, 6, 26));
        var data = await PaperData.LoadAsync(db, PaperKinds.Of(PaperKinds.Plan), request);
        Assert.Equal(420, ((ListValue)data["tổ"]).Items.Sum(t => ((ListValue)t["hồ_sơ"]).Items.Count));
        Assert.Equal(420m, ((ListValue)data["chỉ_tiêu"]).Items.Sum(t => ((NumberValue)t["số_việc"]).Number));
    }

    [Theory]
    [InlineData("2025-06-30", "Cục Thi hành án dân sự tỉnh Bạc Liêu", "Chi cục Thi hành án dân sự huyện Phước Long", "CCTHADS", "Chi cục trưởng", "Công an huyện Phước Long")]
    [InlineData("2025-07-01", "Cục Quản lý Thi hành án dân sự", "Thi hành án dân sự tỉnh Cà Mau", "THADS", "TL. Trưởng Thi hành án dân sự\nTrưởng phòng", "Công an xã Phước Long")]
    public async Task Names_AreThoseOfTheDay(string day, string parent, string body, string symbol, string authority, string police)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db, DateOnly.Parse(day));
        var head = await PaperHead.LoadAsync(db, request);
        Assert.Equal((parent, body, symbol, authority), (head.Bodies.Parent, head.Bodies.Body, head.Bodies.Symbol, head.Bodies.Authority));
        Assert.Contains($"{police} (để phối hợp)", head.Agencies(CaoDiem.TaskForces.PartnerKind.Police, "để phối hợp"));
        Assert.Equal($"KH-{symbol}", head.SymbolOf(PaperKinds.Of(PaperKinds.Plan)));
        Assert.Equal($"{symbol}-NV", head.SymbolOf(PaperKinds.Of("police-request")));
    }

    [Theory]
    [InlineData("2015-06-30", "Luật Thi hành án dân sự năm 2008")]
    [InlineData("2023-06-26", "Luật Thi hành án dân sự năm 2008 (sửa đổi, bổ sung năm 2014 và năm 2022)")]
    [InlineData("2026-06-30", "Luật Thi hành án dân sự năm 2008 (sửa đổi, bổ sung năm 2014 và năm 2022)")]
    [InlineData("2026-07-01", "Luật Thi hành án dân sự năm 2025")]
    public void Grounds_AreThoseOfTheDay(string day, string law) => Assert.Equal(law, CaoDiem.Law.Grounds.On("law", DateOnly.Parse(day)));

    [Theory]
    [InlineData(PaperSeries.Administrative, "2023-12-31", 2023)]
    [InlineData(PaperSeries.Administrative, "2024-01-01", 2024)]
    [InlineData(PaperSeries.Advisory, "2023-10-01", 2023)]
    [InlineData(PaperSeries.Enforcement, "2023-09-30", 2023)]
    [InlineData(PaperSeries.Enforcement, "2023-10-01", 2024)]
    public void Series_StartAgainWithTheirYear(PaperSeries series, string day, int year) => Assert.Equal(year, series.Year(DateOnly.Parse(day)));

    [Fact]
    public async Task Json_KeepsEveryValue()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (_, request) = await Papers.DemoAsync(db);
        foreach (var kind in PaperKinds.All)
        {
            var data = await PaperData.LoadAsync(db, kind, request with { Subject = (await kind.Subject.ListAsync(db, request))[0].Key });
            var json = PaperJson.Write(data);
            Assert.Equal(json, PaperJson.Write(PaperJson.Read(json)));
            Assert.Equal([], kind.Schema.Gaps(PaperJson.Read(json)));
            Assert.Equal([], PaperDifferences.Between(kind.Schema, data, PaperJson.Read(json)));
        }
    }

    private static async Task KeepAsync(PaperKind kind, byte[] printed)
    {
        if (Environment.GetEnvironmentVariable("CAODIEM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"demo-{kind.Code}.pdf"), printed);
        }
    }

    // What an official would strike out: marks left over, blanks, doubled stops, a sentence without its end, English.
    [GeneratedRegex(@"\{\{|\}\}|…|  |\.\.(?!\.)|;;|,,| [.,;:]|: *[.;]|\(\)|null|True|False|CaoDiem", RegexOptions.None)]
    private static partial Regex Blemish();
}
