using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>The server is killed while three phones send: nothing acknowledged is missing, nothing is there twice.</summary>
public sealed class FieldKillTests
{
    // CAODIEM_KILLS=50 is the measured run of docs/performance.md.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CAODIEM_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 3;

    [Fact]
    public async Task KilledWhileSynchronising_NothingAcknowledgedIsMissing_NothingTwice()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));
        var files = await db.Dossiers.Where(d => d.State == DossierState.Enforcing && d.Remaining.Amount > 1_000_000 && db.BaselineFiles.Any(b => b.DossierId == d.Id) && !db.StandingSpans.Any(s => s.DossierId == d.Id && s.Collected > 0)).Select(d => d.Id).Take(60).ToListAsync();
        await FieldToday.PrepareAsync(db, 3);
        var collected = await db.StandingSpans.Where(s => s.From <= today && s.To >= today).SumAsync(s => s.Collected);
        await using var server = await ServerProcess.StartAsync(site.Database.Connection);
        var (acknowledged, written, stop) = (new ConcurrentDictionary<Guid, bool>(), new ConcurrentDictionary<Guid, ReceiveVisit>(), new CancellationTokenSource());
        var phones = Enumerable.Range(0, 3).Select(n => Task.Run(() => PhoneAsync(n))).ToList();
        var random = new Random(50);
        var clock = Stopwatch.StartNew();
        for (var kill = 0; kill < Kills; kill++)
        {
            // The phones are at work again, and somewhere in the middle of it the power goes.
            for (var (before, more) = (acknowledged.Count, random.Next(2, 20)); acknowledged.Count < before + more;)
            {
                Assert.DoesNotContain(phones, p => p.IsFaulted);
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(60));
            await server.KillAsync();
            var known = acknowledged.Keys.ToList();
            var there = (await db.Visits.AsNoTracking().Select(v => v.Id).ToListAsync()).Select(v => v.Value).ToHashSet();
            Assert.DoesNotContain(known, id => !there.Contains(id));
            await server.StartAsync();
        }

        stop.Cancel();
        await Task.WhenAll(phones);
        var visits = await db.Visits.AsNoTracking().ToListAsync();
        Assert.Equal(written.Keys.Order(), visits.Select(v => v.Id.Value).Order());
        Assert.True(visits.Count >= 2 * Kills);
        Assert.All(visits, v => Assert.Equal(VisitState.Accepted, v.State));
        Assert.Equal(collected + written.Values.Sum(r => r.Amount), await db.StandingSpans.Where(s => s.From <= today && s.To >= today).SumAsync(s => s.Collected));
        Assert.Equal(written.Values.Count(r => r.Amount > 0), await db.Acts.CountAsync(p => p.Kind == ActKind.Paid && p.ReceiptNo!.StartsWith("KILL-")));
        foreach (var attachment in await db.Attachments.AsNoTracking().ToListAsync())
        {
            Assert.True(attachment.IsWhole);
            Assert.Equal(attachment.Sha256, Convert.ToHexStringLower(SHA256.HashData(await ReceiveAttachmentHandler.ReadAsync(db, attachment))));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills in {clock.Elapsed.TotalSeconds:0} s: {visits.Count} records, {await db.Attachments.CountAsync()} photos, none missing, none twice");

        async Task PhoneAsync(int number)
        {
            using var client = new PageClient(server.Address);
            await UntilAsync(() => client.PostAsync("/Identity/SignIn", new() { ["Input.Login"] = "thutruong", ["Input.Password"] = site.Password }), a => a.StatusCode == System.Net.HttpStatusCode.Redirect);
            var (phone, last, chance) = (Guid.CreateVersion7(), new Dictionary<Id<Dossier>, Guid>(), new Random(number));
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var file = files[chance.Next(files.Count)];
                var photo = i % 5 == 0 ? RandomBytes(chance) : null;
                var paid = chance.Next(2) == 0;
                var record = new ReceiveVisit(
                    Guid.CreateVersion7(), campaign.Id.Value, file.Value, null, null, phone, i, last.TryGetValue(file, out var before) ? before : null, null, TimeProvider.System.GetUtcNow().UtcDateTime, today,
                    paid ? VisitKind.Paid : VisitKind.Absent, paid ? 10 : 0, paid ? $"KILL-{number}-{i}" : null,
                    Attachments: photo is null ? null : [new(Guid.CreateVersion7(), AttachmentKind.Photo, "image/jpeg", photo.Length, Convert.ToHexStringLower(SHA256.HashData(photo)))]);
                last[file] = record.Id;
                written[record.Id] = record;
                await UntilAsync(() => client.FieldAsync("/field/api/visits", JsonContent.Create(record, options: ReceiveVisit.Json)), a => a.IsSuccessStatusCode);
                acknowledged[record.Id] = true;
                if (photo is not null)
                {
                    await SendPhotoAsync(client, record.Attachments![0].Id, photo);
                }
            }
        }
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 250_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task SendPhotoAsync(PageClient client, Guid id, byte[] photo)
    {
        for (var state = new ChunkReceived(0, false); !state.Whole;)
        {
            var (from, piece) = (state.Received, photo[state.Received..Math.Min(photo.Length, state.Received + 60_000)]);
            using var answer = await UntilAsync(() => client.FieldAsync($"/field/api/attachments/{id}?offset={from}", new ByteArrayContent(piece)), a => a.IsSuccessStatusCode);
            state = (await answer.Content.ReadFromJsonAsync<ChunkReceived>())!;
        }
    }

    // As a phone does: whatever goes wrong on the way, it comes again.
    private static async Task<HttpResponseMessage> UntilAsync(Func<Task<HttpResponseMessage>> send, Func<HttpResponseMessage, bool> good)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var answer = await send();
                if (good(answer))
                {
                    return answer;
                }

                Assert.True((int)answer.StatusCode is 409 or >= 500, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
            {
                Assert.True(tries < 3_000, cut.ToString());
            }

            await Task.Delay(30);
        }
    }
}
