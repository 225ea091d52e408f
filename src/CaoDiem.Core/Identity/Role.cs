namespace CaoDiem.Identity;

/// <summary>The eight kinds of people who use the product.</summary>
public enum Role
{
    Head,
    Officer,
    Examiner,
    Clerk,
    Accountant,
    Partner,
    Supervisor,
    Administrator,
}

/// <summary>One thing a role may do. Pages and handlers ask for permissions, never for roles.</summary>
public enum Permission
{
    SeeDossiers,
    SeeCampaigns,
    ImportRegister,
    RecordResults,
    RunTriage,
    PlanCampaign,
    SeeTaskForces,
    SeeBudgets,
    KeepBudgets,
    ApproveBudgets,
    ManageOffice,
    ManageUsers,
    ArrangePartners,
    AnswerInvitations,
    DraftPlans,
    ApprovePlans,

    /// <summary>Agree to, issue and return decisions on files; cancel what others recorded.</summary>
    ApproveActs,

    /// <summary>Read who moved which file into or out of enforceable, and on what.</summary>
    SeeReclassifications,

    /// <summary>See the own days of the schedule; who plans campaigns sees those of the others as well.</summary>
    SeeOwnSchedule,

    /// <summary>Draw a sample of closed and reclassified files and judge it.</summary>
    CheckSamples,
    RecordLessons,

    /// <summary>Take a campaign's template out as a package, and another office's in.</summary>
    SharePackages,

    /// <summary>See the numbers of all offices of the province, and propose reinforcement between them.</summary>
    OverseeProvince,
    SeeReinforcements,

    /// <summary>Let the province read files, for a purpose and a time.</summary>
    GrantFiles,
    SeeDocuments,
    DraftDocuments,
    IssueDocuments,

    /// <summary>Bring in and choose the office's own document templates, and say how its papers are headed.</summary>
    KeepTemplates,

    /// <summary>Mend names of officers and communes, say what else they are called, who retires or is away, merge what is one.</summary>
    KeepDirectory,

    /// <summary>Name a deputy who approves in the head's place; never delegated itself.</summary>
    Delegate,

    /// <summary>Look at what another account of the office sees, without writing anything.</summary>
    SeeAs,
}

/// <summary>The facts of each role in one table.</summary>
public static class Roles
{
    private static readonly Dictionary<Role, (string Label, Permission[] May)> Facts = new()
    {
        [Role.Head] = ("Thủ trưởng, trưởng phòng",
        [
            Permission.SeeDossiers, Permission.SeeCampaigns, Permission.ImportRegister, Permission.RecordResults,
            Permission.RunTriage, Permission.PlanCampaign, Permission.SeeTaskForces, Permission.SeeBudgets, Permission.ApproveBudgets,
            Permission.ArrangePartners, Permission.DraftPlans, Permission.ApprovePlans, Permission.ApproveActs, Permission.SeeOwnSchedule,
            Permission.SeeReclassifications,
            Permission.RecordLessons, Permission.SharePackages, Permission.SeeReinforcements, Permission.GrantFiles,
            Permission.SeeDocuments, Permission.DraftDocuments, Permission.IssueDocuments, Permission.KeepTemplates,
            Permission.KeepDirectory, Permission.Delegate, Permission.SeeAs,
        ]),
        [Role.Officer] = ("Chấp hành viên",
        [
            Permission.SeeDossiers, Permission.SeeCampaigns, Permission.RecordResults, Permission.SeeTaskForces,
            Permission.ArrangePartners, Permission.DraftPlans, Permission.SeeOwnSchedule, Permission.SeeDocuments, Permission.RecordLessons,
        ]),
        [Role.Examiner] = ("Thẩm tra viên",
        [
            Permission.SeeDossiers, Permission.SeeCampaigns, Permission.SeeTaskForces, Permission.SeeDocuments, Permission.CheckSamples,
            Permission.RecordLessons, Permission.SeeReclassifications,
        ]),
        [Role.Clerk] = ("Thư ký",
        [
            Permission.SeeDossiers, Permission.SeeCampaigns, Permission.ImportRegister, Permission.RecordResults, Permission.SeeTaskForces,
            Permission.ArrangePartners, Permission.DraftPlans, Permission.SeeOwnSchedule,
            Permission.SeeDocuments, Permission.DraftDocuments, Permission.KeepTemplates,
        ]),
        [Role.Accountant] = ("Kế toán", [Permission.SeeCampaigns, Permission.SeeBudgets, Permission.KeepBudgets, Permission.SeeDocuments]),
        [Role.Partner] = ("Đại diện cơ quan phối hợp", [Permission.AnswerInvitations, Permission.SeeOwnSchedule]),
        [Role.Supervisor] = ("Giám sát cấp tỉnh", [Permission.SeeCampaigns, Permission.OverseeProvince, Permission.SeeReinforcements]),
        [Role.Administrator] = ("Quản trị hệ thống", [Permission.ManageOffice, Permission.ManageUsers, Permission.KeepDirectory]),
    };

    public static IReadOnlyList<Role> All { get; } = [.. Facts.Keys];

    public static string Label(this Role role) => Facts[role].Label;

    public static bool May(this Role role, Permission permission) => Facts[role].May.Contains(permission);
}
