using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>A part of the document that carries text.</summary>
/// <param name="Name">Name in the package.</param>
/// <param name="Label">What an office calls it.</param>
internal sealed record Story(string Name, string Label, XElement Root);

/// <summary>
/// The parts of a .docx as bytes. Writing gives the same bytes for the same parts: fixed order, fixed times, fixed compression.
/// </summary>
internal sealed class WordPackage
{
    public const int MaximumBytes = 20 * 1024 * 1024;
    private const long MaximumUnpacked = 200L * 1024 * 1024;
    private const string Types = "[Content_Types].xml";
    private const string WordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SortedDictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    private WordPackage()
    {
    }

    public IEnumerable<string> Names => parts.Keys;

    public byte[] this[string name]
    {
        get => parts[name];
        set => parts[name] = value;
    }

    public static WordPackage New() => new();

    /// <exception cref="OfficeFileException">FILE-001 damaged, FILE-002 protected, FILE-003 empty, FILE-004 too large, FILE-006 not a .docx.</exception>
    public static WordPackage Read(Stream stream)
    {
        try
        {
            var content = new MemoryStream();
            stream.CopyTo(content);
            return Read(content);
        }
        catch (Exception damaged) when (damaged is not (OfficeFileException or OutOfMemoryException))
        {
            // A damaged archive makes the reader throw whatever it throws; to the user it is one thing.
            throw Damaged(damaged);
        }
    }

    /// <summary>Every part with text, the body first.</summary>
    public IReadOnlyList<Story> Stories()
    {
        var found = Xml(Types).Elements().Where(e => e.Name.LocalName == "Override")
            .Select(e => (Name: ((string?)e.Attribute("PartName") ?? "").TrimStart('/'), Type: (string?)e.Attribute("ContentType") ?? ""))
            .Where(p => p.Type.StartsWith(WordTypes, StringComparison.Ordinal) && parts.ContainsKey(p.Name))
            .Select(p => (p.Name, Label: p.Type[WordTypes.Length..] switch
            {
                "document.main+xml" => "Thân văn bản",
                "header+xml" => "Đầu trang",
                "footer+xml" => "Chân trang",
                "footnotes+xml" => "Cước chú",
                "endnotes+xml" => "Chú thích cuối",
                _ => null,
            }));
        return [.. found.Where(p => p.Label is not null).OrderBy(p => p.Label != "Thân văn bản").ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new Story(p.Name, p.Label!, Xml(p.Name)))];
    }

    public bool Has(string name) => parts.ContainsKey(name);

    public void Remove(string name) => parts.Remove(name);

    public XElement Xml(string name)
    {
        try
        {
            using var reader = SheetFile.SafeXml(new MemoryStream(parts[name]));
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException damaged)
        {
            throw Damaged(damaged);
        }
    }

    public void Put(string name, XElement root)
    {
        var content = new MemoryStream();
        using (var writer = XmlWriter.Create(content, new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
        }

        parts[name] = content.ToArray();
    }

    public byte[] ToBytes()
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, true))
        {
            // Readers look for the types first.
            foreach (var (name, bytes) in parts.OrderBy(p => p.Key != Types))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = FixedTime;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }

        return content.ToArray();
    }

    private static WordPackage Read(MemoryStream content)
    {
        switch (content.GetBuffer().AsSpan(0, (int)content.Length))
        {
            case []:
                throw new OfficeFileException(OfficeFileException.Empty, "Tệp Word rỗng.");
            case { Length: > MaximumBytes }:
                throw new OfficeFileException(OfficeFileException.TooLarge, $"Tệp Word lớn hơn {MaximumBytes / 1024 / 1024} MB.");
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                throw new OfficeFileException(OfficeFileException.Protected, "Tệp Word đời cũ (.doc) hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu thành .docx.");
            case not [(byte)'P', (byte)'K', ..]:
                throw new OfficeFileException(OfficeFileException.UnknownType, "Tệp không phải văn bản Word (.docx).");
        }

        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        var package = new WordPackage();
        var left = MaximumUnpacked;
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            package.parts[entry.FullName] = Unpack(entry, ref left);
        }

        return package.Has(Types) && package.Stories() is [{ Label: "Thân văn bản" }, ..]
            ? package
            : throw new OfficeFileException(OfficeFileException.UnknownType, "Tệp không phải văn bản Word (.docx). Văn bản có macro (.docm) không dùng làm mẫu được.");
    }

    private static OfficeFileException Damaged(Exception cause) =>
        new(OfficeFileException.Damaged, "Không đọc được tệp Word: tệp bị hỏng. Hãy mở bằng Word rồi lưu lại.", cause);

    // The size a package states may lie; only what was unpacked counts.
    private static byte[] Unpack(ZipArchiveEntry entry, ref long left)
    {
        using var source = entry.Open();
        var target = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                throw new OfficeFileException(OfficeFileException.TooLarge, "Tệp Word quá lớn sau khi giải nén.");
            }

            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }
}
