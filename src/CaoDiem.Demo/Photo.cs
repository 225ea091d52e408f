using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CaoDiem.Demo;

/// <summary>A photo of a house by a canal, drawn: nobody's house is on it. A PNG file.</summary>
internal static class Photo
{
    private const int Width = 360;
    private const int Height = 270;
    private const int Channels = 3;
    private const int Horizon = 150;
    private const int Shore = 225;
    private const uint CrcPolynomial = 0xEDB88320;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(i => CrcOf((uint)i))];

    public static byte[] Draw(Lot lot)
    {
        var rows = Paint(lot);
        using var file = new MemoryStream();
        file.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2); // eight bits a channel, red green blue
        Chunk(file, "IHDR", head);
        Chunk(file, "IDAT", Packed(rows));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    // Sky, a house with its roof and door, ground, and the canal before it. Each row starts with the byte of its filter: none.
    private static byte[] Paint(Lot lot)
    {
        var rows = new byte[Height * (1 + (Width * Channels))];
        var (left, wide, high, eaves) = (lot.Between(60, 140), lot.Between(120, 170), lot.Between(70, 95), lot.Between(10, 24));
        var (wall, roof) = (Colour(lot, 170, 235), Colour(lot, 90, 170));
        var top = Horizon + 40 - high;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var into = x - left;
                var ridge = top - 45 + (Math.Abs(into - (wide / 2)) * 45 / (wide / 2));
                var colour = y >= Shore ? (96 + (y % 7), 128, 120)
                    : into >= wide / 2 - 14 && into <= wide / 2 + 14 && y >= top + 25 && y < Horizon + 40 ? (92, 64, 48)
                    : into >= 0 && into < wide && y >= top && y < Horizon + 40 ? wall
                    : into >= -eaves && into < wide + eaves && y >= ridge && y < top ? roof
                    : y >= Horizon ? (120 + (x * y % 13), 150, 84)
                    : (150 + (y / 3), 190 + (y / 4), 235);
                Put(rows, x, y, colour);
            }
        }

        return rows;
    }

    private static (int Red, int Green, int Blue) Colour(Lot lot, int least, int most) =>
        (lot.Between(least, most), lot.Between(least, most), lot.Between(least, most));

    private static void Put(byte[] rows, int x, int y, (int Red, int Green, int Blue) colour)
    {
        var at = (y * (1 + (Width * Channels))) + 1 + (x * Channels);
        (rows[at], rows[at + 1], rows[at + 2]) =
            ((byte)Math.Min(colour.Red, 255), (byte)Math.Min(colour.Green, 255), (byte)Math.Min(colour.Blue, 255));
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(rows);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] covered = [.. Encoding.ASCII.GetBytes(kind), .. content];
        file.Write(covered);
        BinaryPrimitives.WriteUInt32BigEndian(number,
            covered.Aggregate(uint.MaxValue, (crc, b) => CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8)) ^ uint.MaxValue);
        file.Write(number);
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? CrcPolynomial ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
