using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Benchmarks.Ledger;

/// <summary>What must come out alike on both sides.</summary>
internal sealed record ReferenceCount(int Files, int Reviewed, long Collected, int Officers);

/// <summary>
/// The figures of a board by hand: one statement over the spans that hold the day, a line for each officer, commune, task force and
/// combination of groups; no waves, no trend, no names. Flags by their numbers, as somebody would write it.
/// </summary>
internal static class ReferenceSql
{
    public static async Task<ReferenceCount> RunAsync(AppDb db, Id<Campaign> campaign, DateOnly day)
    {
        var lines = new List<(string? Officer, int Files, int Reviewed, long Collected)>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Text;
        Add(command, "campaign", db.Database.IsSqlite() ? campaign.Value.ToString().ToUpperInvariant() : campaign.Value);
        Add(command, "day", db.Database.IsSqlite() ? day.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : day);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add((reader.GetValue(0).ToString(), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt64(6)));
        }

        await db.Database.CloseConnectionAsync();
        var officers = lines.Select(l => l.Officer).Distinct().Count();
        return new(lines.Sum(l => l.Files), lines.Sum(l => l.Reviewed), lines.Sum(l => l.Collected), officers);
    }

    private static void Add(System.Data.Common.DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static string Flag(StandingFlags any, string name) => $"sum(case when flags & {(int)any} <> 0 then 1 else 0 end) as {name}";

    private static string Text => $"""
        select officer_id, commune_id, task_force_id, groups,
          sum(case when flags & {(int)StandingFlags.Left} = 0 then 1 else 0 end) as files,
          {Flag(StandingFlags.Reviewed, "reviewed")}, sum(collected) as collected,
          {Flag(StandingFlags.ReviewedValid, "reviewed_valid")}, {Flag(StandingFlags.Completed, "completed")},
          {Flag(StandingFlags.Terminated, "terminated")}, {Flag(StandingFlags.Done, "done")},
          {Flag(StandingFlags.ExemptionDossier, "exemption")}, {Flag(StandingFlags.ReductionDossier, "reduction")},
          {Flag(StandingFlags.ExemptionDossier | StandingFlags.ReductionDossier, "relief")},
          sum(case when collected > 0 and flags & {(int)(StandingFlags.Completed | StandingFlags.Left)} = 0 then 1 else 0 end) as partial,
          {Flag(StandingFlags.Moved, "moved")},
          sum(case when flags & {(int)(StandingFlags.Moved | StandingFlags.Left)} = 0 then 1 else 0 end) as not_moved,
          {Flag(StandingFlags.WaitingVerification, "waiting")}, {Flag(StandingFlags.ReclassifiedIn, "moved_in")},
          {Flag(StandingFlags.ReclassifiedOut, "moved_out")},
          {Flag(StandingFlags.ReclassifiedIn | StandingFlags.ReclassifiedOut, "reclassified")},
          {Flag(StandingFlags.Enforceable, "enforceable")}, {Flag(StandingFlags.EnforceableAtJoin, "enforceable_at_join")},
          {Flag(StandingFlags.JoinedLate, "late")}, {Flag(StandingFlags.Left, "off_list")}, {Flag(StandingFlags.Entrusted, "entrusted")},
          sum(case when flags & {(int)StandingFlags.Left} = 0 then due_at_join else 0 end) as due,
          sum(case when flags & {(int)StandingFlags.Left} = 0 then remaining_at_join else 0 end) as remaining_at_join,
          sum(case when flags & {(int)StandingFlags.Enforceable} <> 0 then remaining_at_join else 0 end) as enforceable_money,
          sum(case when flags & {(int)StandingFlags.Left} = 0 then remaining else 0 end) as remaining,
          sum(paid_before_coercion) as before_coercion
        from standing_spans
        where office_id = (select office_id from campaigns where id = @campaign)
          and campaign_id = @campaign and "from" <= @day and "to" >= @day
        group by officer_id, commune_id, task_force_id, groups
        """;
}
