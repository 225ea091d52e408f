using System.Globalization;
using CaoDiem.Law;
using CaoDiem.Shared;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

/// <summary>
/// Every sentence that the law says about the cases of the tables, as officers read it: Law/sentences.verified.txt.
/// Written when CAODIEM_ACCEPT is set, to be read by a person; otherwise it must be the same to the letter.
/// </summary>
public sealed class SentencesTests
{
    private static readonly string Verified = Path.Combine(RuleTableTests.Folder, "sentences.verified.txt");

    [Fact]
    public void EverySentence_IsAsItWasRead()
    {
        var text = string.Join('\n', Relief().Concat(Files()).Concat(Coercion()).Concat(Calculators()).Concat(Plans()).Concat(Words())) + "\n";
        if (Environment.GetEnvironmentVariable("CAODIEM_ACCEPT") is not null)
        {
            File.WriteAllText(Verified, text);
        }

        Assert.Equal(File.ReadAllText(Verified).ReplaceLineEndings("\n"), text);
    }

    private static IEnumerable<string> Relief()
    {
        yield return "# Miễn, giảm";
        foreach (var c in Rows("relief.csv"))
        {
            var question = new ReliefQuestion(
                Day(c[1]), Day(c[2]), Enum.Parse<ObligationKind>(c[3]), c[4] == "1", new(long.Parse(c[5])), new(long.Parse(c[6])), new(long.Parse(c[7])),
                Dong.Zero, Enum.Parse<Means>(c[8], true), Maybe(c[9]), Maybe(c[10]), c[11] == "1", c[12] == "1");
            var answer = ReliefRules.Decide(question, LawBook.Common);
            yield return $"{c[0]}: {answer.Reason} [{answer.Article}] {ReliefRules.FirstEligibleDay(question, LawBook.Common):yyyy-MM-dd}";
            yield return $"    {string.Join("; ", ReliefDossier.Papers(question, answer.Missing).Select(p => $"{p.Paper.Text}: {p.State}"))}";
        }
    }

    private static IEnumerable<string> Files()
    {
        yield return "# Hồ sơ";
        foreach (var c in Rows("files.csv"))
        {
            var (facts, asOf) = (LawTableTests.Facts(c), Day(c[2]));
            foreach (var finding in FileRules.Decide(facts, asOf, LawBook.Common))
            {
                var why = Explanations.Of(finding, facts, asOf, LawBook.Common);
                yield return $"{c[0]} {c[1]}: {finding.Text} → {finding.NextStep} [{finding.Article}, {why.Version.Name}] {string.Join(", ", finding.Missing.Select(MissingItems.Label))}";
                yield return $"    dữ kiện: {string.Join("; ", why.Facts.Select(f => $"{f.Name}: {f.Value}"))}";
                foreach (var line in why.Arithmetic.Concat(why.Changes.Select(w => $"nếu {w.If} → {w.Then}")).Concat(why.Papers.Select(p => $"{p.Paper.Text}: {p.State}")))
                {
                    yield return $"    {line}";
                }

                yield return $"    {why.Entries.Count}: {string.Join(", ", why.Entries.Select(e => e.Rule).Distinct())}";
            }
        }
    }

    private static IEnumerable<string> Coercion()
    {
        yield return "# Hồ sơ có diễn biến";
        foreach (var c in Rows("acts.csv"))
        {
            foreach (var finding in FileRules.Decide(ActCaseTests.Facts(c[3]), Day(c[2]), LawBook.Common))
            {
                yield return $"{c[0]} {c[1]}: {finding.Text} → {finding.NextStep} [{finding.Article}] {finding.Loss}";
            }
        }

        yield return "# Thời gian cưỡng chế";
        foreach (var c in Rows("coercion.csv"))
        {
            var moment = new CoercionMoment(Day(c[1]), c[2].Length == 0 ? null : TimeOnly.Parse(c[2], CultureInfo.InvariantCulture), c[3] == "1", c[4] == "1");
            var verdict = CoercionTimes.Decide(moment, LawBook.Common);
            yield return $"{c[0]}: {verdict.Reason} [{verdict.Article}] {verdict.Unverified} {CoercionTimes.NextAllowed(moment, LawBook.Common):yyyy-MM-dd}";
        }
    }

