using System.Diagnostics;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Makes PDF files with LibreOffice where it is installed. Every conversion has a profile folder of its own, so that several may run
/// at once and an open LibreOffice of the user is not disturbed; nothing else in the product needs it.
/// </summary>
public static class LibreOffice
{
    /// <summary>Names the program where it is not found by itself.</summary>
    public const string Setting = "CAODIEM_SOFFICE";

    public const string Missing = "PDF-001";
    public const string Failed = "PDF-002";
    public const string TooSlow = "PDF-003";

    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Places = new(2);
    private static readonly Lazy<string?> Found = new(Find);

    public static bool IsInstalled => Found.Value is not null;

    /// <param name="limit">The conversion is ended after that time; a minute when null.</param>
    /// <exception cref="OfficeFileException">PDF-001: not installed. PDF-002: it made no PDF. PDF-003: it took too long.</exception>
    public static Task<byte[]> ToPdfAsync(byte[] docx, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        ToPdfAsync(Found.Value, docx, limit ?? UsualLimit, cancellationToken);

    internal static async Task<byte[]> ToPdfAsync(string? program, byte[] docx, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (program is null)
        {
            throw new OfficeFileException(Missing, "Máy chủ chưa cài LibreOffice nên chưa xuất được PDF. Hãy tải bản Word, hoặc báo người quản trị cài LibreOffice.");
        }

        await Places.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("caodiem-pdf-");
        try
        {
            var input = Path.Combine(folder.FullName, "van-ban.docx");
            await File.WriteAllBytesAsync(input, docx, cancellationToken);
            await RunAsync(program, folder.FullName, input, limit, cancellationToken);
            var output = Path.ChangeExtension(input, ".pdf");
            return File.Exists(output) ? await File.ReadAllBytesAsync(output, cancellationToken) : throw Refused(null);
        }
        finally
        {
            Places.Release();
            Clear(folder);
        }
    }

    private static async Task RunAsync(string program, string folder, string input, TimeSpan limit, CancellationToken cancellationToken)
    {
        var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        var start = new ProcessStartInfo(program, ["--headless", "--norestore", $"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", folder, input])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        Process process;
        try
        {
            process = Process.Start(start) ?? throw Refused(null);
        }
        catch (System.ComponentModel.Win32Exception cannot)
        {
            throw Refused(cannot);
        }

        using (process)
        using (var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            time.CancelAfter(limit);
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await process.WaitForExitAsync(time.Token);
            }
            catch (OperationCanceledException stopped)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                throw new OfficeFileException(TooSlow, $"LibreOffice chưa xuất xong PDF sau {limit.TotalSeconds:0} giây nên đã dừng. Hãy thử lại hoặc tải bản Word.", stopped);
            }
        }
    }

    private static OfficeFileException Refused(Exception? cause) => new(Failed, "LibreOffice không xuất được PDF từ văn bản này. Hãy tải bản Word.", cause);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set)
        {
            return File.Exists(set) ? set : null;
        }

        string[] names = OperatingSystem.IsWindows() ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(
        [
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "LibreOffice", "program"),
            "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS",
        ]);
        return folders.SelectMany(f => names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    // A program that was just ended may hold a file of its profile for a moment.
    private static void Clear(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // The folder for temporary files is emptied by the system.
        }
    }
}
