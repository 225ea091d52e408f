using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>How the money of a file follows from its duties.</summary>
public sealed partial class Dossier
{
    private static void CheckMoney(Dong due, Dong paid)
    {
        if (due < Dong.Zero || paid < Dong.Zero)
        {
            throw new RuleViolation("DOS-001", "Số tiền không được âm.", "Due");
        }

        if (paid > due)
        {
            throw new RuleViolation("DOS-002", $"Số đã thi hành {paid} đồng lớn hơn số phải thi hành {due} đồng.", "Paid");
        }
    }

    // The principal duty first, then the others in the order entered; the order of payment among creditors is another question.
    private void Distribute(Dong amount)
    {
        var left = amount;
        foreach (var duty in _obligations)
        {
            var part = duty.Due - duty.Paid < left ? duty.Due - duty.Paid : left;
            duty.Pay(part);
            left -= part;
        }
    }

    private void Total()
    {
        Due = _obligations.Aggregate(Dong.Zero, (sum, o) => sum + o.Due);
        Paid = _obligations.Aggregate(Dong.Zero, (sum, o) => sum + o.Paid);
        Remaining = Due - Paid;
    }
}
