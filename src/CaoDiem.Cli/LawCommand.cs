using System.CommandLine;
using System.Text.Json;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Cli;

internal static class LawCommand
{
    public static Command Create(Session session)
    {
        _ = session;
        var relief = new Command("relief", "Xét miễn, giảm: mỗi dòng JSON ở đầu vào chuẩn là một câu hỏi, mỗi dòng ra là một trả lời.");
        Session.RunAlone(relief, async (_, cancel) =>
        {
            var code = ExitCodes.Done;
            for (var number = 1; await Console.In.ReadLineAsync(cancel) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                try
                {
                    Write(ReliefRules.Decide(Question(line), LawSettings.Default));
                }
                catch (Exception bad) when (bad is JsonException or RuleViolation or FormatException or InvalidOperationException)
                {
                    code = ExitCodes.Refused;
                    var why = bad is RuleViolation ? bad.Message : "không phải một câu hỏi JSON đúng dạng.";
                    await Console.Error.WriteLineAsync($"LAW-001: dòng {number} không đọc được: {why}");
                    Console.Out.WriteLine(JsonSerializer.Serialize(new { error = "LAW-001", line = number, message = why }, Session.JsonLine));
                }
            }

            return code;
        });
        return new("law", "Hỏi luật, không cần cơ sở dữ liệu.") { relief };
    }

    private static void Write(ReliefAnswer answer) => Console.Out.WriteLine(JsonSerializer.Serialize(new
    {
        outcome = answer.Outcome switch
        {
            ReliefOutcome.Exempt => "exempt",
            ReliefOutcome.Reduce => "reduce",
            ReliefOutcome.None => "none",
            _ => throw new InvalidOperationException(),
        },
        maxReduction = answer.MaxReduction?.Amount,
        answer.Rule,
        answer.Article,
        answer.Law,
        answer.Ready,
        answer.Missing,
        answer.Reason,
    }, Session.JsonLine));

    private static ReliefQuestion Question(string line)
    {
        var raw = JsonSerializer.Deserialize<RawQuestion>(line, Session.JsonLine) ?? throw new JsonException("Dòng rỗng.");
        var item = Item(raw.Item);
        if (raw.Original < 0 || raw.Paid < 0 || raw.Remaining < 0 || raw.LateInterest < 0)
        {
            throw new RuleViolation("LAW-002", "Số tiền không được âm.");
        }

        return new(
            raw.AsOf ?? throw new RuleViolation("LAW-002", "Thiếu asOf."),
            raw.FirstDecision ?? throw new RuleViolation("LAW-002", "Thiếu firstDecision."),
            item, raw.BudgetItem ?? item.IsBudgetMoney(), new(raw.Original ?? (raw.Paid ?? 0) + (raw.Remaining ?? 0)), new(raw.Paid ?? 0),
            new(raw.Remaining ?? (raw.Original ?? 0) - (raw.Paid ?? 0)), new(raw.LateInterest ?? 0),
            raw.Means?.ToLowerInvariant() switch
            {
                "none" => Means.None,
                "minimum" => Means.Minimum,
                "has" => Means.Has,
                null or "" or "unknown" => Means.Unknown,
                var other => throw new RuleViolation("LAW-002", $"means phải là none, minimum hoặc has, không phải «{other}»."),
            },
            raw.VerifiedOn, raw.LastReliefOn, raw.Hardship ?? false, raw.Merit ?? false);
    }

    /// <summary>English codes in either case and style, or the Vietnamese name of the item.</summary>
    private static ObligationKind Item(string? text)
    {
        var bare = (text ?? "").Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (Enum.TryParse<ObligationKind>(bare, true, out var kind))
        {
            return kind;
        }

        return bare.ToLowerInvariant() switch
        {
            "fee" or "courtfees" => ObligationKind.CourtFee,
            "fines" or "penalty" => ObligationKind.Fine,
            "" => ObligationKind.OtherBudget,
            _ => Exchange.RegisterWords.Obligation(text!) is { } named and not ObligationKind.OtherCivil ? named : ObligationKind.OtherBudget,
        };
    }

    private sealed record RawQuestion(
        DateOnly? AsOf, DateOnly? FirstDecision, string? Item, bool? BudgetItem, long? Original, long? Paid, long? Remaining,
        long? LateInterest, string? Means, DateOnly? VerifiedOn, DateOnly? LastReliefOn, bool? Hardship, bool? Merit);
}
