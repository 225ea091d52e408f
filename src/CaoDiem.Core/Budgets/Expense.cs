using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Budgets;

/// <summary>Money paid out: voucher, payee, and for which day's work. A mistake is cancelled with a reason, never edited.</summary>
public sealed class Expense : OfficeOwned<Expense>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    /// <summary>Code of the budget line it is held against.</summary>
    public required string LineCode { get; init; }

    public required CostKind Kind { get; init; }

    public required Bearer Bearer { get; init; }

    public required FundingKind Funding { get; init; }

    public required string VoucherNo { get; init; }

    public required DateOnly PaidOn { get; init; }

    /// <summary>The day of work that is paid; null when it is no pay for a day.</summary>
    public DateOnly? WorkDay { get; init; }

    public required string Payee { get; init; }

    /// <summary>Folded name: the same person is found however he is spelled.</summary>
    public required string PayeeKey { get; init; }

    public required Dong Amount { get; init; }

    public string? Note { get; init; }

    public string? CancelReason { get; private set; }

    public bool IsCancelled => CancelReason is not null;

    /// <summary>This payment and the other one pay the same person twice for the same day and kind (law.md K-44).</summary>
    public bool Doubles(Expense other) => !IsCancelled && !other.IsCancelled && Kind == other.Kind && WorkDay is { } day && other.WorkDay == day && PayeeKey == other.PayeeKey;

    /// <exception cref="RuleViolation">BUD-016: no reason. BUD-017: cancelled already.</exception>
    public void Cancel(string? reason)
    {
        if (IsCancelled)
        {
            throw new RuleViolation("BUD-017", $"Chứng từ {VoucherNo} đã hủy.");
        }

        CancelReason = VietText.Clean(reason) is { Length: > 0 } words ? words : throw new RuleViolation("BUD-016", "Phải nêu lý do hủy chứng từ.", "Reason");
    }
}

/// <summary>What a litre of petrol costs in a region from a day on; the quote stays on record.</summary>
public sealed class FuelPrice : OfficeOwned<FuelPrice>
{
    /// <summary>Price region of the oil companies.</summary>
    public required int Region { get; init; }

    public required DateOnly From { get; set; }

    public required Dong PerLitre { get; set; }

    /// <summary>Where the price was read.</summary>
    public required string Source { get; set; }
}
