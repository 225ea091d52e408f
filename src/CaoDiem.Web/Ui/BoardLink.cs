using CaoDiem.Campaigns;
using CaoDiem.Reports;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui;

/// <summary>The list of files behind a number of a board: its figure, its slice and its days travel together.</summary>
public static class BoardLink
{
    // What a slice is called in the address of the list.
    private static readonly Dictionary<SliceBy, string> Names = new()
    {
        [SliceBy.Officer] = "officer",
        [SliceBy.Commune] = "commune",
        [SliceBy.Team] = "taskForce",
        [SliceBy.Group] = "group",
        [SliceBy.Wave] = "wave",
    };

    public static string To(Scoreboard board, Figure? figure, ScoreSlice? slice = null) =>
        To(board.Campaign.Id, figure, board.AsOf, board.KnownOn, slice);

    public static string To(Id<Campaign> campaign, Figure? figure, DateOnly day, DateOnly? knownOn = null, ScoreSlice? slice = null)
    {
        var parts = new List<string> { $"campaign={campaign}" };
        if (figure is not null)
        {
            parts.Add($"standing={figure.Code}");
        }

        parts.Add($"day={Format.Day(day)}");
        if (knownOn is { } known)
        {
            parts.Add($"knownOn={Format.Day(known)}");
        }

        if (slice is not null)
        {
            parts.Add(slice.Key is { } key ? $"{Names[slice.By]}={key}" : $"without={Names[slice.By]}");
        }

        return "/Dossiers?" + string.Join('&', parts);
    }

    /// <summary>The slice named by «without=…»; null when there is none.</summary>
    public static SliceBy? Without(string? name) =>
        Names.Where(n => n.Value == name).Select(n => (SliceBy?)n.Key).FirstOrDefault();
}
