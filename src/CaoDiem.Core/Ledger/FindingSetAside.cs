using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Triage;

namespace CaoDiem.Ledger;

/// <summary>
/// Ties «không áp dụng» to what the law asks of the file today: its rule is looked up, its due day and words are taken over, so that the
/// decision stands as long as the facts do.
/// </summary>
internal static class FindingSetAside
{
    /// <summary>The entry with the due day and the words of the finding that it sets aside; any other kind as it is.</summary>
    /// <exception cref="RuleViolation">
    /// ACT-002: no rule. ACT-082: the law asks nothing by that rule and day today. ACT-083: several, and no day says which.
    /// </exception>
    public static ActEntry Of(ActEntry entry, Func<FileOrders> today)
    {
        if (entry.Kind != ActKind.FindingSetAside || entry.Unguarded)
        {
            return entry;
        }

        var orders = today();
        var rule = VietText.Clean(entry.Ground);
        if (rule.Length == 0)
        {
            throw new RuleViolation("ACT-002", "Chưa chọn yêu cầu nào không áp dụng.", "ground");
        }

        var asked = orders.Asked.Concat(orders.Aside.Select(a => a.Finding))
            .Where(f => f.Rule.Equals(rule, StringComparison.OrdinalIgnoreCase) && (entry.Until is null || f.Due == entry.Until)).ToList();
        if (asked.Count == 0)
        {
            var day = entry.Until is { } until ? $", hạn {until:dd/MM/yyyy}" : "";
            throw new RuleViolation("ACT-082", $"Hôm nay hồ sơ không có yêu cầu nào theo quy tắc {rule}{day}.", "ground");
        }

        if (asked.Select(f => f.Due).Distinct().Count() > 1)
        {
            var days = string.Join(", ", asked.Select(f => f.Due).Distinct().Order().Select(d => $"{d:dd/MM/yyyy}"));
            throw new RuleViolation(
                "ACT-083", $"Có nhiều yêu cầu theo quy tắc {rule}, hạn {days}: ghi rõ hạn của yêu cầu không áp dụng.", "until");
        }

        return entry with { Ground = asked[0].Rule, Until = asked[0].Due, Text = asked[0].Text };
    }

    /// <summary>Refuses to agree to what would have no effect: the facts have changed since it was proposed.</summary>
    /// <param name="today">What is asked today, the act in force.</param>
    /// <exception cref="RuleViolation">ACT-084: the law no longer asks it in that way.</exception>
    public static void RequireAsked(Act act, Func<FileOrders> today)
    {
        if (act.Kind == ActKind.FindingSetAside && !today().Aside.Any(a => a.By.Id == act.Id))
        {
            throw new RuleViolation(
                "ACT-084",
                $"Yêu cầu theo quy tắc {act.Ground}, hạn {act.Until:dd/MM/yyyy} không còn: căn cứ đã thay đổi sau khi đề nghị. Trả lại.");
        }
    }
}
