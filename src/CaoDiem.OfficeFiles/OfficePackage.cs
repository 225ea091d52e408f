using System.IO.Compression;
using System.Xml;

namespace CaoDiem.OfficeFiles;

/// <summary>A relation of a part: its id, the last word of its type, the part it points to.</summary>
internal sealed record PartRelation(string Id, string Type, string Target);

/// <summary>
/// A zipped office file as its parts. Names are taken as programs write them, also with backslashes or other letter case;
/// what is unpacked is counted, whatever the directory says.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const long MaximumUnpacked = 500L * 1024 * 1024;
    private const int MaximumParts = 10_000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly CountedBytes _unpacked = new(MaximumUnpacked);

    public OfficePackage(byte[] content)
    {
        _zip = new(new MemoryStream(content, writable: false));
        if (_zip.Entries.Count > MaximumParts)
        {
            throw new OfficeFileException(OfficeFileException.TooLarge, "Tệp có quá nhiều thành phần nên không được mở.");
        }

        foreach (var entry in _zip.Entries)
        {
            _parts.TryAdd(Normal(entry.FullName), entry);
        }
    }

    /// <summary>The file was written by its rules: forward slashes, no part twice.</summary>
    public bool IsRegular => _zip.Entries.All(e => !e.FullName.Contains('\\', StringComparison.Ordinal))
        && _zip.Entries.Count == _parts.Count;

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string part) => _parts.ContainsKey(Normal(part));

    public Stream? Open(string part) =>
        _parts.TryGetValue(Normal(part), out var entry) ? new CountedStream(entry.Open(), _unpacked) : null;

    /// <summary>The relations of a part; of the package itself for the empty name.</summary>
    public List<PartRelation> Relations(string part)
    {
        var relations = new List<PartRelation>();
        var (folder, name) = Split(Normal(part));
        using var stream = Open($"{folder}_rels/{name}.rels");
        if (stream is null)
        {
            return relations;
        }

        using var xml = SheetFile.SafeXml(stream);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                var type = xml.GetAttribute("Type") ?? "";
                relations.Add(new(xml.GetAttribute("Id")
                    ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, xml.GetAttribute("Target") ?? "")));
            }
        }

        return relations;
    }

    public void Dispose() => _zip.Dispose();

    private static string Resolve(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private static (string Folder, string Name) Split(string part)
    {
        var slash = part.LastIndexOf('/');
        return (part[..(slash + 1)], part[(slash + 1)..]);
    }

    private static string Normal(string name) => name.Replace('\\', '/').TrimStart('/');

    private sealed class CountedBytes(long most)
    {
        private long _left = most;

        public void Take(int bytes)
        {
            if ((_left -= bytes) < 0)
            {
                throw new OfficeFileException(OfficeFileException.TooLarge, "Tệp khi giải nén quá lớn nên không được mở.");
            }
        }
    }

    private sealed class CountedStream(Stream inner, CountedBytes counted) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            counted.Take(read);
            return read;
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
