using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaoDiem.Packages;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Packages;

/// <summary>Files that were damaged, altered, or made to do harm: each is refused with its code, none is opened further.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] Good = File.ReadAllBytes(Path.Combine(Samples.Root, "tests", "CaoDiem.Core.Tests", "Packages", "package-1.0.zip"));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Rubbish_OrACutFile_IsNoPackage(int length) => Assert.Equal("PKG-001", Code(Good[..length]));

    [Fact]
    public void AnotherZip_IsNoPackage() => Assert.Equal("PKG-001", Code(Zip([("ho-so.txt", "x"u8.ToArray())])));

    [Fact]
    public void ALargeFile_IsNotOpened() => Assert.Equal("PKG-002", Code(new byte[PackageFile.LargestFile + 1]));

    [Fact]
    public void TooManyParts() => Assert.Equal("PKG-003", Code(Zip([.. Enumerable.Range(0, 101).Select(i => ($"p{i}.txt", Array.Empty<byte>()))])));

    [Theory]
    [InlineData("../campaign.json")]
    [InlineData("..\\campaign.json")]
    [InlineData("/etc/passwd.txt")]
    [InlineData("C:/x.json")]
    [InlineData("a/../../x.json")]
    [InlineData("a/b/c.json")]
    [InlineData("run.exe")]
    [InlineData("")]
    public void ANameThatLeadsElsewhere(string name) => Assert.Contains(Code(Zip([.. Parts(), (name.Length == 0 ? " " : name, "x"u8.ToArray())])), new[] { "PKG-004" });

    [Fact]
    public void APartTwice() => Assert.Equal("PKG-004", Code(Zip([.. Parts(), ("campaign.json", "{}"u8.ToArray())])));

    [Fact]
    public void AZipBomb_IsUnpackedNoFurtherThanItsLimit()
    {
        var bomb = Zip([("campaign.json", new byte[200 << 20])]);
        var before = GC.GetAllocatedBytesForCurrentThread(); // other tests run beside this one
        Assert.Equal("PKG-005", Code(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 120L << 20);
        Assert.Equal("PKG-005", Code(Zip([.. Enumerable.Range(0, 90).Select(i => ($"templates/t{i}.docx", new byte[3 << 20]))])));
    }

    [Fact]
    public void AChangedPart_IsNamed()
    {
        var parts = Parts();
        var at = parts.FindIndex(p => p.Name == "lessons.json");
        parts[at] = (parts[at].Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts[at].Bytes).Replace("Chia", "Chía", StringComparison.Ordinal)));
        var refused = Assert.Throws<RuleViolation>(() => PackageFile.Read(Zip(parts)));
        Assert.Equal("PKG-010", refused.Code);
        Assert.Contains("lessons.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APartMoreOrLess()
    {
        Assert.Equal("PKG-010", Code(Zip([.. Parts(), ("templates/them.docx", "x"u8.ToArray())])));
        Assert.Equal("PKG-010", Code(Zip([.. Parts().Where(p => p.Name != "budget.json")])));
    }

    [Fact]
    public void AChangedList_BreaksTheSignature()
    {
        var parts = Parts();
        var at = parts.FindIndex(p => p.Name == "manifest.json");
        parts[at] = (parts[at].Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts[at].Bytes).Replace("\"madeOn\": \"2", "\"madeOn\":  \"2", StringComparison.Ordinal)));
        Assert.Equal("PKG-011", Code(Zip(parts)));
    }

    [Fact]
    public void NoSignature_OrRubbishForOne()
    {
        Assert.Equal("PKG-012", Code(Zip([.. Parts().Where(p => p.Name != "signature.txt")])));
        Assert.Equal("PKG-011", Code(Zip([.. Parts().Select(p => p.Name == "signature.txt" ? (p.Name, "không phải chữ ký"u8.ToArray()) : p)])));
    }

    [Fact]
    public void SignedAgainByAnother_ShowsAnotherSigner() =>
        Assert.NotEqual(PackageFile.Read(Good).Signer, PackageFile.Read(Signed(_ => { })).Signer);

    [Theory]
    [InlineData("2.0", "PKG-020")]
    [InlineData("99999.0", "PKG-022")]
    [InlineData("một", "PKG-022")]
    [InlineData(null, "PKG-022")]
    public void AVersion_ThatCannotBeRead(string? version, string code) => Assert.Equal(code, Code(Signed(_ => { }, version)));

    [Fact]
    public void ALaterVersionThatOnlyAdds_IsRead()
    {
        var opened = PackageFile.Read(Signed(parts =>
        {
            parts["campaign.json"] = parts["campaign.json"].Replace("\"days\":", "\"moi\": [1, 2], \"days\":", StringComparison.Ordinal);
            parts["extra/moi.json"] = "{}";
        }, "1.7"));
        Assert.Equal(["extra/moi.json"], opened.Ignored);
    }

    [Theory] // signed well, and yet nonsense: wrong types, numbers out of range, texts that are none
    [InlineData("campaign.json", "không phải json", "PKG-022")]
    [InlineData("campaign.json", "null", "PKG-022")]
    [InlineData("campaign.json", "[]", "PKG-022")]
    [InlineData("campaign.json", """{"name":7,"purpose":"","days":30,"selection":{}}""", "PKG-022")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":"30","selection":{}}""", "PKG-022")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":1e99,"selection":{}}""", "PKG-022")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":0,"selection":{}}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{"groups":["khác"]}}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{"groups":null}}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{},"waves":[null]}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{},"waves":[{"name":"1","start":0,"days":31,"focus":["review"],"rule":{}}]}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{},"waves":[{"name":"1","start":0,"days":9,"focus":["review"],"rule":{}},{"name":"2","start":8,"days":9,"focus":["review"],"rule":{}}]}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{},"chronogram":[{"code":"x","phase":"before","offset":-1,"length":1,"owner":"head","title":"x"}]}""", "PKG-030")]
    [InlineData("campaign.json", """{"name":"A","purpose":"","days":30,"selection":{},"chronogram":[{"code":"x","phase":"before","offset":1,"length":1,"owner":"vua","title":"x"}]}""", "PKG-022")]
    [InlineData("norms.json", """{"steps":{"verify":100000}}""", "PKG-030")]
    [InlineData("norms.json", """{"success":[{"group":"review","files":1,"done":2}]}""", "PKG-030")]
    [InlineData("lessons.json", """[{"happened":"","toDo":"x","subject":"wave","key":"x"}]""", "PKG-030")]
    [InlineData("lessons.json", """[{"happened":"x","toDo":"x","subject":"focus","key":"khác"}]""", "PKG-030")]
    [InlineData("templates.json", """[{"file":"../../x.docx","kind":"plan","title":"x"}]""", "PKG-021")]
    [InlineData("templates.json", """[{"kind":"plan","title":"x"}]""", "PKG-021")]
    [InlineData("budget.json", """[{"kind":"stay","bearer":"state","label":"x","share":7,"units":1}]""", "PKG-030")]
    public void APart_ThatSaysWhatCannotBe(string part, string text, string code) => Assert.Equal(code, Code(Signed(parts => parts[part] = text)));

    [Fact]
    public void AHugeOrDeepPart()
    {
        Assert.Equal("PKG-005", Code(Signed(parts => parts["campaign.json"] = $"{{\"name\":\"{new string('x', 2 << 20)}\"}}")));
        Assert.Equal("PKG-022", Code(Signed(parts => parts["campaign.json"] = new string('[', 100_000))));
    }

    private static string Code(byte[] file) => Assert.Throws<RuleViolation>(() => PackageFile.Read(file)).Code;

    private static List<(string Name, byte[] Bytes)> Parts()
    {
        using var zip = new ZipArchive(new MemoryStream(Good));
        return [.. zip.Entries.Select(e =>
        {
            using var stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (e.FullName, copy.ToArray());
        })];
    }

    /// <summary>The good package with other contents, signed anew by somebody who knows how.</summary>
    private static byte[] Signed(Action<Dictionary<string, string>> change, string? version = "1.0")
    {
        var texts = Parts().Where(p => p.Name is not ("manifest.json" or "signature.txt")).ToDictionary(p => p.Name, p => Encoding.UTF8.GetString(p.Bytes));
        change(texts);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            format = "caodiem-package",
            version,
            madeOn = "2023-10-01",
            publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            parts = texts.Select(t => new { name = t.Key, bytes = Encoding.UTF8.GetByteCount(t.Value), sha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(t.Value))) }),
        });
        var signature = Encoding.ASCII.GetBytes(Convert.ToBase64String(key.SignData(manifest, HashAlgorithmName.SHA256)));
        return Zip([("manifest.json", manifest), .. texts.Select(t => (t.Key, Encoding.UTF8.GetBytes(t.Value))), ("signature.txt", signature)]);
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return file.ToArray();
    }
}
