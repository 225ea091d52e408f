using System.IO.Compression;

namespace CaoDiem.Dossiers;

/// <summary>
/// What a file attached to an act may be: what scanners and phones make of a paper (PDF, JPEG, PNG, WebP) and what the office writes
/// itself (Word, Excel). Nothing else, so that nothing that runs, and nothing that a court's computer could not open, stands behind an act.
/// </summary>
public enum ActFileKind
{
    Pdf,
    Jpeg,
    Png,
    WebP,
    Word,
    Excel,
}

/// <summary>One kind of file: as people call it, as browsers name it, the endings its names may have, the usual one first.</summary>
public sealed record ActFileFacts(string Label, string ContentType, IReadOnlyList<string> Endings);

/// <summary>The facts of each kind of file, and how its content tells it.</summary>
public static class ActFileKinds
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    private static readonly Dictionary<ActFileKind, ActFileFacts> Table = new()
    {
        [ActFileKind.Pdf] = new("PDF", "application/pdf", [".pdf"]),
        [ActFileKind.Jpeg] = new("ảnh JPEG", "image/jpeg", [".jpg", ".jpeg", ".jfif"]),
        [ActFileKind.Png] = new("ảnh PNG", "image/png", [".png"]),
        [ActFileKind.WebP] = new("ảnh WebP", "image/webp", [".webp"]),
        [ActFileKind.Word] = new("văn bản Word", OpenXml + "wordprocessingml.document", [".docx"]),
        [ActFileKind.Excel] = new("bảng tính Excel", OpenXml + "spreadsheetml.sheet", [".xlsx"]),
    };

    /// <summary>Every ending that a name may have.</summary>
    public static IEnumerable<string> Endings => Table.Values.SelectMany(f => f.Endings);

    public static ActFileFacts Facts(this ActFileKind kind) => Table[kind];

    /// <summary>The kind that the first bytes, of a package its parts, tell; null for any other file.</summary>
    public static ActFileKind? Of(byte[] content) => content switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => ActFileKind.Pdf,
        [0xFF, 0xD8, 0xFF, ..] => ActFileKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ActFileKind.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ActFileKind.WebP,
        [(byte)'P', (byte)'K', 0x03, 0x04, ..] => OfPackage(content),
        _ => null,
    };

    /// <summary>A document of Word or Excel before 2007, which has a way out of its own.</summary>
    public static bool IsOldOffice(byte[] content) => content is [0xD0, 0xCF, 0x11, 0xE0, ..];

    // Only the directory is read; nothing is unpacked. What carries macros or is a binary workbook is neither kind.
    private static ActFileKind? OfPackage(byte[] content)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content, writable: false));
            var parts = package.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var runs = parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
            return runs || parts.Contains("xl/workbook.bin") || !parts.Contains("[Content_Types].xml") ? null
                : parts.Any(p => p.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? ActFileKind.Word
                : parts.Any(p => p.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? ActFileKind.Excel
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
