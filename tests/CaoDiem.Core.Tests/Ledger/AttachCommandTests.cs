using System.Text.Json.Nodes;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Xunit;
using static CaoDiem.TestKit.CommandLine;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>`caodiem act attach` and what `caodiem file show` tells of attachments, as a person calls them.</summary>
public sealed class AttachCommandTests : IAsyncLifetime
{
    private static readonly DateOnly Decided = new(2023, 7, 3);
    private static readonly string[] File = ["--office", "PL", "--decision", "15/QĐ", "--date", "2023-07-03"];

    private readonly string _folder = Directory.CreateTempSubdirectory("caodiem-attach").FullName;
    private TestDatabase _database = null!;
    private string _act = "";

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using var db = _database.Open();
        var office = (await new AddOfficeHandler(db).Handle(new("PL", "Phòng mẫu"), Actor.System("Thử"))).Id;
        var ledger = OpenedFile.Of(office, "15/QĐ", Decided, "Nguyễn Văn Mẫu", 5_000_000);
        db.Begin("Thử", Actor.System("Thử"));
        db.Dossiers.Add(ledger.File);
        db.Acts.AddRange(ledger.Acts);
        await db.SaveChangesAsync();
        _act = ledger.Acts[0].Id.ToString();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, true);
        return _database.DisposeAsync();
    }

    [Fact]
    public void Files_AreAttached_AndShownWithTheFile()
    {
        var (first, second) = (Write("Quyết định.pdf", SampleFiles.Pdf()), Write("bản sao.pdf", SampleFiles.Pdf()));
        var done = Run(_database, ["act", "attach", _act, first, second]);
        Assert.Equal(0, done.Code);
        var said = JsonNode.Parse(done.Output)!;
        Assert.Equal(("bản sao.pdf", "Quyết định.pdf"), ((string)said["same"]![0]!["name"]!, (string)said["same"]![0]!["standsAs"]!));
        var shown = Assert.Single(JsonNode.Parse(Run(_database, ["file", "show", .. File]).Output)!["attachments"]!.AsArray())!;
        Assert.Equal(("Quyết định.pdf", _act, "opened"), ((string)shown["name"]!, (string)shown["act"]!, (string)shown["kind"]!));
        Assert.Equal((SampleFiles.Pdf().Length, AttachedFile.Hash(SampleFiles.Pdf())), ((int)shown["size"]!, (string)shown["sha256"]!));
        Assert.Equal("Dòng lệnh", (string)shown["attachedBy"]!);
    }

    [Fact]
    public void WhatIsWrong_IsToldWithItsCode()
    {
        var refused = Run(_database, ["act", "attach", _act, Write("a.pdf", SampleFiles.Png)]);
        Assert.Equal((1, "ACT-103"), (refused.Code, (string)JsonNode.Parse(refused.Output)!["code"]!));
        Assert.Equal(1, Run(_database, ["act", "attach", Guid.CreateVersion7().ToString(), Write("b.pdf", SampleFiles.Pdf())]).Code);
        Assert.Equal(3, Run(_database, ["act", "attach", _act, Path.Combine(_folder, "khong-co.pdf")]).Code);
        Assert.Equal(2, Run(_database, ["act", "attach", _act]).Code);
        Assert.Empty(JsonNode.Parse(Run(_database, ["file", "show", .. File]).Output)!["attachments"]!.AsArray());
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
