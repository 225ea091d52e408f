namespace CaoDiem.Cli;

/// <summary>
/// A file that appears only once it is whole. The place is tried before the long work starts, so that a wrong path is told at once.
/// </summary>
internal sealed class FinishedFile : IDisposable
{
    private readonly string path;
    private readonly string part;

    public FinishedFile(string path)
    {
        (this.path, part) = (path, path + ".part");
        File.WriteAllBytes(part, []);
    }

    public void Write(Action<Stream> write)
    {
        using (var stream = File.Create(part))
        {
            write(stream);
        }

        File.Move(part, path, overwrite: true);
    }

    public void Dispose() => File.Delete(part);
}
