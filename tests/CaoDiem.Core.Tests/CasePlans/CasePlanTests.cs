using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Xunit;

namespace CaoDiem.Core.Tests.CasePlans;

public sealed class CasePlanTests
{
    private static readonly DateOnly Day = new(2023, 8, 1);

    [Theory] // state × verb: write, check, consult, approve, return, reopen, carry out, abandon
    [InlineData(PlanState.Draft, "WKCX")]
    [InlineData(PlanState.Consulted, "ARX")]
    [InlineData(PlanState.Approved, "ODX")]
    [InlineData(PlanState.CarriedOut, "")]
    [InlineData(PlanState.Abandoned, "O")]
    public void EveryState_EveryVerb(PlanState state, string may)
    {
        var verbs = new Dictionary<char, (Action<CasePlan> Do, PlanState To)>
        {
            ['W'] = (p => p.Write(Content()), PlanState.Draft),
            ['K'] = (p => p.Check(), PlanState.Draft),
            ['C'] = (p => p.Consult(Id<Consultation>.New()), PlanState.Consulted),
            ['A'] = (p => p.Approve("Thủ trưởng", Day), PlanState.Approved),
            ['R'] = (p => p.Return("Thiếu tài liệu"), PlanState.Draft),
            ['O'] = (p => p.Reopen("Đổi cách làm"), PlanState.Draft),
            ['D'] = (p => p.CarryOut(Day), PlanState.CarriedOut),
            ['X'] = (p => p.Abandon("Đã thi hành xong"), PlanState.Abandoned),
        };
        foreach (var (letter, verb) in verbs)
        {
            var plan = In(state);
            var code = Code(() => verb.Do(plan));
            Assert.Equal(may.Contains(letter) ? null : "PLN-001", code);
            Assert.Equal(code is null ? verb.To : state, plan.State);
        }
    }

    [Fact]
    public void Reasons_And_Completeness_AreAsked()
    {
        Assert.Equal("PLN-003", Code(() => In(PlanState.Consulted).Return(" ")));
        Assert.Equal("PLN-003", Code(() => In(PlanState.Approved).Reopen(null)));
        Assert.Equal("PLN-003", Code(() => In(PlanState.Draft).Abandon("")));
        Assert.Equal("PLN-002", Code(() => New().Check()));
        Assert.Equal("PLN-002", Code(() => New().Consult(Id<Consultation>.New())));
    }

    [Theory]
    [InlineData(4, 0, 0, "PLN-010")]
    [InlineData(5, 0, 0, null)]
    [InlineData(960, 0, 0, null)]
    [InlineData(961, 0, 0, "PLN-010")]
    [InlineData(60, -1, 0, "PLN-011")]
    [InlineData(60, 0, -1, "PLN-012")]
    [InlineData(60, 0, 366, "PLN-012")]
    public void Steps_RefuseNonsense(int minutes, int days, int gap, string? code) =>
        Assert.Equal(code, Code(() => New().Write(Content() with { Steps = [Step(StepKind.Verify) with { Minutes = minutes, Latest = Day.AddDays(days), GapDays = gap }] })));

