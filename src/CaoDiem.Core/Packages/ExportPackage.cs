using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>Writes a campaign's template as a signed package without anybody's data.</summary>
public sealed record ExportPackage(Id<Campaign> CampaignId);

/// <summary>Something that was changed or left out because it belonged to somebody. Codes PKG-101 to PKG-103.</summary>
public sealed record PackageNote(string Code, string Message);

/// <summary>What a package would carry, before it is signed.</summary>
public sealed record PackageDraft(Campaign Campaign, PackageContent Content, IReadOnlyList<PackageNote> Notes);

/// <param name="Signer">The key's print, to be compared by the one who receives it.</param>
public sealed record PackageMade(byte[] File, string Signer, PackageDraft Draft);

public sealed class ExportPackageHandler(AppDb db)
{
    /// <exception cref="NotInScope">Not a campaign of the actor's office.</exception>
    public async Task<PackageMade> Handle(ExportPackage command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SharePackages);
        var draft = await DraftAsync(command.CampaignId, actor, cancellationToken);
        db.Begin(nameof(ExportPackage), actor);
        var key = await SigningKey.LoadAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var file = PackageFile.Write(draft.Content, key, db.Today, PackageReadme.Of(draft.Content, db.Today, SigningKey.PrintOf(key.PublicKey)));
        _ = PackageFile.Read(file); // what cannot be read does not leave
        return new(file, SigningKey.PrintOf(key.PublicKey), draft);
    }

    /// <summary>What would be written, and what was taken out; changes nothing.</summary>
    public async Task<PackageDraft> DraftAsync(Id<Campaign> id, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SharePackages);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.Id == id).OneAsync(cancellationToken);
        var words = new PackageTexts(await NameGuard.LoadAsync(db, campaign.OfficeId, cancellationToken));
        var parts = new PackageParts(db, campaign, words);
        var content = new PackageContent(
            await parts.CampaignAsync(cancellationToken), await parts.NormsAsync(cancellationToken), await parts.BudgetAsync(cancellationToken), await parts.LessonsAsync(cancellationToken),
            await parts.TemplatesAsync(cancellationToken));
        return new(campaign, content, words.Notes);
    }
}

/// <summary>The texts of a package on their way out: each is cleaned, and what was taken out is told.</summary>
internal sealed class PackageTexts(NameGuard guard)
{
    private const int LeastLetters = 3;
    private readonly List<PackageNote> _notes = [];

    public IReadOnlyList<PackageNote> Notes => _notes;

    /// <param name="where">What the text is, as people call it.</param>
    /// <param name="instead">Stands for a text of which nothing is left.</param>
    /// <param name="most">Longest text that a reader takes; the rest is cut.</param>
    public string Clean(string? text, string where, string instead = "", int most = PackageRulesCheck.LongestName)
    {
        var (clean, taken) = guard.Clean(text);
        if (taken.Count > 0)
        {
            _notes.Add(new("PKG-101", $"{where}: đã lược {string.Join(", ", taken.Distinct().Select(t => $"«{t}»"))}."));
        }

        return clean.Replace(NameGuard.Gap, "", StringComparison.Ordinal).Count(char.IsLetter) < LeastLetters ? instead : clean.Length > most ? clean[..most].TrimEnd() : clean;
    }

    /// <summary>A Word file fit to leave the office; null when it is not, with the reason told.</summary>
    public byte[]? Clean(byte[] document, string title)
    {
        var (clean, note) = PackageDocument.Clean(document, title, guard);
        if (note is not null)
        {
            _notes.Add(note);
        }

        return clean;
    }
}

/// <summary>The first thing that somebody reads who opens the package by hand.</summary>
internal static class PackageReadme
{
    public static string Of(PackageContent content, DateOnly madeOn, string signer) => string.Join('\n', Lines(content, madeOn, signer));

    private static string[] Lines(PackageContent content, DateOnly madeOn, string signer) =>
    [
        "GÓI MẪU CHIẾN DỊCH CAO ĐIỂM", "",
        $"Lập ngày {madeOn:dd/MM/yyyy}. Gói chỉ có cách tổ chức một chiến dịch và bài học, không có dữ liệu của người nào.", "",
        "Trong gói có:",
        $"- campaign.json: {content.Campaign.Days} ngày, {content.Campaign.Waves.Count} đợt, {content.Campaign.Teams.Count} tổ công tác (theo vai trò), {content.Campaign.Chronogram.Count} việc trong bảng tiến độ;",
        $"- norms.json: số phút từng loại bước, định mức, tỷ lệ thành công, hệ số đường đi;",
        $"- budget.json: cơ cấu kinh phí, không có đơn giá ({content.Budget.Count} khoản);",
        $"- lessons.json: {content.Lessons.Count} bài học;",
        $"- templates.json và thư mục templates: {content.Templates.Count} mẫu văn bản;",
        "- manifest.json, signature.txt: danh mục các phần và chữ ký.", "",
        "Cách nhập: vào mục «Gói mẫu» của Cao Điểm, chọn tệp này; hoặc dòng lệnh: caodiem package import TỆP --office MÃ.",
        "Trước khi nhập hãy hỏi đơn vị gửi dấu vân tay của khóa ký và so với dòng dưới đây:", "", signer, "",
    ];
}
