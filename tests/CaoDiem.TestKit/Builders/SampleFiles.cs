using System.IO.Compression;
using System.Text;
using CaoDiem.Dossiers;

namespace CaoDiem.TestKit.Builders;

/// <summary>The smallest files that are what they say: as scanners, phones and office programs begin them.</summary>
public static class SampleFiles
{
    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF"u8, 0x00, 0xFF, 0xD9];

    public static byte[] Png => [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, .. "IHDR"u8];

    public static byte[] WebP => [.. "RIFF"u8, 0x1A, 0x00, 0x00, 0x00, .. "WEBPVP8L"u8];

    public static byte[] Word => Package("[Content_Types].xml", "word/document.xml");

    public static byte[] Excel => Package("[Content_Types].xml", "xl/workbook.xml");

    public static byte[] Pdf(string text = "Biên bản") => Encoding.UTF8.GetBytes($"%PDF-1.7\n% {text}\n%%EOF\n");

    /// <summary>A zipped file of these parts.</summary>
    public static byte[] Package(params string[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open());
                writer.Write("<x/>");
            }
        }

        return file.ToArray();
    }

    public static AttachedFile Scan(string name = "Biên bản.pdf", string? text = null) => AttachedFile.Of(name, Pdf(text ?? name));
}
