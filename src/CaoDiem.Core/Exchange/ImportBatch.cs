using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

public enum ImportKind
{
    Register,
    Results,
}

/// <summary>The way of an import: read → check → report → commit. The two "-ing" states are work for the worker.</summary>
public enum ImportState
{
    Checking,
    Checked,
    Refused,
    Committing,
    Committed,
    Failed,
    Cancelled,

    /// <summary>Was committed; afterwards taken back as a whole.</summary>
    Undone,
}

public static class ImportStates
{
    public static string Label(this ImportState state) => state switch
    {
        ImportState.Checking => "Đang kiểm tra",
        ImportState.Checked => "Đã kiểm tra, chờ nhập",
        ImportState.Refused => "Có lỗi, chưa nhập",
        ImportState.Committing => "Đang nhập",
        ImportState.Committed => "Đã nhập",
        ImportState.Failed => "Không đọc được",
        ImportState.Cancelled => "Đã hủy",
        ImportState.Undone => "Đã nhập, sau đó đã hủy",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>One uploaded spreadsheet on its way into the database; also the job row that the worker claims.</summary>
public sealed class ImportBatch : OfficeOwned<ImportBatch>
{
    public required ImportKind Kind { get; init; }

    public required string FileName { get; init; }

    public required DateTime UploadedAt { get; init; }

    public required string UploadedBy { get; init; }

    /// <summary>The account that commits is the one that uploaded; the worker acts in its name.</summary>
    public Id<User>? UploadedById { get; init; }

    /// <summary>Campaign of a results file, as a plain key: an import knows campaigns only through their handlers.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Dates after this day are in the future.</summary>
    public required DateOnly AsOf { get; init; }

    public ImportState State { get; set; }

    /// <summary>JSON of the mapping that the user chose: field code → column number. Null: guess.</summary>
    public string? Mapping { get; set; }

    /// <summary>JSON of <see cref="ImportReport"/>.</summary>
    public string? Report { get; set; }

    /// <summary>New communes and officers that the user agreed to create.</summary>
    public bool CreateMissing { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>A worker that does not renew its claim is dead; the batch is then taken up again.</summary>
    public DateTime? ClaimedUntil { get; set; }
}

/// <summary>The uploaded bytes, apart from the batch so that lists stay light.</summary>
public sealed class ImportFile
{
    public required Id<Office> OfficeId { get; init; }

    public required Id<ImportBatch> BatchId { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>A column mapping that an office corrected once and that later files with the same headers reuse.</summary>
public sealed class ColumnMapping : OfficeOwned<ColumnMapping>
{
    public required ImportKind Kind { get; init; }

    /// <summary>The folded headers of the sheet, in order.</summary>
    public required string Headers { get; init; }

    /// <summary>JSON: field code → column number.</summary>
    public required string Fields { get; set; }
}
