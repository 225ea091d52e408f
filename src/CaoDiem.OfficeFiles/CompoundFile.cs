using System.Buffers.Binary;
using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>The streams of an OLE compound file (.xls, and the shell of a file with a password). Loops in a damaged file end.</summary>
internal sealed class CompoundFile
{
    private const int HeaderSize = 512;
    private const int EntrySize = 128;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly byte[] _content;
    private readonly int _sector;
    private readonly int _miniSector;
    private readonly uint _cutoff;
    private readonly List<uint> _table = [];
    private readonly List<uint> _miniTable = [];
    private readonly Dictionary<string, (uint Start, long Size)> _streams = new(StringComparer.OrdinalIgnoreCase);
    private byte[] _mini = [];

    public CompoundFile(byte[] content)
    {
        _content = content;
        if (content.Length < HeaderSize)
        {
            throw new InvalidDataException("No compound file.");
        }

        (_sector, _miniSector) = (1 << Math.Clamp((int)U16(content, 30), 7, 12), 1 << Math.Clamp((int)U16(content, 32), 4, 10));
        _cutoff = U32(content, 56);
        ReadTable();
        ReadDirectory(Chain(U32(content, 48), long.MaxValue));
        _miniTable.AddRange(Numbers(Chain(U32(content, 60), long.MaxValue)));
    }

    public bool Has(string stream) => _streams.ContainsKey(stream);

    /// <summary>The bytes of a stream; null when there is none of that name.</summary>
    public byte[]? Read(string stream)
    {
        if (!_streams.TryGetValue(stream, out var place))
        {
            return null;
        }

        return place.Size < _cutoff ? MiniChain(place.Start, place.Size) : Chain(place.Start, place.Size);
    }

    private void ReadTable()
    {
        var sectors = Enumerable.Range(0, 109).Select(i => U32(_content, 76 + (i * 4))).ToList();
        var next = U32(_content, 68);
        for (var i = 0; i < _content.Length / _sector && next < LastSector && Sector(next) is { Length: > 0 } more; i++)
        {
            var numbers = Numbers(more.ToArray());
            sectors.AddRange(numbers.SkipLast(1));
            next = numbers[^1];
        }

        foreach (var sector in sectors.Where(s => s < LastSector).Take((_content.Length / _sector) + 1))
        {
            _table.AddRange(Numbers(Sector(sector).ToArray()));
        }
    }

    private void ReadDirectory(byte[] directory)
    {
        for (var at = 0; at + EntrySize <= directory.Length; at += EntrySize)
        {
            var length = Math.Clamp(U16(directory, at + 64) - 2, 0, 62);
            var name = Encoding.Unicode.GetString(directory, at, length);
            var (kind, start, size) = (directory[at + 66], U32(directory, at + 116), (long)U32(directory, at + 120));
            if (kind == 5)
            {
                _mini = Chain(start, size);
            }
            else if (kind == 2)
            {
                _streams.TryAdd(name, (start, size));
            }
        }
    }

    private byte[] Chain(uint start, long size)
    {
        var bytes = new MemoryStream();
        for (var (at, steps) = (start, 0); at < LastSector && bytes.Length < size && steps <= _content.Length / _sector; steps++)
        {
            bytes.Write(Sector(at));
            at = at < _table.Count ? _table[(int)at] : uint.MaxValue;
        }

        return Cut(bytes, size);
    }

    private byte[] MiniChain(uint start, long size)
    {
        var bytes = new MemoryStream();
        for (var (at, steps) = (start, 0); at < LastSector && bytes.Length < size && steps <= _mini.Length / _miniSector; steps++)
        {
            var from = (long)at * _miniSector;
            if (from + _miniSector > _mini.Length)
            {
                break;
            }

            bytes.Write(_mini, (int)from, _miniSector);
            at = at < _miniTable.Count ? _miniTable[(int)at] : uint.MaxValue;
        }

        return Cut(bytes, size);
    }

    private static byte[] Cut(MemoryStream bytes, long size)
    {
        bytes.SetLength(Math.Min(bytes.Length, size));
        return bytes.ToArray();
    }

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var from = ((long)number + 1) * _sector;
        return from >= _content.Length ? [] : _content.AsSpan((int)from, (int)Math.Min(_sector, _content.Length - from));
    }

    private static List<uint> Numbers(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 4).Select(i => U32(bytes, i * 4))];

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
