using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>One marked file of a form for many, with what differs from file to file.</summary>
public sealed class BulkLine
{
    public Id<Dossier> Id { get; set; }

    public bool Chosen { get; set; }

    /// <summary>Đồng.</summary>
    public long? Amount { get; set; }

    public string? ReceiptNo { get; set; }

    public string? DocumentNo { get; set; }
}

/// <summary>What became of an act for many files.</summary>
public sealed record BulkTold(int Recorded, int Proposed, IReadOnlyList<(Id<Dossier> File, string Why)> Refused)
{
    /// <summary>Paid beyond what the files owe.</summary>
    public Dong Over { get; init; }

    /// <summary>What is to be said behind the count.</summary>
    public string Rest => (Proposed > 0 ? $" ({Proposed} đề xuất chờ thủ trưởng duyệt)" : "")
        + (Refused.Count > 0 ? $", {Refused.Count} hồ sơ không ghi được" : "") + Excess.Words(Over);

    /// <summary>A line for each file that refused; null when none did.</summary>
    public string? Refusals(IReadOnlyDictionary<Id<Dossier>, string> names) => Refused.Count == 0 ? null
        : string.Join('\n', Refused.Select(r => $"{names.GetValueOrDefault(r.File, "Hồ sơ")}: {r.Why}"));
}

/// <summary>A file as the table of a form for many shows it.</summary>
public sealed record BulkFile(Id<Dossier> Id, string No, DateOnly On, string Debtor, DossierState State, Dong Remaining)
{
    /// <summary>As messages name it.</summary>
    public string Named => $"{No}, {Debtor}";
}

/// <summary>The marked files as a table, one line each with what is asked of it alone.</summary>
public sealed record BulkTable(IReadOnlyList<BulkFile> Files, BulkActs Bulk, IReadOnlyList<BulkLine> Lines)
{
    public BulkLine? LineOf(Id<Dossier> id) => Lines.FirstOrDefault(l => l.Id == id);
}
