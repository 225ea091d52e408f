using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.TestKit.Builders;

/// <summary>The ledger of one file in memory: opened with what it owes, then act by act, each on the day it is recorded.</summary>
public sealed class LedgerBuilder
{
    public static readonly Id<Office> Office = Id<Office>.New();

    private readonly FileLedger _ledger;

    public LedgerBuilder(DateOnly decided, params ItemContent[] items)
    {
        var file = new Dossier { OfficeId = Office, DecisionNo = "15/QĐ", DecisionKey = Dossier.KeyOf("15/QĐ"), DecisionDate = decided };
        _ledger = new(file, []);
        Record(new(ActKind.Opened, decided)
        {
            DocumentNo = "15/QĐ",
            DocumentOn = decided,
            Detail = new() { Items = items.Length > 0 ? items : [new(ObligationKind.CourtFee, "Án phí", 5_000_000)], Debtor = "Nguyễn Văn Mẫu" },
        });
    }

    public static Actor Head { get; } = new(Id<User>.New(), "Trưởng phòng (mẫu)", Office, Role.Head);

    public static Actor Officer { get; } = new(Id<User>.New(), "Chấp hành viên (mẫu)", Office, Role.Officer);

    public FileLedger Ledger => _ledger;

    public FileState On(DateOnly day) => _ledger.StateOn(day);

    /// <summary>Records by the officer, in the evening of the act's own day unless another is given.</summary>
    public Act Record(ActEntry entry, DateOnly? recordedOn = null, ActSource source = ActSource.Office, string? approvedBy = null)
    {
        var day = recordedOn ?? Latest(entry.On, entry.DocumentOn);
        return _ledger.Record(entry, new(Officer, Evening(day), day, source), approvedBy);
    }

    public Act Verify(DateOnly on, Means means = Means.None, string text = "Không có tài sản, thu nhập") =>
        Record(new(ActKind.Verified, on) { Means = means, Text = text, With = "UBND xã" });

    public Act Pay(DateOnly on, long amount, string receipt = "BL 1") =>
        Record(new(ActKind.Paid, on) { Amount = new(amount), ReceiptNo = receipt });

    /// <summary>A decision issued on its day, approved by the head.</summary>
    public Act Decide(ActKind kind, DateOnly on, Func<ActEntry, ActEntry>? with = null, string number = "1/QĐ")
    {
        var entry = new ActEntry(kind, on) { DocumentNo = number, DocumentOn = on };
        return Record(with is null ? entry : with(entry), approvedBy: Head.Name);
    }

    public void Cancel(Act act, DateOnly on, string reason = "Ghi nhầm", ReceiptFate? receipt = null) =>
        _ledger.Cancel(act.Id, Head, Evening(on), reason, receipt);

    /// <summary>Eight in the evening in Việt Nam.</summary>
    public static DateTime Evening(DateOnly day) => day.ToDateTime(new TimeOnly(13, 0), DateTimeKind.Utc);

    private static DateOnly Latest(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
