namespace CaoDiem.Identity;

/// <summary>Whoever may approve something: the head, and his deputy while a delegation runs.</summary>
public static class Deciding
{
    /// <summary>Name of the policy of the page on which everything waits.</summary>
    public const string Policy = "Decide";

    private static readonly Permission[] Any =
        [Permission.ApproveActs, Permission.ApprovePlans, Permission.PlanCampaign, Permission.ApproveBudgets, Permission.IssueDocuments];

    public static bool MayDecide(this Actor actor) => Any.Any(actor.May);
}
