using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>A report that one can ask for, and whether it also counts the year to date.</summary>
public sealed record ReportKind(string Code, string Label, bool Yearly);

/// <summary>The recurring tables of a campaign by name, in the order in which offices report them.</summary>
public sealed class ReportTablesQuery(AppDb db)
{
    public static IReadOnlyList<ReportKind> Kinds { get; } =
    [
        new("waterfall", "Tổng hợp thống kê", false), new("offices", "Theo đơn vị", false), new("officers", "Theo chấp hành viên", true), new("waves", "Theo đợt, tổ", false),
        new("classes", "Loại việc trọng điểm", true), new("movement", "Biến động phân loại", true), new("relief", "Miễn, giảm", false), new("coercion", "Cưỡng chế", false),
        new("open", "Hồ sơ chưa xong", true), new("partners", "Phối hợp, khiếu nại", false), new("lessons", "Vướng mắc, kiến nghị", false),
    ];

    public Task<ReportGround> GroundAsync(Id<Campaign> campaign, Actor actor, DateOnly? asOf, CancellationToken cancellationToken = default) =>
        ReportGround.LoadAsync(db, campaign, actor, asOf, cancellationToken);

    /// <param name="knownOn">Null: as known now.</param>
    public Task<ReportGround> GroundAsync(Id<Campaign> campaign, Actor actor, DateOnly? asOf, DateOnly? knownOn,
        CancellationToken cancellationToken) =>
        ReportGround.LoadAsync(db, campaign, actor, asOf, knownOn, cancellationToken);

    /// <summary>The tables of one report; an unknown name is not found.</summary>
    public async Task<IReadOnlyList<ReportTable>> TablesAsync(ReportGround ground, string kind, ReportView view, Actor actor, CancellationToken cancellationToken = default)
    {
        var figures = new ViewFigures(ground, view);
        var more = new OfficeTables(db, actor, ground, cancellationToken);
        return kind switch
        {
            "waterfall" => [Waterfalls.Of(ground, await YearBeforeAsync(ground, actor, cancellationToken))],
            "offices" => [await more.OfficesAsync()],
            "officers" => ResultTables.ByOfficer(figures),
            "waves" => [ResultTables.ByWave(ground), .. ResultTables.ByTeam(new(ground, ReportView.Campaign))],
            "classes" => [ResultTables.ByClass(figures)],
            "movement" => [FileTables.Movement(figures)],
            "relief" => [FileTables.Relief(ground)],
            "coercion" => [FileTables.Coercion(ground)],
            "open" => [FileTables.Open(figures)],
            "partners" => [await more.PartnersAsync(), more.Oversight()],
            "lessons" => [await more.LessonsAsync()],
            _ => throw new NotInScope(),
        };
    }

    /// <summary>What lies behind a figure, as far as the actor may see it, and how many lines he may not.</summary>
    public async Task<(IReadOnlyList<ReportItem> Items, int Hidden)> ItemsAsync(ReportCell cell, Actor actor, CancellationToken cancellationToken = default)
    {
        var all = (cell.Items ?? throw new NotInScope()).ToList();
        var visible = (await db.VisibleDossiers(actor).Select(d => d.Id).ToListAsync(cancellationToken)).ToHashSet();
        var items = all.Where(i => i.DossierId is not { } file || visible.Contains(file)).OrderBy(i => i.SortKey, StringComparer.Ordinal).ThenBy(i => i.On).ToList();
        return (items, all.Count - items.Count);
    }

    // The same day a year earlier, when anything dated is known of that year; closed, as it was closed.
    private async Task<ReportGround?> YearBeforeAsync(ReportGround ground, Actor actor, CancellationToken cancellationToken)
    {
        var (office, day) = (ground.Office.Id, ground.AsOf.AddYears(-1));
        var from = ProfessionalYear.Start(day);
        ActKind[] telling = [ActKind.Paid, ActKind.PaidOut, ActKind.Refunded, ActKind.Completed, ActKind.Terminated];
        var known = await db.Acts
            .Where(a => a.OfficeId == office && telling.Contains(a.Kind) && a.Day >= from && a.Day <= day && a.CountsFrom != null
            && a.CancelledAt == null)
            .AnyAsync(a => a.Kind != ActKind.Paid || a.Source != ActSource.Register, cancellationToken);
        var closing = await ClosePeriodHandler.KnownOnAsync(db, office, day, cancellationToken) ?? ground.KnownOn;
        return known ? await ReportGround.LoadAsync(db, ground.Campaign.Id, actor, day, closing, cancellationToken) : null;
    }
}