    private static IEnumerable<string> Calculators()
    {
        yield return "# Phí, thời hiệu, tiền gửi, thu nhập, lãi";
        foreach (var c in Rows("fee.csv"))
        {
            var fee = EnforcementFee.Of(new(long.Parse(c[2])), Day(c[1]), c[3] == "1", c[4] == "1", LawBook.Common);
            yield return $"{c[0]}: {fee.Reason} [{fee.Article}]";
        }

        foreach (var c in Rows("limitation.csv"))
        {
            var skip = c[2].Split('+', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split("..")).Select(r => new DateRange(Day(r[0]), Day(r[1])));
            var answer = Limitation.Of(Day(c[1]), [.. skip], c[3] == "1", Day(c[4]), LawBook.Common);
            yield return $"{c[0]}: {answer.Reason} [{answer.Article}]";
        }

        foreach (var on in new DateOnly[] { new(2026, 6, 30), new(2026, 7, 1) })
        {
            var account = Deposits.Account(new(7_400_001), on, LawBook.Common);
            var income = IncomeDeduction.Of(new(12_000_000), 2, on, LawBook.Common);
            yield return $"{account.Text} [{account.Article}] {account.Law}; {income.Reason} [{income.Article}] {income.Unverified}; {PaymentOrder.Distribute(new(1), [], on).Article}";
        }

        foreach (var step in LateInterest.Of(new(10_000_000), 8.3m, new(2026, 7, 1), new(2027, 7, 1), [new(new(2026, 9, 1), new(1_000_000)), new(new(2026, 12, 1), new(2_000_000))]).Steps)
        {
            yield return step;
        }
    }

    private static IEnumerable<string> Plans()
    {
        yield return "# Lịch ngược của cưỡng chế; đường đi của hồ sơ miễn, giảm";
        foreach (var step in new DateOnly[] { new(2023, 8, 15), new(2026, 12, 15) }.SelectMany(day => Chains.Coercion(day, true, LawBook.Common)))
        {
            yield return $"{step.Rule} {step.Latest:yyyy-MM-dd} {step.Actor}: {step.Act} ({step.Words}) [{step.Article}]";
        }

        foreach (var step in Chains.Relief(new(2023, 6, 15), LawBook.Common).Steps.Concat(Chains.FirstSteps(new(2026, 6, 24), LawBook.Common))
            .Append(LegalClock.Due("V-22", new(2026, 6, 25), LawBook.Common)).Append(LegalClock.Due("C-33", new(2026, 9, 9), LawBook.Common))
            .Append(LegalClock.Due("L-53", new(2026, 9, 9), LawBook.Common)).Append(LegalClock.Due("L-11b", new(2026, 9, 9), LawBook.Common))
            .Append(LegalClock.Due("C-22", new(2023, 7, 18), LawBook.Common)))
        {
            yield return $"{step.Term.Rule} {step.Due:yyyy-MM-dd} {string.Join(" ", Explanations.Sum(step, LawBook.Common))}";
        }
    }

    private static IEnumerable<string> Words()
    {
        yield return "# Tên gọi";
        yield return string.Join("; ", DossierStates.All.Select(s => $"{s.Label()} {s.IsOpen()} {s.Bucket()}"));
        yield return string.Join("; ", WorkGroups.All.Select(g => $"{g.Code()} {g.Label()}"));
        yield return string.Join("; ", Enum.GetValues<ObligationKind>().Select(k => $"{k.Label()} {k.IsBudgetMoney()}"));
        yield return string.Join("; ", Enum.GetValues<Means>().Select(m => m.Label()));
        yield return string.Join("; ", Enum.GetValues<MatterKind>().Select(m => m.Label()));
        yield return string.Join("; ", Enum.GetValues<PaymentRank>().Select(r => r.Label()));
        yield return string.Join("; ", Enum.GetValues<TermUnit>().Select(u => $"{u.Label()} {u.Code()}"));
        yield return string.Join("; ", Lists.Labels.Select(l => $"{l.Key}: {l.Value}"));
        foreach (var entry in Lists.All)
        {
            yield return $"{entry.Topic} {entry.Rule} {entry.Law} {entry.Key} {entry.From:yyyy-MM-dd} {entry.To:yyyy-MM-dd}: {entry.Text} [{entry.Article}]";
        }

        yield return string.Join("; ", MissingItems.All.Select(m => $"{m}: {MissingItems.Label(m)} {MissingItems.IsRecord(m)}"));
        yield return string.Join("; ", Enum.GetValues<NoticeMethod>().Select(m => $"{m.Code()} {m.Label()}"));
        yield return string.Join("; ", Losses.Rules.Select(r => $"{r} {Losses.Of(r)}"));
        foreach (var move in DossierMoves.All)
        {
            yield return $"{move.Rule} {move.Law} {move.From} → {move.To}: {move.Name} [{move.Article}]";
        }

        foreach (var parameter in Parameters.All)
        {
            yield return $"{parameter.Code} {parameter.Row} {parameter.Kind} {parameter.Version?.Id}: {parameter.Label} = {string.Join(", ", parameter.Values.Select(v => $"{v.From:yyyy-MM-dd} {parameter.Words(v.Value)} {v.Unverified}"))} [{parameter.Values[0].Source}] {parameter.Least}";
        }
    }

    private static DateOnly? Maybe(string text) => text.Length == 0 ? null : Day(text);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string file) => File.ReadAllLines(Path.Combine(RuleTableTests.Folder, file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(';'));
}
