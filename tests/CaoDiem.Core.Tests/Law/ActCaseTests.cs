using System.Globalization;
using CaoDiem.Law;
using CaoDiem.Shared;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

/// <summary>
/// Files with acts on record, one line a case (<c>acts.csv</c>): what the law finds, by rule, version, day and what is missing. Facts
/// stand as name=value, lists by repeating the name, parts of a value parted by colons.
/// </summary>
public sealed class ActCaseTests
{
    public static TheoryData<string> Cases => [.. Rows().Select(c => string.Join(';', c))];

    /// <summary>Every rule that some case reaches, by its finding or by a term behind it.</summary>
    internal static IReadOnlySet<string> Reached() => Rows().SelectMany(c => FileRules.Decide(Facts(c[3]), Day(c[2]), LawBook.Common))
        .SelectMany(f => (f.Clock?.Leading ?? []).Append(f.Clock).OfType<Deadline>().Select(d => d.Term.Rule).Append(f.Rule)).ToHashSet();

    [Theory]
    [MemberData(nameof(Cases))]
    public void File(string row)
    {
        var c = row.Split(';');
        var (facts, asOf) = (Facts(c[3]), Day(c[2]));
        var findings = FileRules.Decide(facts, asOf, LawBook.Common);
        Assert.Equal(c[4], string.Join(" | ", findings.Select(Words)));
        foreach (var finding in findings)
        {
            Assert.EndsWith(".", finding.Text, StringComparison.Ordinal);
            Assert.EndsWith(".", finding.NextStep, StringComparison.Ordinal);
            Assert.Equal(finding.Ready, finding.Missing.Count == 0);
            Assert.All(finding.Missing, m => Assert.Contains(m, MissingItems.All));
            Assert.DoesNotContain(LawVersion.On(asOf) == LawVersion.A ? "2025" : "THADS 2008", finding.Article, StringComparison.Ordinal);
            Assert.Contains(finding.Rule, Losses.Rules);
            Assert.NotEmpty(Explanations.Of(finding, facts, asOf, LawBook.Common).Facts);
        }
    }

    [Fact]
    public void EveryRuleOfFiles_IsReachedByACase() =>
        Assert.Equal([], Losses.Rules.Except(Reached().Concat(LawTableTests.ReachedByFiles())).Order(StringComparer.Ordinal));

    internal static string Words(Finding f) =>
        $"{f.Group.Code()} {f.Rule} {f.Law} {f.Due:yyyy-MM-dd} {(f.RecordGap ? "gap:" : "")}{string.Join('+', f.Missing)}".TrimEnd();

    private static IEnumerable<string[]> Rows() => System.IO.File.ReadAllLines(Path.Combine(RuleTableTests.Folder, "acts.csv")).Skip(1)
        .Where(l => l.Length > 0).Select(l => l.Split(';'));

