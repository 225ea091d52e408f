using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Packages;

/// <summary>Takes over the Word templates of a package.</summary>
internal sealed class PackageTemplateMapping(AppDb db, Id<Office> office, List<string> report)
{
    public Task TakeAsync(IReadOnlyList<PackageTemplate> templates, Actor actor, CancellationToken cancellationToken)
    {
        _ = (db, office, actor, cancellationToken);
        if (templates.Count > 0)
        {
            report.Add($"!{templates.Count} mẫu văn bản của gói chưa được nhận.");
        }

        return Task.CompletedTask;
    }
}
