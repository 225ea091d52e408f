using CaoDiem.OfficeFiles;

namespace CaoDiem.Exchange;

/// <summary>The fields of a register of case files, with the header words by which offices name their columns.</summary>
public static class RegisterFields
{
    public const string DecisionNo = "decisionNo";
    public const string DecisionDate = "decisionDate";
    public const string JudgmentNo = "judgmentNo";
    public const string JudgmentDate = "judgmentDate";
    public const string Court = "court";
    public const string Matter = "matter";
    public const string Debtor = "debtor";
    public const string Hamlet = "hamlet";
    public const string Commune = "commune";
    public const string Creditor = "creditor";
    public const string Obligation = "obligation";
    public const string Due = "due";
    public const string Paid = "paid";
    public const string Remaining = "remaining";
    public const string State = "state";
    public const string Means = "means";
    public const string VerifiedOn = "verifiedOn";
    public const string CoercionNo = "coercionNo";
    public const string CoercionDate = "coercionDate";
    public const string Officer = "officer";
    public const string Note = "note";
    public const string FirstDecisionDate = "firstDecisionDate";
    public const string LastReliefOn = "lastReliefOn";

    /// <summary>A column of its own for the decision that a file is not enforceable: its day, its number and day, or a mark.</summary>
    public const string NotEnforceable = "notEnforceable";

    /// <summary>The point of the article by which it is not.</summary>
    public const string Ground = "ground";
}
