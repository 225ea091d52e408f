using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>Every code of the planner has its Vietnamese sentence.</summary>
public sealed class PlanWordsTests
{
    private static readonly Problem Mini = Read("mini-7.json");

    public static TheoryData<string, string, string> Reasons => new()
    {
        { "no-team-day", "teams=T0;release=2023-07-03;due=2023-07-14;days=10;teamDays=8;needs=commune, police;communeDays=5;policeDays=2;commune=c1", "Không ngày nào từ 03/07/2023 đến 14/07/2023 có đủ các bên cùng lúc: đội làm 8 ngày, Ủy ban nhân dân xã dự được 5 ngày, công an dự được 2 ngày (đội T0)." },
        { "no-team-day", "teams=;release=2023-07-03;due=2023-07-14;days=10;teamDays=0;needs=", "Không ngày nào từ 03/07/2023 đến 14/07/2023 có đủ các bên cùng lúc: đội làm 0 ngày (hồ sơ chưa giao đội nào)." },
        { "gap", "before=S1;beforeDate=2023-07-11;gapDays=11;earliest=2023-07-22;last=2023-07-14", "Phải cách việc S1 (11/07/2023) ít nhất 11 ngày, tức từ 22/07/2023; ngày cuối cùng có thể làm là 14/07/2023." },
        { "agency", "agencies=police-r0;limit=1;days=3", "Cả 3 ngày có thể làm, police-r0 đã dự đủ số việc một ngày (giới hạn 1)." },
        { "full", "days=4;minutesShort=25;team=T0;date=2023-07-05", "Cả 4 ngày có thể làm đều đã kín; thiếu ít nhất 25 phút (đội T0, ngày 05/07/2023)." },
        { "full", "days=1;minutesShort=25;team=T0;date=2023-07-05;window=true", "Cả 1 ngày có thể làm đều đã kín; đến sớm nhất vẫn muộn 25 phút so với giờ tiếp (đội T0, ngày 05/07/2023)." },
        { "budget", "moneyShort=596.13;team=T1;date=2023-07-05", "Còn thời gian nhưng hết kinh phí: thiếu ít nhất 596,13 (đội T1, ngày 05/07/2023)." },
        { "worse", "drop=S9;dropTeam=T1;dropDate=2023-07-06;dropAlso=2;loss=4.5;minutesShort=25;team=T0;date=2023-07-05", "Chỉ xếp được nếu bỏ việc S9 và 2 việc sau của cùng hồ sơ của đội T1 ngày 06/07/2023, đáng giá hơn: kế hoạch mất 4,5 điểm; thiếu ít nhất 25 phút (đội T0, ngày 05/07/2023)." },
        { "worse", "loss=4.5;team=T0;date=2023-07-05", "Còn chỗ (đội T0, ngày 05/07/2023) nhưng đường đi, chi phí và chênh lệch giữa các đội tốn hơn giá trị của việc 4,5 điểm." },
        { "before", "before=S1;first=S1", "Việc S1 phải làm trước chưa được xếp." },
        { "before", "before=S2;first=S1", "Việc S2 phải làm trước chưa được xếp, do việc S1 chưa được xếp." },
        { "open", "gain=1.44;team=T0;date=2023-07-05", "Còn xếp được vào đội T0 ngày 05/07/2023, thêm 1,44 điểm: cần thêm thời gian tính." },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void AReason_IsASentenceWithItsFacts(string reason, string facts, string sentence)
    {
        var byName = facts.Split(';').ToDictionary(f => f.Split('=')[0], f => f.Split('=')[1]);
        Assert.Equal(sentence, PlanWords.Left(new("S0", reason, "English") { Facts = byName }));
    }

    [Theory]
    [InlineData("minutes", "Xếp được nếu ngày làm việc dài thêm 12,5 phút (đội T0, ngày 04/07/2023).")]
    [InlineData("budget", "Xếp được nếu thêm kinh phí 12,5 (đội T0, ngày 04/07/2023).")]
    [InlineData("agency-limit", "Xếp được nếu c1 dự thêm một việc ngày 04/07/2023 (đội T0).")]
    [InlineData("agency-day", "Xếp được nếu c1 dự thêm được ngày 04/07/2023 với đội T0.")]
    [InlineData("commune-day", "Xếp được nếu xã c1 dự thêm được ngày 04/07/2023 (đội T0).")]
    [InlineData("team-day", "Xếp được nếu đội T0 làm thêm ngày 04/07/2023.")]
    [InlineData("due", "Xếp được nếu thời hạn lùi 12,5 ngày, đến 04/07/2023 (đội T0).")]
    public void AWayOut_IsASentence(string kind, string sentence) =>
        Assert.Equal(sentence, new PlanWords(Mini).WouldFit(new(kind, "T0", 1, 12.5, "c1", 3)));

    [Fact]
    public void EveryRule_HasItsWords()
    {
        var words = new PlanWords(Mini);
        Assert.All(HardRule.All.Select(r => r.Name).Append("score"), rule => Assert.DoesNotContain("English", words.Broken(new(rule, "English", "S0", "T0", 1))));
        Assert.Equal(
            "time: đội T0, ngày 04/07/2023: lộ trình cần 500 phút, ngày chỉ có 450 phút.",
            words.Broken(new("time", "English", null, "T0", 1) { Facts = new Dictionary<string, string> { ["minutes"] = "500", ["limit"] = "450" } }));
    }

    [Fact]
    public void EveryCode_HasItsWords()
    {
        var codes = typeof(PlanCode).GetFields().Select(f => (string)f.GetValue(null)!).ToList();
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.DoesNotContain("không dùng được", PlanWords.Issue(new(code, "$", "", "English"))));
        Assert.Equal("plan.negative: $.steps[0].minutes: số không được âm «-75».", PlanWords.Issue(new("plan.negative", "$.steps[0].minutes", "-75", "English")));
    }

    [Fact]
    public void EveryPlannedStep_IsToldInOneSentence()
    {
        var plan = PlanSolver.Solve(Mini, new() { Iterations = 300 });
        var told = PlanExplainer.Explain(Mini, plan).Planned.Select(PlanWords.Planned).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, sentence => Assert.Matches(@"^Đội T\d, ngày \d\d/\d\d/2023; .+\.$", sentence));
    }

    private static Problem Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Samples.Root, "samples", "planner", name));
        return ProblemFile.Read(file);
    }
}
