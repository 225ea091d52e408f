using System.Text.Json;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>Makes a draft campaign of the actor's office from a package.</summary>
/// <param name="Start">First day; the first working day of the month after next when not given.</param>
/// <param name="Name">Name of the campaign; the package's own when empty.</param>
/// <param name="PlanNo">Number of the plan; to be filled in later when empty.</param>
/// <param name="Signer">The print that the sending office read out; when given, another signer is refused.</param>
/// <param name="Norms">Take over norms and step durations as well.</param>
public sealed record ImportPackage(byte[] File, string FileName, DateOnly? Start = null, string? Name = null, string? PlanNo = null, string? Signer = null, bool Norms = true);

/// <summary>The draft, and what was taken over and is left to do, a sentence each; the latter begin with "!".</summary>
public sealed record PackageImported(Id<PackageImport> Id, Id<Campaign> CampaignId, string Signer, IReadOnlyList<string> Report);

public sealed class ImportPackageHandler(AppDb db)
{
    private const int MonthsAhead = 2;

    /// <exception cref="RuleViolation">As <see cref="PackageFile.Read"/>; PKG-013: signed by another than expected; CMP-012: there is such a campaign.</exception>
    public async Task<PackageImported> Handle(ImportPackage command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SharePackages);
        var office = actor.RequireOffice();
        var package = PackageFile.Read(command.File);
        RequireSigner(command.Signer, package.Signer);
        var (plan, law) = (package.Content.Campaign, await OfficeLaw.LoadAsync(db, office, cancellationToken));
        var from = command.Start ?? law.Calendar.NextWorkingDay(new DateOnly(db.Today.Year, db.Today.Month, 1).AddMonths(MonthsAhead));
        var campaign = await new DraftCampaignHandler(db).CreateAsync(
            new(Or(command.Name, plan.Name), command.PlanNo, null, from, from.AddDays(plan.Days - 1), plan.Purpose), office, null,
                cancellationToken);
        var report = new List<string>();
        var mapping = new PackageMapping(db, campaign, package.Content, report);
        db.Begin(nameof(ImportPackage), actor);
        db.Campaigns.Add(campaign);
        mapping.Waves();
        await mapping.TeamsAsync(cancellationToken);
        await mapping.TargetsAsync(cancellationToken);
        mapping.Chronogram(law.Calendar);
        if (command.Norms)
        {
            await new PackageNormMapping(db, campaign, package.Content.Norms, report).TakeAsync(Source(package), actor.Name, cancellationToken);
        }

        Lessons(campaign, package.Content.Lessons, report);
        await new PackageTemplateMapping(db, office, report).TakeAsync(package.Content.Templates, actor, cancellationToken);
        report.AddRange(package.Ignored.Select(p => $"!Phần «{p}» thuộc phiên bản mới hơn, chương trình này bỏ qua."));
        var record = Record(campaign, package, command, actor, report);
        db.PackageImports.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        return new(record.Id, campaign.Id, package.Signer, report);
    }

    /// <summary>Since when packages of this key came in before; null for a key that is seen for the first time.</summary>
    public static Task<DateOnly?> KnownSinceAsync(AppDb db, Id<Office> office, string signer, Id<PackageImport>? except = null, CancellationToken cancellationToken = default) =>
        db.PackageImports.Where(p => p.OfficeId == office && p.Signer == signer && p.Id != except).MinAsync(p => (DateOnly?)p.ImportedOn, cancellationToken);

    private static void RequireSigner(string? expected, string actual)
    {
        static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (!string.IsNullOrWhiteSpace(expected) && Bare(expected) != Bare(actual))
        {
            throw new RuleViolation("PKG-013", $"Gói được ký bằng khóa {actual}, không phải khóa mà đơn vị gửi đã cho biết; không nhập.", "Signer");
        }
    }

    private void Lessons(Campaign campaign, IReadOnlyList<PackageLesson> lessons, List<string> report)
    {
        db.Lessons.AddRange(lessons.Select(l => new Lesson
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Happened = VietText.Clean(l.Happened),
            ToDo = VietText.Clean(l.ToDo),
            Subject = l.Subject,
            SubjectKey = VietText.Clean(l.Key),
            Source = LessonSource.Package,
            RecordedBy = LessonSource.Package.Label(),
            RecordedOn = db.Today,
        }));
        if (lessons.Count > 0)
        {
            report.Add($"!{lessons.Count} bài học của đơn vị gửi chờ tiếp thu ở các bước của dự thảo.");
        }
    }

    private PackageImport Record(Campaign campaign, OpenedPackage package, ImportPackage command, Actor actor, List<string> report) => new()
    {
        OfficeId = campaign.OfficeId,
        CampaignId = campaign.Id,
        FileName = Path.GetFileName(command.FileName),
        Hash = package.Hash,
        Format = package.Manifest.Version,
        Signer = package.Signer,
        ImportedOn = db.Today,
        ImportedBy = actor.Name,
        Report = string.Join('\n', report),
        Reading = JsonSerializer.Serialize(new PackageReading(package.Content.Budget, package.Content.Norms.Travel, package.Content.Norms.Success, package.Content.Campaign.Teams), PackageFile.Json),
    };

    private static string Source(OpenedPackage package) => $"Gói mẫu lập ngày {package.Manifest.MadeOn:dd/MM/yyyy}, khóa ký {package.Signer[..9]}";

    private static string Or(string? text, string instead) => VietText.Clean(text) is { Length: > 0 } clean ? clean : instead;
}

/// <summary>The parts of a package that are for reading: nothing of the draft depends on them.</summary>
public sealed record PackageReading(IReadOnlyList<PackageCost> Budget, IReadOnlyList<PackageTravel> Travel, IReadOnlyList<PackageSuccess> Success, IReadOnlyList<PackageTeam> Teams)
{
    public static PackageReading Of(PackageImport import) => JsonSerializer.Deserialize<PackageReading>(import.Reading, PackageFile.Json)!;
}
