using System.Security.Cryptography;
using CaoDiem.FieldWork;

namespace CaoDiem.Web.Field;

/// <summary>
/// The offline pages of the field: a shell without data that anybody may load, a worker that keeps it on the phone under a
/// version made of its content, and the office's authority for phones that do not trust it yet.
/// </summary>
public static class FieldSite
{
    public const string CertificatesSetting = "CAODIEM_CERTIFICATES";

    private const string AuthorityMark = "<!-- authority -->";
    private const string AuthorityLink = $"""<p><a class="btn" href="/field/{OfficeCertificate.AuthorityFile}">Tải chứng thư của đơn vị</a></p>""";
    private const string NoAuthority =
        """<p class="notice">Máy chủ này chưa có chứng thư của đơn vị, nên chưa tải được; người quản trị tạo chứng thư trước (tài liệu vận hành).</p>""";

    private static readonly string[] Shell = ["field/index.html", "field/check.html", "field/manifest.webmanifest", "dist/field/app.js", "dist/field/check.js", "dist/field/app.css", "dist/field/sw.js"];

    public static void Map(WebApplication app)
    {
        var root = app.Environment.WebRootFileProvider;
        var worker = new Lazy<string>(() => $"self.caodiemVersion=\"{Version(root)}\";{Read(root, "dist/field/sw.js")}");
        // The address without its last slash lies outside of what the worker may keep.
        app.MapGet("/field", (HttpRequest asked) => asked.Path.Value!.EndsWith('/') ? Results.Content(Read(root, "field/index.html"), "text/html; charset=utf-8") : Results.Redirect("/field/")).AllowAnonymous();
        app.MapGet("/field/check", (IConfiguration settings) => Results.Content(
            Read(root, "field/check.html").Replace(AuthorityMark, AuthorityIn(settings) is null ? NoAuthority : AuthorityLink, StringComparison.Ordinal),
            "text/html; charset=utf-8")).AllowAnonymous();
        app.MapGet("/field/sw.js", () => Results.Content(worker.Value, "text/javascript; charset=utf-8")).AllowAnonymous();
        app.MapGet($"/field/{OfficeCertificate.AuthorityFile}", (IConfiguration settings) =>
            AuthorityIn(settings) is { } path
                ? Results.File(path, "application/x-x509-ca-cert", OfficeCertificate.AuthorityFile)
                : Results.NotFound()).AllowAnonymous();
    }

    /// <summary>The file of the office's own authority; null where none was made.</summary>
    private static string? AuthorityIn(IConfiguration settings) =>
        settings[CertificatesSetting] is { Length: > 0 } folder
            && Path.GetFullPath(Path.Combine(folder, OfficeCertificate.AuthorityFile)) is var path && File.Exists(path) ? path : null;

    private static string Version(Microsoft.Extensions.FileProviders.IFileProvider root) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Concat(Shell.Select(f => Read(root, f))))))[..12];

    private static string Read(Microsoft.Extensions.FileProviders.IFileProvider root, string path)
    {
        using var reader = new StreamReader(root.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }
}
