namespace CaoDiem.Exchange;

/// <summary>The stable codes of register mistakes; docs/formats/register.md documents each.</summary>
public static class RegisterIssues
{
    public const string DecisionNoMissing = "REG-001";
    public const string DecisionDateMissing = "REG-002";
    public const string DecisionRepeated = "REG-003";
    public const string DateUnreadable = "REG-004";
    public const string DateInFuture = "REG-005";
    public const string JudgmentAfterDecision = "REG-006";
    public const string AmountNegative = "REG-007";
    public const string AmountTooLarge = "REG-008";
    public const string AmountUnreadable = "REG-009";
    public const string PaidAboveDue = "REG-010";
    public const string RemainingWrong = "REG-011";
    public const string BudgetItemOnRequest = "REG-012";
    public const string CommuneUnknown = "REG-013";
    public const string OfficerUnknown = "REG-014";
    public const string DebtorMissing = "REG-015";
    public const string MatterUnreadable = "REG-016";
    public const string ObligationMissing = "REG-017";
    public const string StateUnreadable = "REG-018";
    public const string CoercionDateMissing = "REG-019";
    public const string LaterActBeforeDecision = "REG-020";
    public const string AmountMissing = "REG-021";
    public const string TextTooLong = "REG-022";
    public const string DateImpossible = "REG-023";
    public const string ColumnMissing = "REG-024";
    public const string ErrorValue = "REG-025";
    public const string NumberBecameDate = "REG-026";
}
