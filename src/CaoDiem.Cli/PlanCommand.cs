using System.CommandLine;
using System.Globalization;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;

namespace CaoDiem.Cli;

internal static class PlanCommand
{
    public static Command Create(Session session) => new("plan", "Lập và kiểm tra kế hoạch đi lại của các đội; xuất bài toán của một chiến dịch.") { Solve(session), Check(session), PlanExport.Create(session) };

    private static Command Solve(Session session)
    {
        var input = new Argument<string>("problem") { Description = "Tệp JSON của bài toán." };
        var seconds = new Option<double>("--seconds") { Required = true, Description = "Số giây được tính." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Số gieo; cùng số gieo cho cùng kế hoạch khi tính cùng số bước." };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1, Description = "Số luồng tính song song." };
        var output = new Option<string>("--out") { Required = true, Description = "Ghi kế hoạch ra tệp JSON này." };
        var command = new Command("solve", "Lập kế hoạch; tiến độ ra đầu ra lỗi. Ctrl-C dừng sớm, kế hoạch tốt nhất vẫn được ghi.") { input, seconds, seed, threads, output };
        Session.RunAlone(command, async (parsed, cancel) =>
        {
            var options = new SolveOptions { Time = Time(parsed.GetValue(seconds)), Seed = parsed.GetValue(seed), Threads = Threads(parsed.GetValue(threads)) };
            var problem = Read(parsed.GetValue(input)!, ProblemFile.Read);
            using var target = new FinishedFile(parsed.GetValue(output)!);
            var plan = await new PlanRun(problem, options).RunAsync(cancel);
            target.Write(stream => PlanFile.Write(plan, stream));
            Tell(session, parsed, problem, plan.Score, plan);
            return plan.Score.Violations.Count > 0 ? ExitCodes.Refused : ExitCodes.Done;
        });
        return command;
    }

    private static Command Check(Session session)
    {
        var input = new Argument<string>("problem") { Description = "Tệp JSON của bài toán." };
        var made = new Argument<string>("plan") { Description = "Tệp JSON của kế hoạch, kể cả kế hoạch lập tay." };
        var command = new Command("check", "Kiểm tra độc lập và chấm điểm một kế hoạch.") { input, made };
        Session.RunAlone(command, (parsed, _) =>
        {
            var problem = Read(parsed.GetValue(input)!, ProblemFile.Read);
            var plan = Read(parsed.GetValue(made)!, PlanFile.Read);
            var score = PlanChecker.Check(problem, plan);
            Tell(session, parsed, problem, score, plan);
            return Task.FromResult(score.Violations.Count > 0 ? ExitCodes.Refused : ExitCodes.Done);
        });
        return command;
    }

    private static T Read<T>(string path, Func<Stream, T> read)
    {
        using var stream = File.OpenRead(path);
        return read(stream);
    }

    private static TimeSpan Time(double seconds) => seconds is > 0 and <= 86_400
        ? TimeSpan.FromSeconds(seconds)
        : throw new UsageError("--seconds: số giây phải lớn hơn 0 và không quá 86400.");

    private static int Threads(int threads) => threads is > 0 and <= 256 ? threads : throw new UsageError("--threads: số luồng phải từ 1 đến 256.");

    private static void Tell(Session session, ParseResult parsed, Problem problem, Score score, Plan plan)
    {
        var words = new PlanWords(problem);
        var planned = plan.Routes.Sum(r => r.Steps.Count);
        if (session.WantsJson(parsed))
        {
            Session.WriteJson(new
            {
                score.Objective,
                score.Prize,
                score.Cost,
                score.Fairness,
                plan.UpperBound,
                planned,
                steps = problem.Steps.Count,
                moves = PlanChecker.Moves(problem, plan),
                violations = score.Violations.Select(v => new { v.Rule, text = words.Broken(v), v.Step, v.Team, v.Day }),
            });
            return;
        }

        Console.WriteLine($"Giá trị {Number(score.Objective)}: điểm {Number(score.Prize)}, chi phí {Number(score.Cost)}, chênh lệch giữa các đội {Number(score.Fairness)} giờ.");
        Console.WriteLine($"Đã xếp {planned}/{problem.Steps.Count} việc, {plan.Routes.Count} lượt đội-ngày.");
        if (plan.UpperBound is { } bound && score.Violations.Count == 0)
        {
            Console.WriteLine($"Không kế hoạch nào quá {Number(bound)}: nhiều nhất còn hơn được {Number(Slack(score, bound))} %.");
        }

        Console.WriteLine(score.Violations.Count == 0 ? "Không vi phạm ràng buộc nào." : $"{score.Violations.Count} vi phạm:");
        foreach (var broken in score.Violations)
        {
            Console.WriteLine(words.Broken(broken));
        }
    }

    private static double Slack(Score score, double bound) => score.Objective > 0 ? Math.Max(0, 100 * ((bound / score.Objective) - 1)) : 100;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
