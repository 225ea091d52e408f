using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Web.Field;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>A page to be put on the wall: how a phone comes to trust the office's server and opens the field pages.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class PhonesModel(AppDb db, IConfiguration settings, IServer server) : AppPage(db)
{
    public string? Fingerprint => settings[FieldSite.CertificatesSetting] is { Length: > 0 } folder ? OfficeCertificate.FingerprintIn(folder) : null;

    /// <summary>Also by plain http: a phone that does not trust the office yet must be able to read how to.</summary>
    public string CheckAddress => $"{Of("http") ?? Here}/field/check";

    public string FieldAddress => $"{Of("https") ?? Here}/field/";

    private string Here => $"{Request.Scheme}://{Request.Host}";

    private string? Of(string scheme) => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(a => BindingAddress.Parse(a)).Where(a => a.Scheme == scheme).Select(a => $"{scheme}://{Request.Host.Host}:{a.Port}").FirstOrDefault();
}