    [Fact]
    public void AnApproval_FreezesAVersion_AndAChangeMakesANewOne()
    {
        var plan = In(PlanState.Draft);
        var first = plan.ToContent();
        plan.Consult(Id<Consultation>.New());
        var one = plan.Approve("Thủ trưởng", Day);
        Assert.Equal(1, one.Number);
        Assert.Equivalent(first, one.Read(), strict: true);
        plan.Reopen("Người phải thi hành án đã nộp một nửa");
        Assert.Equal((2, PlanState.Draft, false), (plan.Edition, plan.State, plan.Checked));
        var further = Step(StepKind.Persuade);
        plan.Write(first with { Approach = "Vận động lần nữa", Steps = [first.Steps[0] with { Minutes = 90 }, further] });
        plan.Consult(Id<Consultation>.New());
        var two = plan.Approve("Thủ trưởng", Day.AddDays(5));
        Assert.Equal((2, first.Steps[0].Id), (two.Number, two.Read().Steps[0].Id)); // the step keeps its identity
        var changed = PlanDifferences.Between(one.Read(), two.Read(), _ => "Nga");
        Assert.Equal(["Phương án giải quyết", "Bước 1: Xác minh điều kiện thi hành án", "Bước 2: Vận động, thuyết phục tự nguyện thi hành"], changed.Select(c => c.What));
        Assert.Contains("90 phút", changed[1].After, StringComparison.Ordinal);
        Assert.Equal("", changed[2].Before);
        Assert.Empty(PlanDifferences.Between(two.Read(), two.Read(), _ => "Nga"));
        Assert.StartsWith("Bỏ bước", PlanDifferences.Between(two.Read(), one.Read(), _ => "Nga")[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void AReturnedPlan_HadNoVersion_SoItsNumberStays()
    {
        var plan = In(PlanState.Consulted);
        plan.Return("Thiếu");
        Assert.Equal((1, "Thiếu"), (plan.Edition, plan.Note));
        plan.Abandon("Thôi");
        plan.Reopen("Làm lại");
        Assert.Equal(1, plan.Edition);
    }

    [Theory]
    [InlineData("2023-09-26", false, "PoliceExchange OpinionMeeting CoercionPlan CostNotice PreMeeting Coerce")]
    [InlineData("2026-10-20", false, "PoliceExchange CoercionPlan CostNotice PreMeeting Coerce")]
    [InlineData("2026-10-20", true, "PoliceExchange CoercionPlan CostNotice PreMeeting Coerce")]
    public void CoercionWay_FollowsTheLawOfItsDay(string day, bool complex, string kinds)
    {
        var on = DateOnly.Parse(day);
        var way = CoercionSteps.Before(on, complex, LawBook.Common);
        Assert.Equal(kinds, string.Join(' ', way.Select(s => s.Kind)));
        var chain = Chains.Coercion(on, complex, LawBook.Common);
        Assert.Equal(chain.Single(s => s.Rule == "C-30").Latest, way.Single(s => s.Kind == StepKind.PreMeeting).Latest);
        Assert.Equal(chain.Min(s => s.Latest), way[0].Latest);
        Assert.Equal(way.Select(s => s.Latest).Order(), way.Select(s => s.Latest));
    }

    [Fact]
    public void AComplexCase_StartsEarlier_AndTheTargetIsAllowed()
    {
        var law = LawBook.Common;
        DateRange october = new(new(2026, 10, 1), new(2026, 10, 31));
        var target = CoercionSteps.Target(october, new(2026, 9, 1), false, law);
        Assert.Equal(new(2026, 10, 30), target); // the 31st is a Saturday
        Assert.True(CoercionSteps.Before(target, true, law)[0].Latest < CoercionSteps.Before(target, false, law)[0].Latest);
        var late = CoercionSteps.Target(october, new(2026, 10, 25), false, law); // no time is left in October
        Assert.True(late > october.To && CoercionSteps.Before(late, false, law)[0].Latest >= new DateOnly(2026, 10, 25));
        Assert.True(CoercionTimes.Decide(new(late, null, true, false), law).Allowed);
        DateRange tet = new(new(2027, 1, 25), new(2027, 2, 15)); // inside the forbidden time around Tết
        Assert.True(CoercionSteps.Target(tet, new(2026, 12, 1), false, law) > tet.To);
    }

    [Fact]
    public void ACoercionPlan_MayNotShortenTheLawsWay()
    {
        var law = LawBook.Common;
        var way = CoercionSteps.Before(new(2026, 10, 20), false, law);
        List<StepContent> Steps(int shorter) => [.. way.Select((m, i) => Step(m.Kind) with { Earliest = m.Latest, Latest = m.Latest, GapDays = i == 0 ? 0 : Math.Max(0, m.Latest.DayNumber - way[i - 1].Latest.DayNumber - shorter) })];
        var plan = Content() with { Mobilised = true, Steps = Steps(0) };
        Assert.Empty(CoercionSteps.Check(plan, law));
        Assert.Contains(CoercionSteps.Check(plan with { Steps = Steps(1) }, law), v => v.Code == "PLN-015");
        Assert.Contains(CoercionSteps.Check(plan with { Steps = [.. Steps(0).Where(s => s.Kind != StepKind.PoliceExchange)] }, law), v => v.Code == "PLN-014");
        Assert.Empty(CoercionSteps.Check(plan with { Mobilised = false, Steps = Steps(1) }, law));
        Assert.NotEmpty(CoercionSteps.Check(plan with { Complex = true }, law)); // the provincial police takes longer
    }

    [Theory]
    [InlineData("review", 0, false, true)]
    [InlineData("refund", 0, false, false)]
    [InlineData("review", 10, false, true)]
    [InlineData("review", 9, false, false)]
    [InlineData("refund coercion", 0, true, true)]
    public void PlanIsRequired_ByGroupAndAmount_OrByLaw(string groups, long remaining, bool mobilised, bool required)
    {
        var rules = new PlanRules { OfficeId = Id<Office>.New() };
        rules.Set([WorkGroup.Review], new(remaining is 9 or 10 ? 10 : 0), 3, 7);
        var need = PlanRequirement.Decide(WorkGroupSet.Read(groups), new(remaining), mobilised, rules, Day);
        Assert.Equal(required, need.Required);
        Assert.Equal(mobilised, need.Why.Contains("khoản 1 Điều 72", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RR", Means.Has, 2, null)]
    [InlineData("RRR", Means.Has, 3, "cưỡng chế")]
    [InlineData("RAMRR", Means.Unknown, 3, "xác minh lại")]
    [InlineData("RRPR", Means.Has, 1, null)] // a payment starts the ladder anew
    [InlineData("", Means.Has, 0, null)]
    public void VisitLadder_ProposesAfterTheThirdRefusal(string visits, Means means, int refusals, string? next)
    {
        var outcomes = visits.Select(v => v switch { 'R' => VisitOutcome.Refused, 'A' => VisitOutcome.Absent, 'P' => VisitOutcome.Paid, _ => VisitOutcome.Met }).ToList();
        var standing = VisitLadder.Decide(outcomes, means, 3);
        Assert.Equal((visits.Length, refusals), (standing.Visits, standing.Refusals));
        Assert.Equal(next is not null, standing.Next?.Contains(next ?? "", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void VisitLadder_ReadsActs()
    {
        Act Done(int day, ActKind kind, string? words, ActSource source = ActSource.Office) => new()
        {
            OfficeId = Id<Office>.New(),
            DossierId = Id<Dossier>.New(),
            Kind = kind,
            On = Day.AddDays(day),
            Turn = day,
            Amount = Dong.Zero,
            Text = words,
            Source = source,
            RecordedBy = "Người thử",
            RecordedAt = new DateTime(2023, 9, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        Assert.Equal(
            [VisitOutcome.Refused, VisitOutcome.Absent, VisitOutcome.Paid, VisitOutcome.Met],
            VisitLadder.Of(
            [
                Done(1, ActKind.Visited, "Từ chối làm việc"), Done(2, ActKind.Reviewed, "Vắng nhà"), Done(3, ActKind.Paid, null), Done(4, ActKind.Verified, "Có đất"),
                Done(5, ActKind.ReliefDossier, null), Done(6, ActKind.Paid, null, ActSource.Register),
            ]));
    }

    [Fact]
    public void Obstacle_StateByVerb()
    {
        var obstacle = new Obstacle { OfficeId = Id<Office>.New(), CampaignId = Id<Campaign>.New(), Text = "X", OwnerId = Id<Officer>.New(), RaisedOn = Day, EscalateOn = Day.AddDays(3) };
        Assert.False(obstacle.IsOverdue(Day.AddDays(3)));
        Assert.True(obstacle.IsOverdue(Day.AddDays(4)));
        Assert.Equal("OBS-002", Code(() => obstacle.Escalate("")));
        obstacle.Escalate("Cục tỉnh");
        Assert.False(obstacle.IsOverdue(Day.AddDays(4)));
        Assert.Equal("OBS-001", Code(() => obstacle.Escalate("Cục tỉnh")));
        Assert.Equal("OBS-002", Code(() => obstacle.Resolve(null, Day)));
        obstacle.Resolve("Đã thống nhất", Day);
        Assert.Equal("OBS-001", Code(() => obstacle.Resolve("Lại", Day)));
    }

    private static CasePlan New() => new()
    {
        OfficeId = Id<Office>.New(),
        CampaignId = Id<Campaign>.New(),
        DossierId = Id<Dossier>.New(),
        TaskForceId = null,
        OfficerId = null,
        CommuneId = null,
        Groups = "review",
        Required = true,
        RequiredWhy = "",
    };

    private static CasePlan In(PlanState state)
    {
        var plan = New();
        plan.Write(Content());
        if (state is PlanState.Consulted or PlanState.Approved or PlanState.CarriedOut)
        {
            plan.Consult(Id<Consultation>.New());
        }

        if (state is PlanState.Approved or PlanState.CarriedOut)
        {
            plan.Approve("Thủ trưởng", Day);
        }

        if (state == PlanState.CarriedOut)
        {
            plan.CarryOut(Day);
        }

        if (state == PlanState.Abandoned)
        {
            plan.Abandon("Thôi");
        }

        return plan;
    }

    private static PlanContent Content() => new("Tình tiết", "Có thu nhập", "Vận động", "Không", "Hồ sơ", "Không", false, false, [Step(StepKind.Verify)]);

    private static StepContent Step(StepKind kind) => new(
        Id<PlanStep>.New(), kind, null, [new(PartnerKind.CommuneCommittee, "Cùng đi")], 75, Day, Day.AddDays(400), 0, "Biên bản", null, "Ấp 2");

    private static string? Code(Action change) => Record.Exception(change) is RuleViolation refused ? refused.Code : null;
}
