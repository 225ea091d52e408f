using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>What phones ask of the office, over the wire.</summary>
public sealed class FieldApiTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly string[] Calls = ["/field/api/who", "/field/api/key", "/field/api/pack", "/field/api/visits", "/field/api/skips", "/field/api/attachments/01a00000-0000-7000-8000-000000000000?offset=0"];

    [Fact]
    public async Task Strangers_AreToldToSignIn_ForeignPagesAndOtherRolesAreRefused()
    {
        using var stranger = demo.Site.Anonymous();
        using var accountant = await demo.Site.SignedInAsync("ketoan");
        using var head = await demo.Site.SignedInAsync("thutruong");
        foreach (var url in Calls)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.FieldAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await accountant.FieldAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await head.FieldAsync(url, own: false)).StatusCode);
        }

        foreach (var url in new[] { "/field/", "/field/check", "/field/sw.js", "/field/manifest.webmanifest", "/dist/field/app.js" })
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(url)).StatusCode);
        }

        Assert.Contains("geolocation=(self)", (await stranger.GetAsync("/field/")).Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoRecord_GetsACode_AndAnOfficerSeesOnlyHisFiles()
    {
        using var officer = await demo.Site.SignedInAsync("chv.nga");
        foreach (var body in new[] { "", "{", "null", "[]", "{\"id\":1}", "{\"kind\":\"Dance\"}", new string('x', 300_000) })
        {
            var answer = await officer.FieldAsync("/field/api/visits", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("FLD-012", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await using var db = demo.Site.Database.Open();
        var user = await db.Users.SingleAsync(u => u.Login == "chv.nga");
        var other = await db.Dossiers.FirstAsync(d => !db.VisibleDossiers(user.ToActor()).Any(v => v.Id == d.Id));
        var sent = await officer.FieldAsync("/field/api/visits", JsonContent.Create(Record(other.Id, VisitKind.Met), options: ReceiveVisit.Json));
        Assert.Contains("FLD-007", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueueFile_IsTakenOnceHoweverOftenBrought_AndDamagedOnesGetACode()
    {
        await using var db = demo.Site.Database.Open();
        var user = await db.Users.SingleAsync(u => u.Login == "chv.nga");
        var key = await new ImportQueueHandler(db).Handle(new TakeFieldKey(), user.ToActor());
        Assert.Equal(key, await new ImportQueueHandler(db).Handle(new TakeFieldKey(), user.ToActor()));
        var file = await db.VisibleDossiers(user.ToActor()).FirstAsync(d => d.State == DossierState.Enforcing && db.BaselineFiles.Any(b => b.DossierId == d.Id));
        var picture = RandomNumberGenerator.GetBytes(300_000);
        var attachment = Guid.CreateVersion7();
        var record = Record(file.Id, VisitKind.Absent) with { Attachments = [new(attachment, AttachmentKind.Photo, "image/jpeg", picture.Length, Convert.ToHexStringLower(SHA256.HashData(picture)))] };
        var bytes = QueueFile.Lock(new([record], [new(attachment, picture)]), user.Id.Value, key).ToBytes();
        using var clerk = await demo.Site.SignedInAsync("thuky");
        for (var i = 0; i < 2; i++)
        {
            var answer = await clerk.UploadAsync($"/FieldWork/Days/{demo.Campaign}?handler=Queue", bytes, "ban-ghi.caodiem", new() { ["day"] = "30/09/2023" });
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Equal((1, VisitSource.File, user.Name), (await db.Visits.CountAsync(v => v.Id == new Id<Visit>(record.Id)), (await db.Visits.SingleAsync(v => v.Id == new Id<Visit>(record.Id))).Source, (await db.Visits.SingleAsync(v => v.Id == new Id<Visit>(record.Id))).ReceivedFrom));
        Assert.True((await db.Attachments.SingleAsync(a => a.Id == new Id<Attachment>(attachment))).IsWhole);

        var (random, head) = (new Random(7), (await db.Users.SingleAsync(u => u.Login == "thutruong")).ToActor());
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(2) == 0 ? random.Next(200) : random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = random.Next(3) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
            var error = await Xunit.Record.ExceptionAsync(() => new ImportQueueHandler(db).Handle(new ImportQueue(cut), head));
            Assert.True(error is null or RuleViolation { Code: "FLD-051" or "FLD-052" or "FLD-053" }, error?.ToString());
        }
    }

    [Fact]
    public async Task TheOfficesAuthority_SignsTheServersCertificate()
    {
        var folder = Directory.CreateTempSubdirectory("caodiem-https").FullName;
        try
        {
            var first = OfficeCertificate.Create(folder, "Phòng thi hành án khu vực 5", ["may-chu.local", "192.168.1.10"], TimeProvider.System.GetUtcNow());
            Assert.Equal(first, OfficeCertificate.Create(folder, "x", ["may-chu.local"], TimeProvider.System.GetUtcNow())); // the authority stays, phones trust it already
            Assert.Equal(first, OfficeCertificate.FingerprintIn(folder));
            using var server = OfficeCertificate.Server(folder);
            using var authority = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, OfficeCertificate.AuthorityFile));
            using var chain = new System.Security.Cryptography.X509Certificates.X509Chain { ChainPolicy = { TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust, RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck } };
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            Assert.True(chain.Build(server), string.Join(", ", chain.ChainStatus.Select(s => s.StatusInformation)));
            Assert.True(server.HasPrivateKey && server.MatchesHostname("may-chu.local"));
            await Task.CompletedTask;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private ReceiveVisit Record(Id<Dossier> file, VisitKind kind) =>
        new(Guid.CreateVersion7(), Guid.Parse(demo.Campaign), file.Value, null, null, Guid.CreateVersion7(), 0, null, null, new DateTime(2023, 9, 30, 1, 0, 0, DateTimeKind.Utc), new(2023, 9, 30), kind);
}
