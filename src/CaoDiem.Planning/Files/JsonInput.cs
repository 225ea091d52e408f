using System.Text.Json;

namespace CaoDiem.Planning;

/// <summary>Opens a JSON document from a stream with limits: 256 MB, 64 levels, one object at the root.</summary>
internal static class JsonInput
{
    private const int MostBytes = 256 * 1024 * 1024;

    public static T Read<T>(Stream stream, Func<JsonPlace, T> read)
    {
        using var buffer = Buffered(stream);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(Mark(buffer), (int)buffer.Length - Mark(buffer)));
        }
        catch (JsonException bad)
        {
            var line = (bad.LineNumber ?? 0) + 1;
            throw new PlanningException(
                [new(PlanCode.Json, "$", $"{line}", $"Not a JSON document: line {line}, byte {bad.BytePositionInLine + 1}.")]);
        }

        using (document)
        {
            var issues = new IssueList();
            var root = new JsonPlace(document.RootElement, null, "", -1, issues);
            if (root.Kind != JsonValueKind.Object)
            {
                root.Fault(PlanCode.Type, "An object is expected.");
                issues.ThrowIfAny();
            }

            try
            {
                return read(root);
            }
            catch (InvalidOperationException broken) when (broken.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
            {
                throw new PlanningException(PlanCode.Json, "A text or a name is not Unicode.", broken);
            }
        }
    }

    private static MemoryStream Buffered(Stream stream)
    {
        var buffer = new MemoryStream();
        var block = new byte[81920];
        for (int got; (got = stream.Read(block)) > 0;)
        {
            if (buffer.Length + got > MostBytes)
            {
                throw new PlanningException(PlanCode.TooLarge, $"The file is larger than {MostBytes / 1024 / 1024} MB.");
            }

            buffer.Write(block, 0, got);
        }

        return buffer;
    }

    /// <summary>Length of the byte order mark that some editors write.</summary>
    private static int Mark(MemoryStream buffer) => buffer.GetBuffer().AsSpan(0, (int)buffer.Length).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
}