    internal static DossierFacts Facts(string text)
    {
        var facts = new DossierFacts { DecisionDate = default, Matter = MatterKind.OnRequest, State = DossierState.Enforcing, Obligations = [] };
        foreach (var pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')))
        {
            facts = With(facts, pair[0], pair[1].Split(':'));
        }

        return facts.Obligations.Count > 0 ? facts : facts with { Obligations = [new(ObligationKind.Debt, new(100), Dong.Zero, new(100))] };
    }

    private static DossierFacts With(DossierFacts f, string name, string[] v) => name switch
    {
        "decision" => f with { DecisionDate = Day(v[0]) },
        "first" => f with { FirstDecisionDate = Day(v[0]) },
        "matter" => f with { Matter = Enum.Parse<MatterKind>(v[0]) },
        "state" => f with { State = Enum.Parse<DossierState>(v[0]) },
        "item" => f with { Obligations = [.. f.Obligations, new(Enum.Parse<ObligationKind>(v[0]), new(long.Parse(v[1])), new(long.Parse(v[2])), new(long.Parse(v[3])))] },
        "means" => f with { Means = Enum.Parse<Means>(v[0]) },
        "verified" => f with { LastVerifiedOn = Day(v[0]) },
        "ver" => f with { LastVerifiedOn = Day(v[0]), Means = Enum.Parse<Means>(v[1]), Verifications = [.. f.Verifications, new(Day(v[0]), Enum.Parse<Means>(v[1]))] },
        "ne" => f with { NotEnforceableOn = Day(v[0]) },
        "since" => f with { ActsSince = Day(v[0]) },
        "notice" => f with { Notices = [.. f.Notices, new(Day(v[0]), Enum.Parse<NoticeMethod>(v[1]), v.Length > 2 ? Day(v[2]) : null)] },
        "news" => f with { NewInformationOn = Day(v[0]) },
        "income" => f with { MonthlyIncome = new(long.Parse(v[0])), Dependants = int.Parse(v[1], CultureInfo.InvariantCulture) },
        "long" => f with { LongReverification = true },
        "address" => f with { AddressUnknown = v[0] == "unknown" },
        "detained" => f with { DetainedUntil = Day(v[0]) },
        "hardship" => f with { Hardship = true, HardshipSince = Maybe(v[0]), HardshipDocument = v.Length > 1 ? v[1] : null },
        "merit" => f with { Merit = true, MeritDocument = v[0].Length > 0 ? v[0] : null },
        "last" => f with { LastReliefOn = Day(v[0]) },
        _ => More(f, name, v),
    };

    private static DossierFacts More(DossierFacts f, string name, string[] v) => name switch
    {
        "stop" => f with { Stop = new(v[0].Length == 0 ? null : v[0], Maybe(v[1]), v.Length > 2 ? Maybe(v[2]) : null) },
        "request" => f with { Stop = f.Stop! with { RequestedOn = Day(v[0]) } },
        "ended" => f with { Stop = f.Stop! with { GroundEndedOn = Day(v[0]) } },
        "earlier" => f with { Stop = f.Stop! with { EarlierRequests = int.Parse(v[0], CultureInfo.InvariantCulture) } },
        "published" => f with { PublishedOn = Day(v[0]) },
        "unpublished" => f with { UnpublishedOn = Day(v[0]) },
        "again" => f with { EnforceableAgainOn = Day(v[0]) },
        "ledger" => f with { SeparateLedgerOn = Day(v[0]) },
        "court" => f with { CourtRelief = new(Enum.Parse<ReliefOutcome>(v[0]), Day(v[1])) },
        "granted" => f with { CourtRelief = f.CourtRelief! with { GrantedOn = Day(v[0]) } },
        "effective" => f with { CourtRelief = f.CourtRelief! with { EffectiveOn = Day(v[0]) } },
        "refused" => f with { CourtRelief = f.CourtRelief! with { RefusedOn = Day(v[0]) } },
        "settled" => f with { CourtRelief = f.CourtRelief! with { Settled = true } },
        "letter" => f with { Letters = [.. f.Letters, new(Day(v[0]), "Văn phòng đăng ký đất đai", v.Length > 1 ? Maybe(v[1]) : null, v.Length > 2)] },
        "complaint" => f with { Complaints = [.. f.Complaints, new(Day(v[0]), Enum.Parse<ComplaintSubject>(v[1]), v[2] == "2", Maybe(v[3]), v.Length > 4 ? Day(v[4]) : null)] },
        "secured" => f with { Securings = [.. f.Securings, new("tạm giữ giấy tờ", Maybe(v[0]), Maybe(v[1]), Maybe(v[2]), v.Length > 3 ? Day(v[3]) : null)] },
        "exit" => f with { ExitStayedUntil = Day(v[0]) },
        "coercion" => f with { CoercionDecisionOn = Day(v[0]) },
        "planned" => f with { CoercionPlannedOn = Day(v[0]), CoercionMobilised = v[1].Length > 0, CoercionComplex = v[1] == "complex" },
        "coerced" => f with { CoercedOn = Day(v[0]) },
        "held" => f with { MoneyHeldSince = Day(v[0]) },
        "received" => f with { MoneyReceivedOn = Day(v[0]) },
        "refunded" => f with { RefundedOn = Day(v[0]) },
        "deposited" => f with { DepositedOn = Day(v[0]) },
        "force" => f with { JudgmentEffectiveOn = Day(v[0]) },
        "council" => f with { DestructionCouncilOn = Day(v[0]) },
        "destroyed" => f with { DestroyedOn = Day(v[0]) },
        "handed" => f with { HandedOverOn = Day(v[0]) },
        "remitted" => f with { RemittedOn = Day(v[0]) },
        _ => f with { Sale = Sale(f.Sale, name, v) },
    };

    private static SaleFacts Sale(SaleFacts? sale, string name, string[] v) => name switch
    {
        "seized" => new(Day(v[0]), v[1] == "land"),
        "valuer" => sale! with { ValuationContractOn = Day(v[0]) },
        "price" => sale! with { PriceNotifiedOn = Day(v[0]) },
        "reask" => sale! with { RevaluationAskedOn = Day(v[0]) },
        "revalued" => sale! with { RevaluedOn = Day(v[0]) },
        "auction" => sale! with { AuctionContractOn = Day(v[0]) },
        "failed" => sale! with { AuctionFailedOn = Day(v[0]), Cuts = int.Parse(v[1], CultureInfo.InvariantCulture) },
        "sold" => sale! with { SoldOn = Day(v[0]) },
        "delivered" => sale! with { HandedOverOn = Day(v[0]) },
        "paidout" => sale! with { PaidOutOn = Day(v[0]) },
        _ => throw new ArgumentException($"No fact {name}.", nameof(name)),
    };

    private static DateOnly? Maybe(string text) => text.Length == 0 ? null : Day(text);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
