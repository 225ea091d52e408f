using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Cli;

internal static class LawCommand
{
    public static Command Create(Session session)
    {
        _ = session;
        return new("law", "Hỏi luật, không cần cơ sở dữ liệu.")
        {
            Lines("relief", "Xét miễn, giảm: mỗi dòng JSON ở đầu vào chuẩn là một câu hỏi, mỗi dòng ra là một trả lời.",
                line => Words(ReliefRules.Decide(Question(line).Checked(), LawBook.Common))),
            Lines("clock", "Tính thời hạn: mỗi dòng JSON {event, date} cho ngày hết hạn, điều luật và luật áp dụng.", Clock),
            Lines("coercion", "Xét thời điểm cưỡng chế: mỗi dòng JSON {date, time, mobilised, policyBeneficiary}.", Coercion),
        };
    }

    /// <summary>A command that answers JSON lines one by one; a bad line is told on both outputs and the rest goes on.</summary>
    private static Command Lines(string name, string description, Func<string, object> answer)
    {
        var command = new Command(name, description);
        Session.RunAlone(command, async (_, cancel) =>
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
                    Console.Out.WriteLine(JsonSerializer.Serialize(answer(line), Session.JsonLine));
                }
                catch (Exception bad) when (bad is JsonException or RuleViolation or FormatException or InvalidOperationException or ArgumentOutOfRangeException)
                {
                    code = ExitCodes.Refused;
                    var (error, why) = bad is RuleViolation refused ? (refused.Code, refused.Message) : ("LAW-001", "không phải một câu hỏi JSON đúng dạng.");
                    await Console.Error.WriteLineAsync($"{error}: dòng {number} không trả lời được: {why}");
                    Console.Out.WriteLine(JsonSerializer.Serialize(new { error, line = number, message = why }, Session.JsonLine));
                }
            }

            return code;
        });
        return command;
    }

    private static object Clock(string line)
    {
        var raw = JsonSerializer.Deserialize<RawClock>(line, Session.JsonLine) ?? throw new JsonException("Dòng rỗng.");
        var moment = Moment(raw);
        var day = DateOnly.FromDateTime(moment);
        var rule = Terms.Rules.FirstOrDefault(r => r.Equals(raw.Event?.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new RuleViolation("LAW-003", $"Không có quy tắc «{raw.Event}».");
        var act = raw.LawfulFrom ?? day;
        if (LawBook.Common.Find(rule, LawVersion.On(act), act) is null)
        {
            throw new RuleViolation("LAW-004", $"{LawVersion.On(act).Name} không có thời hạn {rule} vào ngày {act:dd/MM/yyyy}.");
        }

        var deadline = LegalClock.Due(rule, day, act, LawBook.Common);
        var term = deadline.Term;
        return new
        {
            due = deadline.Due,
            dueAt = term.Unit == TermUnit.Hour && moment.TimeOfDay > TimeSpan.Zero ? LegalClock.DueAt(rule, moment, LawBook.Common) : (DateTime?)null,
            unit = term.Unit.Code(),
            term.Length,
            term.Rule,
            term.Article,
            term.Law,
            act = term.Step.Act,
            actor = term.Step.Actor,
            term.Unverified,
            across = deadline.Across is { } other ? new { other.Due, other.Term.Rule, other.Term.Law, other.Term.Article } : null,
            window = rule == CoercionTimes.TetRule ? CoercionTimes.Window(day.Year, LawBook.Common) : (DateRange?)null,
        };
    }

    /// <summary>The day of the event, with its hour where one is given ("2026-09-09T14:30", or <c>time</c> beside <c>date</c>).</summary>
    private static DateTime Moment(RawClock raw)
    {
        var text = raw.Date is { Length: > 0 } given ? given : throw new RuleViolation("LAW-002", "Thiếu date.");
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, out var moment))
        {
            throw new RuleViolation("LAW-002", $"Ngày «{text}» không đúng dạng yyyy-MM-dd.");
        }

        return raw.Time is not { Length: > 0 } hour ? moment
            : TimeOnly.TryParse(hour, CultureInfo.InvariantCulture, out var read) ? moment.Date + read.ToTimeSpan()
            : throw new RuleViolation("LAW-002", $"Giờ «{hour}» không đúng dạng HH:mm.");
    }

    private static object Coercion(string line)
    {
        var raw = JsonSerializer.Deserialize<RawCoercion>(line, Session.JsonLine) ?? throw new JsonException("Dòng rỗng.");
        var day = raw.Date ?? throw new RuleViolation("LAW-002", "Thiếu date.");
        var time = raw.Time is { Length: > 0 } text
            ? TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var read) ? read : throw new RuleViolation("LAW-002", $"Giờ «{text}» không đúng dạng HH:mm.")
            : (TimeOnly?)null;
        var verdict = CoercionTimes.Decide(
            new(day, time, raw.Mobilised ?? false, raw.PolicyBeneficiary ?? false), LawBook.Common);
        return new { verdict.Allowed, verdict.Rule, verdict.Article, verdict.Law, verdict.Reason, verdict.Unverified };
    }

    private static object Words(ReliefAnswer answer) => new
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
    };

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

    private sealed record RawClock(string? Event, string? Date, string? Time, DateOnly? LawfulFrom);

    private sealed record RawCoercion(DateOnly? Date, string? Time, bool? Mobilised, bool? PolicyBeneficiary);

    private sealed record RawQuestion(
        DateOnly? AsOf, DateOnly? FirstDecision, string? Item, bool? BudgetItem, long? Original, long? Paid, long? Remaining,
        long? LateInterest, string? Means, DateOnly? VerifiedOn, DateOnly? LastReliefOn, bool? Hardship, bool? Merit);
}
