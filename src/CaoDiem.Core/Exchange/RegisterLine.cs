using System.Text.Json;
using System.Text.Json.Serialization;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>One obligation of a file, as one row of a register gives it.</summary>
public sealed record RegisterItem(ObligationKind Kind, string Description, long Due, long Paid);

/// <summary>The obligations of a file that stands on several rows; equal when all items are, in their order.</summary>
public sealed class RegisterItemList : List<RegisterItem>
{
    public RegisterItemList()
    {
    }

    public RegisterItemList(IEnumerable<RegisterItem> items)
        : base(items)
    {
    }

    public override bool Equals(object? obj) => obj is RegisterItemList other && this.SequenceEqual(other);

    public override int GetHashCode() => this.Aggregate(Count, HashCode.Combine);
}

/// <summary>One line of a register, understood. Also kept with the file, so that the next register shows what changed in it.</summary>
public sealed record RegisterLine
{
    public required string DecisionNo { get; init; }
    public required DateOnly DecisionDate { get; init; }
    public DateOnly? FirstDecisionDate { get; init; }
    public string? JudgmentNo { get; init; }
    public DateOnly? JudgmentDate { get; init; }
    public string? Court { get; init; }
    public MatterKind Matter { get; init; }
    public string Debtor { get; init; } = "";
    public string? Hamlet { get; init; }
    public string? Commune { get; init; }
    public string? Creditor { get; init; }
    public string Obligation { get; init; } = "";
    public ObligationKind Kind { get; init; }
    public long Due { get; init; }
    public long Paid { get; init; }
    public DossierState State { get; init; }
    public DateOnly? NotEnforceableOn { get; init; }
    public string? NotEnforceableGround { get; init; }
    public Means Means { get; init; }
    public string? MeansText { get; init; }
    public DateOnly? VerifiedOn { get; init; }
    public string? CoercionNo { get; init; }
    public DateOnly? CoercionOn { get; init; }
    public string? Officer { get; init; }
    public DateOnly? LastReliefOn { get; init; }
    public string? Note { get; init; }

    /// <summary>The obligations when several rows give the file; null when one row does.</summary>
    public RegisterItemList? Several { get; init; }

    /// <summary>
    /// The obligations of the file, at least one. <see cref="Due"/> and <see cref="Paid"/> are their sums, <see cref="Kind"/> is
    /// that of the largest.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<RegisterItem> Items => Several is { } several ? several : [new(Kind, Obligation, Due, Paid)];

    /// <summary>Number without case, marks and blanks, and date: the key of a file.</summary>
    public (string, DateOnly) Key => (Dossier.KeyOf(DecisionNo), DecisionDate);

    public string ToJson() => JsonSerializer.Serialize(this, ExchangeJson.Options);

    public static RegisterLine? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<RegisterLine>(json, ExchangeJson.Options);

    /// <summary>What differs between two lines of the same file, field by field, with Vietnamese labels.</summary>
    public IEnumerable<ImportDifference> DifferencesFrom(RegisterLine? old)
    {
        foreach (var (label, value) in Shown)
        {
            var (before, after) = (old is null ? null : value(old), value(this));
            if (before != after)
            {
                yield return new(DecisionNo, DecisionDate, label, before, after);
            }
        }
    }

    private static readonly (string Label, Func<RegisterLine, string?> Value)[] Shown =
    [
        ("Số bản án", l => l.JudgmentNo),
        ("Ngày bản án", l => Day(l.JudgmentDate)),
        ("Tòa án", l => l.Court),
        ("Ngày QĐ thi hành án đầu tiên", l => Day(l.FirstDecisionDate)),
        ("Loại việc", l => l.Matter.Label()),
        ("Người phải thi hành án", l => l.Debtor),
        ("Ấp, khóm", l => l.Hamlet),
        ("Xã, thị trấn", l => l.Commune),
        ("Người được thi hành án", l => l.Creditor),
        ("Nội dung nghĩa vụ", l => l.Obligation),
        ("Phải thi hành", l => new Dong(l.Due).ToString()),
        ("Đã thi hành", l => new Dong(l.Paid).ToString()),
        ("Tình trạng", l => l.State.Label()),
        ("Ngày QĐ chưa có điều kiện", l => Day(l.NotEnforceableOn)),
        ("Căn cứ chưa có điều kiện", l => l.NotEnforceableGround),
        ("Điều kiện thi hành án", l => l.MeansText),
        ("Ngày xác minh gần nhất", l => Day(l.VerifiedOn)),
        ("Quyết định cưỡng chế", l => l.CoercionNo),
        ("Ngày QĐ cưỡng chế", l => Day(l.CoercionOn)),
        ("Chấp hành viên", l => l.Officer),
        ("Ngày được xét miễn, giảm gần nhất", l => Day(l.LastReliefOn)),
        ("Ghi chú", l => l.Note),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
