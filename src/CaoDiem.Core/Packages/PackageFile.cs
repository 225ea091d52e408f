using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using CaoDiem.Shared;

namespace CaoDiem.Packages;

/// <summary>
/// The file of a package: a ZIP with a signed list of its parts. Reading trusts nothing: names, sizes, hashes, signature and types
/// are checked before anything is used, and what does not hold is refused with a code.
/// </summary>
public static partial class PackageFile
{
    public const string ManifestName = "manifest.json";
    public const string SignatureName = "signature.txt";
    public const string ReadmeName = "DOC-TRUOC.txt";
    public const int LargestFile = 20 << 20;
    private const int LargestPart = 4 << 20;
    private const int LargestText = 1 << 20;
    private const int LargestWhole = 40 << 20;
    private const int MostParts = 100;
    private const int Deepest = 16;
    private const string CampaignName = "campaign.json";
    private const string NormsName = "norms.json";
    private const string BudgetName = "budget.json";
    private const string LessonsName = "lessons.json";
    private const string TemplatesName = "templates.json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        MaxDepth = Deepest,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, false) },
    };

    /// <param name="readme">For people: what is in it and how to load it.</param>
    public static byte[] Write(PackageContent content, SigningKey key, DateOnly madeOn, string readme)
    {
        List<(string Name, byte[] Bytes)> parts =
        [
            (ReadmeName, Encoding.UTF8.GetBytes(readme)), (CampaignName, Bytes(content.Campaign)), (NormsName, Bytes(content.Norms)), (BudgetName, Bytes(content.Budget)),
            (LessonsName, Bytes(content.Lessons)), (TemplatesName, Bytes(content.Templates)), .. content.Templates.Select(t => (t.File, t.Content)),
        ];
        var manifest = Bytes(new PackageManifest(PackageManifest.FormatName, PackageManifest.Current, madeOn, Convert.ToBase64String(key.PublicKey),
            [.. parts.Select(p => new PackagePart(p.Name, p.Bytes.Length, Convert.ToHexString(SHA256.HashData(p.Bytes))))]));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            foreach (var (name, bytes) in parts.Prepend((ManifestName, manifest)).Append((SignatureName, Encoding.ASCII.GetBytes(Convert.ToBase64String(key.Sign(manifest))))))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new(madeOn, default, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return file.ToArray();
    }

    /// <exception cref="RuleViolation">
    /// PKG-001: not a package. PKG-002: too large. PKG-003: too many parts. PKG-004: a name that leads elsewhere. PKG-005: a part unpacks to too much.
    /// PKG-010: changed after signing. PKG-011: the signature does not hold. PKG-012: not signed. PKG-020: of a later version. PKG-021: a part is missing.
    /// PKG-022: a part cannot be understood.
    /// </exception>
    public static OpenedPackage Read(byte[] file)
    {
        if (file.Length > LargestFile)
        {
            throw new RuleViolation("PKG-002", $"Tệp lớn hơn {LargestFile >> 20} MB nên không phải gói mẫu.");
        }

        var parts = Unpack(file);
        var bytes = Part(parts, ManifestName);
        var manifest = Parse<PackageManifest>(bytes, ManifestName);
        if (manifest.Format != PackageManifest.FormatName)
        {
            throw new RuleViolation("PKG-001", "Tệp này không phải gói mẫu chiến dịch.");
        }

        RequireVersion(manifest.Version);
        var publicKey = Verify(manifest, bytes, parts);
        var templates = Parse<List<PackageTemplate>>(Part(parts, TemplatesName), TemplatesName);
        if (templates.Exists(t => t is null))
        {
            throw Unclear(TemplatesName, null);
        }

        var content = new PackageContent(
            Parse<PackageCampaign>(Part(parts, CampaignName), CampaignName), Parse<PackageNorms>(Part(parts, NormsName), NormsName),
            Parse<List<PackageCost>>(Part(parts, BudgetName), BudgetName), Parse<List<PackageLesson>>(Part(parts, LessonsName), LessonsName),
            [.. templates.Select(t => t with { Content = Part(parts, t.File) })]);
        string[] known = [ManifestName, SignatureName, ReadmeName, CampaignName, NormsName, BudgetName, LessonsName, TemplatesName, .. templates.Select(t => t.File)];
        PackageRulesCheck.Require(content);
        return new(manifest, SigningKey.PrintOf(publicKey), Convert.ToHexString(SHA256.HashData(file)), content, [.. parts.Keys.Except(known)]);
    }

    private static Dictionary<string, byte[]> Unpack(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts)
            {
                throw new RuleViolation("PKG-003", $"Gói có {zip.Entries.Count} phần, nhiều hơn {MostParts}; không mở.");
            }

            var (parts, whole) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), 0L);
            foreach (var entry in zip.Entries)
            {
                if (!PartName().IsMatch(entry.FullName) || parts.ContainsKey(entry.FullName))
                {
                    throw new RuleViolation("PKG-004", "Gói có một phần mang tên không an toàn hoặc trùng tên; không mở.");
                }

                var bytes = Unpack(entry, entry.FullName.EndsWith(".docx", StringComparison.Ordinal) ? LargestPart : LargestText);
                whole += bytes.Length;
                parts.Add(entry.FullName, whole > LargestWhole ? throw TooMuch() : bytes);
            }

            return parts;
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            throw new RuleViolation("PKG-001", "Tệp này không phải gói mẫu, hoặc đã hỏng khi chép.");
        }
    }

    // What the entry says of its size is not believed: it is unpacked up to the limit and not a byte further.
    private static byte[] Unpack(ZipArchiveEntry entry, int most)
    {
        using var source = entry.Open();
        using var target = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if (target.Length + read > most)
            {
                throw TooMuch();
            }

            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }

    private static RuleViolation TooMuch() => new("PKG-005", "Một phần của gói bung ra quá lớn; không mở.");

    private static void RequireVersion(string version)
    {
        var major = PackageManifest.Current.Split('.')[0];
        if (!Version().IsMatch(version ?? ""))
        {
            throw new RuleViolation("PKG-022", "Gói ghi phiên bản không đọc được.");
        }

        if (int.Parse(version!.Split('.')[0], CultureInfo.InvariantCulture) > int.Parse(major, CultureInfo.InvariantCulture))
        {
            throw new RuleViolation("PKG-020", $"Gói theo phiên bản {version}, chương trình này đọc đến {major}.x. Hãy cập nhật chương trình rồi nhập lại.");
        }
    }

    private static byte[] Verify(PackageManifest manifest, byte[] signed, Dictionary<string, byte[]> parts)
    {
        if (!parts.TryGetValue(SignatureName, out var signature))
        {
            throw new RuleViolation("PKG-012", "Gói không có chữ ký nên không biết của ai; không nhập.");
        }

        var listed = (manifest.Parts ?? []).Where(p => p?.Name is not null).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First());
        foreach (var (name, bytes) in parts.Where(p => p.Key is not (ManifestName or SignatureName)))
        {
            if (!listed.Remove(name, out var part) || part.Bytes != bytes.Length || !string.Equals(part.Sha256, Convert.ToHexString(SHA256.HashData(bytes)), StringComparison.OrdinalIgnoreCase))
            {
                throw new RuleViolation("PKG-010", $"Phần «{name}» đã bị sửa hoặc thêm vào sau khi ký; không nhập.");
            }
        }

        if (listed.Count > 0)
        {
            throw new RuleViolation("PKG-010", $"Thiếu phần «{listed.Keys.First()}» so với lúc ký; không nhập.");
        }

        try
        {
            using var key = ECDsa.Create();
            var publicKey = Convert.FromBase64String(manifest.PublicKey);
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            if (key.VerifyData(signed, Convert.FromBase64String(Encoding.ASCII.GetString(signature)), HashAlgorithmName.SHA256))
            {
                return publicKey;
            }
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or ArgumentNullException)
        {
            // Falls through: a signature that cannot be read does not hold.
        }

        throw new RuleViolation("PKG-011", "Chữ ký của gói không đúng: danh mục các phần đã bị sửa; không nhập.");
    }

    private static byte[] Part(Dictionary<string, byte[]> parts, string name) => name is not null && parts.TryGetValue(name, out var bytes)
        ? bytes
        : throw new RuleViolation(name == ManifestName ? "PKG-001" : "PKG-021", name == ManifestName ? "Tệp này không phải gói mẫu chiến dịch." : $"Gói thiếu phần «{name}».");

    private static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    private static T Parse<T>(byte[] bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Json) ?? throw new JsonException();
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw Unclear(name, (broken as JsonException)?.Path);
        }
    }

    private static RuleViolation Unclear(string name, string? path) => new("PKG-022", $"Không hiểu phần «{name}» của gói{(path is { Length: > 1 } ? $" (ở {path})" : "")}.");

    [GeneratedRegex(@"^(?:[A-Za-z0-9][A-Za-z0-9-]{0,59}/)?[A-Za-z0-9][A-Za-z0-9-]{0,59}\.(?:json|txt|docx)$")]
    private static partial Regex PartName();

    [GeneratedRegex(@"^\d{1,4}\.\d{1,4}$")]
    private static partial Regex Version();
}
