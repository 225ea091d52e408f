using System.CommandLine;
using System.CommandLine.Invocation;

namespace CaoDiem.Cli;

/// <summary>Help and complaints in Vietnamese; the parser's own are English.</summary>
internal sealed class VietnameseHelp : SynchronousCommandLineAction
{
    private const int Width = 22;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"Cách dùng: {Usage(command)}");
        Section(output, "Lệnh", command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(output, "Tham số", command.Arguments.Select(a => ($"<{a.Name}>", a.Description)));
        Section(output, "Tùy chọn", command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options)).Distinct()
            .Select(o => (o.Name, o.Name switch
            {
                "--help" => "Xem hướng dẫn này.",
                "--version" => "Xem phiên bản.",
                _ => o.Required ? $"{o.Description} (bắt buộc)" : o.Description,
            })));
        return ExitCodes.Done;
    }

    /// <summary>What is wrong with a call, in one Vietnamese sentence.</summary>
    public static string Complaint(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var missing = command.Options.Where(o => o.Required && (parsed.GetResult(o)?.Tokens.Count ?? 0) == 0).Select(o => o.Name).ToList();
        var why = parsed.UnmatchedTokens.Count > 0 ? $"Không hiểu «{string.Join(' ', parsed.UnmatchedTokens)}»."
            : missing.Count > 0 ? $"Thiếu tùy chọn {string.Join(", ", missing)}."
            : command.Subcommands.Count > 0 ? $"Thiếu lệnh: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
            : "Tham số hoặc tùy chọn không đúng.";
        return $"{why} Xem: {Usage(command).Split(" <")[0].Split(" [")[0]} --help";
    }

    private static string Usage(Command command)
    {
        var names = new List<string> { command.Name };
        for (var parent = command.Parents.OfType<Command>().FirstOrDefault(); parent is not null; parent = parent.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Insert(0, parent.Name);
        }

        names[0] = "caodiem";
        return string.Join(' ', names.Concat(command.Arguments.Select(a => $"<{a.Name}>")).Concat(command.Subcommands.Count > 0 ? ["[lệnh]"] : ["[tùy chọn]"]));
    }

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string? Text)> lines)
    {
        var list = lines.ToList();
        if (list.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{title}:");
        foreach (var (name, text) in list)
        {
            output.WriteLine($"  {name.PadRight(Width)} {text}");
        }
    }
}
