using System.Diagnostics.CodeAnalysis;
using CaoDiem.Campaigns;
using CaoDiem.Evaluation;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Packages;

/// <summary>Whether what a package says can be: a well-formed file may still be nonsense, or made to do harm.</summary>
internal static class PackageRulesCheck
{
    private const int LongestCampaign = 800;
    internal const int LongestName = 200;
    internal const int LongestPurpose = 4_000;
    private const int MostWaves = 24;
    private const int MostTeams = 60;
    private const int MostTasks = 200;
    private const int MostDays = 250;
    private const int MostLessons = 200;
    private const int MostMinutes = 960;
    private const int MostTemplates = 60;

    /// <exception cref="RuleViolation">PKG-030: a part says what cannot be.</exception>
    public static void Require(PackageContent content)
    {
        Campaign(content.Campaign);
        var norms = content.Norms;
        Must(norms is { Steps: not null, Norms: not null, Success: not null, Travel: not null }, "norms.json");
        Must(norms.Steps.Count <= StepKinds.All.Count * 2 && norms.Steps.All(s => s.Value is >= 5 and <= MostMinutes), "norms.json: số phút của bước");
        Must(norms.Success.All(s => s is { Files: >= 0, Done: >= 0 } && s.Done <= s.Files), "norms.json: tỷ lệ thành công");
        Must(norms.Travel.All(t => t is { Ways: >= 0 } && double.IsFinite(t.MinutesPerKm) && double.IsFinite(t.Km)), "norms.json: đường đi");
        Must(content.Budget.All(c => c is not null && Text(c.Label, LongestName) && c.Share is >= 0 and <= 1 && c.Units >= 0), "budget.json");
        Must(content.Lessons.Count <= MostLessons && content.Lessons.All(l => l is not null && Text(l.Happened, Lesson.LongestText) && Text(l.ToDo, Lesson.LongestText) && Text(l.Key, LongestName)
            && (LessonWords.Known(l.Subject) is not { } known || known.Any(k => k.Key == l.Key))), "lessons.json");
        Must(content.Templates.Count <= MostTemplates && content.Templates.All(t => t is not null && Text(t.Kind, 60) && Text(t.Title, LongestName)), "templates.json");
    }

    private static void Campaign(PackageCampaign campaign)
    {
        Must(campaign is { Days: >= 1 and <= LongestCampaign, Selection: not null, Waves: not null, Teams: not null, Chronogram: not null }, "campaign.json");
        Must(Text(campaign.Name, LongestName) && campaign.Purpose is not null && campaign.Purpose.Length <= LongestPurpose && !campaign.Purpose.Any(char.IsControl), "campaign.json: tên, mục đích");
        Rule(campaign.Selection, "điều kiện chọn");
        Must(Share(campaign.TargetCases) && Share(campaign.TargetMoney), "campaign.json: chỉ tiêu");
        Must(campaign.Waves.Count <= MostWaves, "campaign.json: số đợt");
        var end = -1;
        foreach (var wave in campaign.Waves.OrderBy(w => w?.Start ?? 0))
        {
            Must(wave is { Start: >= 0, Days: >= 1, Focus: not null, Rule: not null } && Text(wave.Name, LongestName), "campaign.json: đợt");
            Must(wave.Start > end && wave.Start + wave.Days <= campaign.Days, $"campaign.json: ngày của đợt «{wave.Name}»");
            Must(wave.Focus.Count > 0 && wave.Focus.All(f => WorkGroups.TryParse(f, out _)), "campaign.json: trọng tâm");
            Rule(wave.Rule, "điều kiện của đợt");
            Must(Share(wave.TargetCases) && Share(wave.TargetMoney), "campaign.json: chỉ tiêu");
            end = wave.Start + wave.Days - 1;
        }

        Must(campaign.Teams.Count <= MostTeams && campaign.Teams.All(t => t is { Communes: >= 0, HoursPerWeek: >= 1 and <= Member.FullWeek, Weekdays: > 0 and < 128, Members: not null }), "campaign.json: tổ công tác");
        Must(campaign.Chronogram.Count <= MostTasks && campaign.Chronogram.All(t => t is { Offset: >= 0 and <= MostDays, Length: >= 1 and <= MostDays, Code: not null } && t.Code.Length <= 40 && Text(t.Title, LongestName * 3)), "campaign.json: bảng tiến độ");
    }

    private static void Rule(PackageRule rule, string where) => Must(
        rule is { Groups: not null, Classes: not null } && rule.Groups.All(g => WorkGroups.TryParse(g, out _)) && rule.Classes.All(c => FileClasses.Find(c ?? "") is not null), $"campaign.json: {where}");

    private static bool Share(double? share) => share is null or (>= 0 and <= 1);

    private static bool Text(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);

    private static void Must([DoesNotReturnIf(false)] bool holds, string where)
    {
        if (!holds)
        {
            throw new RuleViolation("PKG-030", $"Gói có giá trị không dùng được: {where}.");
        }
    }
}
