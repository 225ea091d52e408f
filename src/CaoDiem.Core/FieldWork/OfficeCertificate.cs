using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CaoDiem.FieldWork;

/// <summary>
/// The certificates of an office network without internet: the office's own authority, which phones are told to trust, and the
/// certificate of its server. Kept in one folder; the authority is made once, the server's certificate anew at every call.
/// </summary>
public static class OfficeCertificate
{
    public const string AuthorityFile = "office-ca.crt";
    private const string AuthorityKeyFile = "office-ca.pfx";
    private const string ServerFile = "server.pfx";
    private const int AuthorityYears = 10;
    private const int ServerYears = 2; // telephones refuse longer ones

    /// <param name="names">Names and addresses under which phones reach the server.</param>
    /// <returns>The fingerprint of the authority (SHA-256), to be compared before it is trusted.</returns>
    public static string Create(string folder, string office, IReadOnlyCollection<string> names, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        using var authority = Authority(folder, office, now);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Plain(names.First())}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        using var server = request.Create(authority, now.AddDays(-1), now.AddYears(ServerYears), RandomNumberGenerator.GetBytes(16));
        using var whole = server.CopyWithPrivateKey(key);
        WriteSecret(Path.Combine(folder, ServerFile), new X509Certificate2Collection { whole, X509CertificateLoader.LoadCertificate(authority.RawData) }.Export(X509ContentType.Pkcs12)!);
        return Fingerprint(authority);
    }

    /// <summary>The server's certificate of a folder, with its key.</summary>
    public static X509Certificate2 Server(string folder) => X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, ServerFile), null);

    /// <summary>The fingerprint of the authority in a folder, in groups of four; null when there is none.</summary>
    public static string? FingerprintIn(string folder)
    {
        var path = Path.Combine(folder, AuthorityFile);
        if (!File.Exists(path))
        {
            return null;
        }

        using var authority = X509CertificateLoader.LoadCertificateFromFile(path);
        return Fingerprint(authority);
    }

    private static X509Certificate2 Authority(string folder, string office, DateTimeOffset now)
    {
        var path = Path.Combine(folder, AuthorityKeyFile);
        if (File.Exists(path))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, null);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Cao Diem - {Plain(office)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var authority = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears));
        WriteSecret(path, authority.Export(X509ContentType.Pkcs12));
        File.WriteAllBytes(Path.Combine(folder, AuthorityFile), authority.RawData);
        return authority;
    }

    private static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(' ', Convert.ToHexString(SHA256.HashData(certificate.RawData)).Chunk(4).Select(c => new string(c)));

    private static void WriteSecret(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static string Plain(string name) => string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-'));
}
