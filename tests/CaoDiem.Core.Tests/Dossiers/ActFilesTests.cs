using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Xunit;
using static CaoDiem.TestKit.Builders.SampleFiles;

namespace CaoDiem.Core.Tests.Dossiers;

/// <summary>The rules of the files behind one act.</summary>
public sealed class ActFilesTests
{
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly DateTime Now = LedgerBuilder.Evening(Day);
    private readonly LedgerBuilder _file = new(new(2026, 8, 3));

    [Fact]
    public void AnAttachment_SaysWhatItIs_WhoseAndWhen()
    {
        var act = _file.Verify(Day);
        var added = Assert.Single(Add(act, [Scan()]).Added);
        Assert.Equal((act.Id, act.DossierId, "Biên bản.pdf", ActFileKind.Pdf), (added.ActId, added.DossierId, added.FileName, added.Kind));
        var by = LedgerBuilder.Officer;
        Assert.Equal((by.UserId, by.Name, Now), (added.AttachedById, added.AttachedBy, added.AttachedAt));
        Assert.Equal((Scan().Sha256, Scan().Content.Length, added.Id), (added.Sha256, added.Length, added.Content!.AttachmentId));
    }

    [Fact]
    public void TheSameContent_IsToldUnderWhichNameItStands_AndNotDoubled()
    {
        var act = _file.Verify(Day);
        var first = Add(act, [Scan("a.pdf", "x"), Scan("b.pdf", "x")]);
        Assert.Equal(["a.pdf"], first.Added.Select(a => a.FileName));
        Assert.Equal([new SameFile("b.pdf", "a.pdf")], first.Same);
        var again = Add(act, [Scan("c.pdf", "x"), Scan("d.pdf", "y")], first.Added);
        Assert.Equal(["d.pdf"], again.Added.Select(a => a.FileName));
        Assert.Equal([new SameFile("c.pdf", "a.pdf")], again.Same);
    }

    [Fact]
    public void WhatWasTakenOff_MayComeAgain_AndLeavesRoom()
    {
        var act = _file.Verify(Day);
        var ten = Add(act, [.. Enumerable.Range(1, ActFiles.Most).Select(i => Scan($"{i}.pdf"))]).Added;
        ten[0].TakeOff("Nhầm trang", LedgerBuilder.Head, Now);
        Assert.Equal("1.pdf", Assert.Single(Add(act, [Scan("1.pdf")], ten).Added).FileName);
    }

    [Fact]
    public void MoreThanTen_AreRefusedAsAWhole()
    {
        var act = _file.Verify(Day);
        var eight = Add(act, [.. Enumerable.Range(1, 8).Select(i => Scan($"{i}.pdf"))]).Added;
        Assert.Equal("ACT-104", Code(() => Add(act, [Scan("a.pdf"), Scan("b.pdf"), Scan("c.pdf")], eight)));
        Assert.Equal(2, Add(act, [Scan("a.pdf"), Scan("b.pdf"), Scan("1.pdf")], eight).Added.Count);
    }

    [Fact]
    public void NothingIsAttached_ToACancelledAct()
    {
        var act = _file.Verify(Day);
        _file.Cancel(act, Day);
        Assert.Equal("ACT-105", Code(() => Add(act, [Scan()])));
    }

    [Fact]
    public void NothingIsAttached_ToAProposalThatWasNotAgreedTo()
    {
        _file.Verify(Day);
        var act = _file.Record(new(ActKind.NotEnforceable, Day) { Ground = "a" });
        _file.Ledger.Return(act.Id, LedgerBuilder.Head, Now, "Chưa đủ");
        Assert.Equal("ACT-105", Code(() => Add(act, [Scan()])));
    }

    [Fact]
    public void TakingOff_NeedsAReason_AndHappensOnce()
    {
        var file = Add(_file.Verify(Day), [Scan()]).Added[0];
        Assert.Equal("ACT-091", Code(() => file.TakeOff("  ", LedgerBuilder.Head, Now)));
        file.TakeOff(" Nhầm  hồ sơ ", LedgerBuilder.Head, Now);
        Assert.Equal(("Nhầm hồ sơ", LedgerBuilder.Head.Name, Now), (file.TakenOffReason, file.TakenOffBy, file.TakenOffAt));
        Assert.Equal("ACT-106", Code(() => file.TakeOff("Nữa", LedgerBuilder.Head, Now)));
    }

    [Fact]
    public void WhoAttachedIt_OrMayCancelTheAct_MayTakeItOff()
    {
        var act = _file.Verify(Day);
        var other = LedgerBuilder.Officer with { UserId = Id<User>.New() };
        var file = new ActFiles(act, []).Add([Scan()], other, Now).Added[0];
        Assert.True(file.MayBeTakenOffBy(other, act, Day.AddDays(9))); // attached it
        Assert.True(file.MayBeTakenOffBy(LedgerBuilder.Officer, act, Day)); // recorded the act that day
        Assert.False(file.MayBeTakenOffBy(LedgerBuilder.Officer, act, Day.AddDays(1)));
        Assert.True(file.MayBeTakenOffBy(LedgerBuilder.Head, act, Day.AddDays(9)));
        Assert.False(file.MayBeTakenOffBy(other with { Role = Role.Examiner }, act, Day));
    }

    [Fact]
    public void WhatWasTakenOff_OnlyTheHeadOpens()
    {
        var file = Add(_file.Verify(Day), [Scan()]).Added[0];
        Assert.True(file.MayBeOpenedBy(LedgerBuilder.Officer));
        file.TakeOff("Nhầm", LedgerBuilder.Officer, Now);
        Assert.False(file.MayBeOpenedBy(LedgerBuilder.Officer));
        Assert.True(file.MayBeOpenedBy(LedgerBuilder.Head));
    }

    private static FilesAttached Add(Act act, AttachedFile[] files, IEnumerable<ActAttachment>? there = null) =>
        new ActFiles(act, there ?? []).Add(files, LedgerBuilder.Officer, Now);

    private static string Code(Action action) => Assert.Throws<RuleViolation>(action).Code;
}
