using System.Security.Cryptography;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.FieldWork;

/// <summary>Three devices empty five days of records over a bad line: what stands in the office is what was recorded.</summary>
public sealed class SynchronisingTests
{
    private const int Records = 500;
    private const int Devices = 3;
    private const int MostSends = 5;

    [Theory]
    [InlineData(20230915)]
    [InlineData(1)]
    public async Task FiveHundredRecords_InAnyOrder_SentUpToFiveTimes_WithCuts_AreEachThereOnce(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var before = await ground.ScoreAsync(db);
        var partial = (await db.StandingSpans.Where(s => s.From <= db.Today && s.To >= db.Today && s.Collected > 0).Select(s => s.DossierId).ToListAsync()).ToHashSet();
        var random = new Random(seed);
        var queues = Enumerable.Range(0, Devices).Select(_ => new List<ReceiveVisit>()).ToList();
        var files = ground.Files.Take(40).ToList(); // so few that the devices meet on them
        var writers = queues.ConvertAll(_ => ground.Device());
        for (var i = 0; i < Records; i++)
        {
            var device = i % Devices;
            queues[device].Add(Invent(writers[device], files[random.Next(files.Count)], random, i));
        }

        await Task.WhenAll(queues.Select((queue, device) => SendAllAsync(database, ground, queue, new Random(seed + device + 1))));

        var all = queues.SelectMany(q => q).ToList();
        var stored = await db.Visits.AsNoTracking().ToListAsync();
        Assert.Equal(all.Select(r => r.Id).Order(), stored.Select(v => v.Id.Value).Order());
        Assert.All(stored, v => Assert.NotEqual(VisitState.Held, v.State));
        Assert.All(stored.GroupBy(v => v.DossierId), file => Assert.Equal(Enumerable.Range(1, file.Count()), file.Select(v => v.Turn!.Value).Order()));
        Assert.All(stored.GroupBy(v => (v.DossierId, v.DeviceId)), line => Assert.Equal(line.OrderBy(v => v.Sequence).Select(v => v.Id), line.OrderBy(v => v.Turn).Select(v => v.Id)));

        var money = all.Where(r => r.Kind is VisitKind.Paid or VisitKind.PaidBeforeCoercion && r is { ReceiptNo: not null, Amount: > 0 }).ToList();
        var after = await ground.ScoreAsync(db);
        Assert.Equal(before.Collected + money.Sum(r => r.Amount), after.Collected);
        Assert.Equal(before.Partial + money.Select(r => new Id<Dossier>(r.DossierId)).Where(f => !partial.Contains(f)).Distinct().Count(), after.Partial);
        Assert.Equal(all.Count(r => r.Kind is VisitKind.Paid && (r.ReceiptNo is null || r.Amount == 0)), stored.Count(v => v.State == VisitState.Refused));
        Assert.Equal(before with { Collected = after.Collected, Partial = after.Partial, BeforeCoercion = after.BeforeCoercion }, after);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AnAttachment_ComesWhole_HoweverItIsCut(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (ground, random) = (await FieldGround.LoadAsync(db), new Random(seed));
        var bytes = new byte[random.Next(1, 900_000)];
        random.NextBytes(bytes);
        var id = Guid.CreateVersion7();
        var handler = new ReceiveAttachmentHandler(db);
        Task<ChunkReceived> Send(int from, byte[] piece) => handler.Handle(new(new(id), from, piece), ground.Head);
        Assert.Equal("FLD-020", await ReceiveVisitTests.CodeAsync(() => Send(0, [1])));
        await ReceiveVisitTests.Send(db, ground, ground.Device().Write(ground.Files[0], VisitKind.Met, attachments: [new(id, AttachmentKind.Photo, "image/jpeg", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))]));

        // The first try brings damaged bytes: it is found at the end and starts again.
        var state = new ChunkReceived(0, false);
        for (var at = 0; at < bytes.Length; at = state.Received == 0 ? bytes.Length : state.Received)
        {
            state = await Send(at, [.. bytes[at..Math.Min(bytes.Length, at + 200_000)].Select(b => (byte)(255 - b))]);
        }

        Assert.Equal(new(0, false), state);
        while (!state.Whole)
        {
            var from = random.Next(3) == 0 ? random.Next(bytes.Length) : state.Received; // a device that forgot where it was
            state = await Send(from, bytes[from..Math.Min(bytes.Length, from + random.Next(1, 120_000))]);
        }

        Assert.Equal(bytes, await ReceiveAttachmentHandler.ReadAsync(db, await db.Attachments.AsNoTracking().SingleAsync()));
        Assert.Equal(new(bytes.Length, true), await Send(0, bytes[..1]));
    }

    private static ReceiveVisit Invent(FieldDevice device, Dossier file, Random random, int number) => random.Next(8) switch
    {
        0 => device.Write(file, VisitKind.Absent),
        1 => device.Write(file, VisitKind.Refused, minutes: "Không hợp tác"),
        2 => device.Write(file, VisitKind.Promised, 50_000, promised: new(2023, 9, 28)),
        3 => device.Write(file, VisitKind.Paid, random.Next(2) * 40, null), // no receipt: refused
        4 => device.Write(file, VisitKind.AssetFound, minutes: "Có xe máy"),
        5 => device.Write(file, VisitKind.PaidBeforeCoercion, random.Next(1, 50), $"CC-{number}"),
        _ => device.Write(file, VisitKind.Paid, random.Next(1, 50), $"BL-{number}"),
    };

    // Each record goes out one to five times, in any order; a cut kills the request, or only its answer.
    private static async Task SendAllAsync(TestDatabase database, FieldGround ground, List<ReceiveVisit> queue, Random random)
    {
        var sends = queue.SelectMany(r => Enumerable.Repeat(r, random.Next(1, MostSends + 1))).ToArray();
        random.Shuffle(sends);
        var acknowledged = new HashSet<Guid>();
        foreach (var record in sends)
        {
            using var cut = new CancellationTokenSource();
            if (random.Next(4) == 0)
            {
                cut.CancelAfter(TimeSpan.FromMilliseconds(random.Next(12)));
            }

            try
            {
                await using var db = database.Open();
                await new ReceiveVisitHandler(db).Handle(record, ground.Head, VisitSource.Phone, cut.Token);
                if (random.Next(3) > 0)
                {
                    acknowledged.Add(record.Id);
                }
            }
            catch (OperationCanceledException)
            {
                // The device sends it again.
            }
        }

        foreach (var record in queue.Where(r => !acknowledged.Contains(r.Id)).Reverse())
        {
            await using var db = database.Open();
            await new ReceiveVisitHandler(db).Handle(record, ground.Head);
        }
    }
}
