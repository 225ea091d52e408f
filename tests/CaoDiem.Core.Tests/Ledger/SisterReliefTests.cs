using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>The last relief is that of the judgment, over all its files against the same debtor.</summary>
public sealed class SisterReliefTests : IAsyncLifetime
{
    private static readonly DateOnly Opened = new(2017, 3, 6);
    private static readonly DateOnly Granted = new(2023, 8, 15);
    private static readonly Judgment Sentence = new("12/2016/HS-ST", new(2016, 12, 1), "Tòa án nhân dân huyện", MatterKind.OwnMotion);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;
    private Id<Dossier> _relieved;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = _database.Open();
        _head = await HandOpenedFile.OfficeAsync(_db);
        _relieved = await OpenAsync("1/QĐ", "Nguyễn Văn Mẫu", Sentence);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task AnotherFileOfTheJudgment_KnowsTheRelief_HoweverItIsSpelled()
    {
        var sister = await OpenAsync("2/QĐ", "NGUYỄN VĂN MẪU", Sentence with { No = "12/2016/hs-st " });
        await GrantAsync();
        Assert.Equal(Granted, (await FileAsync(sister)).SisterReliefOn);
        Assert.Null((await FileAsync(_relieved)).SisterReliefOn);
        var acts = await _db.Acts.AsNoTracking().Where(a => a.DossierId == sister).ToListAsync();
        var file = await FileAsync(sister);
        Assert.Equal(Granted, FileState.Fold(acts, Granted).ToFacts(file).LastReliefOn);
        Assert.Null(FileState.Fold(acts, Granted.AddDays(-1)).ToFacts(file).LastReliefOn);
    }

    [Fact]
    public async Task AFileThatIsOpenedLater_KnowsIt()
    {
        await GrantAsync();
        Assert.Equal(Granted, (await FileAsync(await OpenAsync("2/QĐ", "Nguyễn Văn Mẫu", Sentence))).SisterReliefOn);
    }

    [Fact]
    public async Task AnotherDebtor_AndAnotherJudgment_DoNot()
    {
        var other = await OpenAsync("2/QĐ", "Trần Thị Khác", Sentence);
        var later = await OpenAsync("3/QĐ", "Nguyễn Văn Mẫu", Sentence with { On = new(2016, 12, 2) });
        var unknown = await OpenAsync("4/QĐ", "Nguyễn Văn Mẫu", null);
        await GrantAsync();
        foreach (var file in new[] { other, later, unknown })
        {
            Assert.Null((await FileAsync(file)).SisterReliefOn);
        }
    }

    [Fact]
    public async Task OrdersOfTheOtherFile_AreFoundAnew_InTheSameSave()
    {
        var sister = await OpenAsync("2/QĐ", "Nguyễn Văn Mẫu", Sentence);
        await new RecordActsHandler(_db).Handle(
            sister, new(ActKind.Verified, Granted) { Means = Means.None, Text = "Không có tài sản" }, _head);
        await new RecordActsHandler(_db).Handle(sister,
            new(ActKind.NotEnforceable, Granted) { Ground = "a", DocumentNo = "7/QĐ", DocumentOn = Granted }, _head, _head);
        var before = await RulesAsync(sister);
        await GrantAsync();
        var after = await RulesAsync(sister);
        Assert.NotEqual(before, after);
        _db.ChangeTracker.Clear();
        var renewed = FileOrdersOf(await FileAsync(sister), await _db.Acts.AsNoTracking().Where(a => a.DossierId == sister).ToListAsync());
        Assert.Equal(renewed, after);
    }

    [Fact]
    public async Task ACancelledRelief_IsForgotten_ByTheOthersToo()
    {
        var sister = await OpenAsync("2/QĐ", "Nguyễn Văn Mẫu", Sentence);
        var relief = await GrantAsync();
        await new CancelActHandler(_db).Handle(new CancelAct(relief, "Ghi nhầm hồ sơ"), _head);
        Assert.Null((await FileAsync(sister)).SisterReliefOn);
    }

    [Fact]
    public async Task AJudgmentPutRight_TellsTheFilesOfBoth()
    {
        var wrong = Sentence with { No = "13/2016/HS-ST" };
        var sister = await OpenAsync("2/QĐ", "Nguyễn Văn Mẫu", wrong);
        await GrantAsync();
        Assert.Null((await FileAsync(sister)).SisterReliefOn);
        await new CorrectJudgmentHandler(_db).Handle(new(sister, Sentence, "Ghi nhầm số bản án"), _head);
        Assert.Equal(Granted, (await FileAsync(sister)).SisterReliefOn);
        await new CorrectJudgmentHandler(_db).Handle(new(_relieved, wrong, "Chính hồ sơ kia mới nhầm"), _head);
        Assert.Null((await FileAsync(sister)).SisterReliefOn);
    }

    private async Task<Id<Dossier>> OpenAsync(string number, string debtor, Judgment? judgment)
    {
        var detail = new ActDetail { Debtor = debtor, Items = [new(ObligationKind.CourtFee, "Án phí", 1_900_000)] };
        var opened = await new OpenDossierHandler(_db).Handle(new(number, Opened, detail) { Judgment = judgment }, _head);
        return opened.DossierId;
    }

    private async Task<Id<Act>> GrantAsync()
    {
        var entry = new ActEntry(ActKind.ReliefGranted, Granted)
        {
            Body = "Tòa án nhân dân huyện",
            Amount = new(1_000_000),
            DocumentNo = "3/QĐ-TA",
            DocumentOn = Granted,
        };
        return (await new RecordActsHandler(_db).Handle(_relieved, entry, _head)).Id;
    }

    private Task<Dossier> FileAsync(Id<Dossier> id) => _db.Dossiers.AsNoTracking().Include(d => d.Obligations).SingleAsync(d => d.Id == id);

    private async Task<List<string>> RulesAsync(Id<Dossier> file) =>
        await _db.TriageFindings.AsNoTracking().Where(f => f.DossierId == file).Select(f => f.Rule + f.Text).Order().ToListAsync();

    private List<string> FileOrdersOf(Dossier file, IReadOnlyList<Act> acts) =>
        [.. FileOrders.Of(file, FileState.Fold(acts, _db.Today), _db.Today, LawBook.Common).Asked.Select(f => f.Rule + f.Text).Order()];
}
