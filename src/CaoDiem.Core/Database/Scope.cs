using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Province;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Database;

/// <summary>
/// The only way in for pages: what an actor may see, as a query. Out of scope is not found.
/// </summary>
public static class Scope
{
    /// <summary>
    /// Head, examiner and who decides in the head's place see the files of their office; an officer his own, those of the area of the task
    /// forces that he leads or is a member of, also what a running campaign gave them since; a clerk those of the task forces he is a
    /// member of; everybody else none.
    /// </summary>
    public static IQueryable<Dossier> VisibleDossiers(this AppDb db, Actor actor)
    {
        if (actor.OfficeId is not { } office || !actor.May(Permission.SeeDossiers))
        {
            return db.Dossiers.Where(d => false);
        }

        var files = db.Dossiers.Where(d => d.OfficeId == office);
        if (actor.SeesWholeOffice)
        {
            return files;
        }

        var (forces, user) = (db.TaskForces.Where(t => t.OfficeId == office), actor.UserId);
        if (actor.OfficerId is { } officer)
        {
            var led = forces.Where(t => t.LeaderId == officer || t.Members.Any(m => m.OfficerId == officer));
            var (areas, given) = db.GivenTo(office, led);
            return files.Where(d => d.OfficerId == officer || led.SelectMany(t => t.Communes).Any(c => c.CommuneId == d.CommuneId)
                || areas.Any(a => a.CommuneId == d.CommuneId) || given.Any(f => f.DossierId == d.Id));
        }

        var joined = forces.Where(t => t.Members.Any(m => m.UserId == user));
        var (places, handed) = db.GivenTo(office, joined);
        return files.Where(d => joined.SelectMany(t => t.Communes).Any(c => c.CommuneId == d.CommuneId)
            || places.Any(a => a.CommuneId == d.CommuneId) || handed.Any(f => f.DossierId == d.Id));
    }

    // What campaigns that go on gave task forces since: communes, and files by hand.
    private static (IQueryable<CampaignArea> Areas, IQueryable<FileTeam> Files) GivenTo(this AppDb db, Id<Office> office,
        IQueryable<TaskForce> teams)
    {
        var today = db.Today;
        var running = db.Campaigns.Where(c => c.OfficeId == office && c.State == CampaignState.Running);
        return (
            db.CampaignAreas.Where(a => a.OfficeId == office && a.From <= today && teams.Any(t => t.Id == a.TaskForceId)
                && running.Any(c => c.Id == a.CampaignId)),
            db.FileTeams.Where(f => f.OfficeId == office && f.From <= today && teams.Any(t => t.Id == f.TaskForceId)
                && running.Any(c => c.Id == f.CampaignId)));
    }

    /// <summary>The attachments of acts of the files an actor may see; those of notes about safety only for who records.</summary>
    public static IQueryable<ActAttachment> VisibleActAttachments(this AppDb db, Actor actor)
    {
        var files = db.VisibleDossiers(actor);
        var all = db.ActAttachments.Where(a => files.Any(d => d.OfficeId == a.OfficeId && d.Id == a.DossierId));
        return actor.May(Permission.RecordResults)
            ? all
            : all.Where(a => !db.Acts.Any(x => x.OfficeId == a.OfficeId && x.Id == a.ActId && x.Kind == ActKind.SafetyNote));
    }

    /// <summary>
    /// The campaigns of the actor's office; a provincial supervisor sees those of every office of his province. Drafts that were put
    /// away are not among them.
    /// </summary>
    public static IQueryable<Campaign> VisibleCampaigns(this AppDb db, Actor actor)
    {
        if (!actor.May(Permission.SeeCampaigns))
        {
            return db.Campaigns.Where(c => false);
        }

        var kept = db.Campaigns.Where(c => c.State != CampaignState.Dropped);
        return actor.May(Permission.OverseeProvince)
            ? kept.Where(c => db.VisibleOffices(actor).Any(o => o.Id == c.OfficeId))
            : actor.OfficeId is { } office ? kept.Where(c => c.OfficeId == office) : kept.Where(c => false);
    }

    /// <summary>Campaigns that are prepared or run: neither over nor put away.</summary>
    public static IQueryable<Campaign> OpenCampaigns(this AppDb db) =>
        db.Campaigns.Where(c => c.State == CampaignState.Draft || c.State == CampaignState.Running);

    /// <summary>The drafts of the actor's office that were put away and can be taken up again.</summary>
    public static IQueryable<Campaign> DroppedDrafts(this AppDb db, Actor actor)
    {
        var office = actor.May(Permission.PlanCampaign) ? actor.OfficeId : null;
        return db.Campaigns.Where(c => c.OfficeId == office && c.State == CampaignState.Dropped);
    }

    /// <summary>The actor's own office; for a supervisor those of his province, or all when he is bound to none.</summary>
    public static IQueryable<Office> VisibleOffices(this AppDb db, Actor actor)
    {
        var (office, province) = (actor.OfficeId, actor.Province);
        return !actor.May(Permission.OverseeProvince) ? db.Offices.Where(o => o.Id == office)
            : province is null ? db.Offices : db.Offices.Where(o => o.Province == province);
    }

    /// <summary>What the actor's office lends or borrows; for a supervisor all between offices of his province.</summary>
    public static IQueryable<Reinforcement> VisibleReinforcements(this AppDb db, Actor actor)
    {
        var office = actor.OfficeId;
        return actor.May(Permission.OverseeProvince)
            ? db.Reinforcements.Where(r => db.VisibleOffices(actor).Any(o => o.Id == r.OfficeId) && db.VisibleOffices(actor).Any(o => o.Id == r.ToOfficeId))
            : actor.May(Permission.SeeReinforcements) ? db.Reinforcements.Where(r => r.OfficeId == office || r.ToOfficeId == office) : db.Reinforcements.Where(r => false);
    }

    /// <summary>The grants in force today by which a supervisor may read files.</summary>
    public static IQueryable<FileGrant> GrantsInForce(this AppDb db, Actor actor)
    {
        var (user, today) = (actor.UserId, db.Today);
        return db.FileGrants.Where(g => g.UserId == user && g.RevokedOn == null && g.GrantedOn <= today && g.ExpiresOn >= today);
    }

    /// <summary>The files that a supervisor may read: those on the list of a campaign for which a grant is in force.</summary>
    public static IQueryable<Dossier> GrantedDossiers(this AppDb db, Actor actor) => actor.May(Permission.OverseeProvince)
        ? db.Dossiers.Where(d => db.BaselineFiles.Any(b => b.OfficeId == d.OfficeId && b.DossierId == d.Id
            && db.GrantsInForce(actor).Any(g => g.OfficeId == b.OfficeId && g.CampaignId == b.CampaignId)))
        : db.Dossiers.Where(d => false);

    /// <summary>
    /// The office's invitations, for those who see its task forces; a partner's representative sees those of the agency he
    /// answers for, and nothing else.
    /// </summary>
    public static IQueryable<Invitation> VisibleInvitations(this AppDb db, Actor actor)
    {
        var (office, user) = (actor.OfficeId, actor.UserId);
        var all = db.Invitations.Where(i => i.OfficeId == office);
        return actor.May(Permission.SeeTaskForces) ? all
            : actor.May(Permission.AnswerInvitations) && user is not null
                ? all.Where(i => db.Representatives.Any(r => r.OfficeId == office && r.PartnerId == i.PartnerId && r.UserId == user))
                : all.Where(i => false);
    }

    /// <summary>The plans of the files an actor may see.</summary>
    public static IQueryable<CasePlan> VisiblePlans(this AppDb db, Actor actor)
    {
        var (office, files) = (actor.OfficeId, db.VisibleDossiers(actor));
        return db.CasePlans.Where(p => p.OfficeId == office && files.Any(d => d.OfficeId == p.OfficeId && d.Id == p.DossierId));
    }

    /// <summary>
    /// The documents of the actor's office of the kinds that he may read; one about a file only for who may see the file. Kinds that name
    /// all files are for those who see all of them.
    /// </summary>
    public static IQueryable<IssuedDocument> VisibleDocuments(this AppDb db, Actor actor)
    {
        if (actor.OfficeId is not { } office || !actor.May(Permission.SeeDocuments))
        {
            return db.IssuedDocuments.Where(d => false);
        }

        var kinds = PaperKinds.ReadableBy(actor).Select(k => k.Code).ToList();
        var (documents, files) = (db.IssuedDocuments.Where(d => d.OfficeId == office && kinds.Contains(d.Kind)), db.VisibleDossiers(actor));
        return actor.SeesWholeOffice
            ? documents
            : documents.Where(d => d.DossierId == null || files.Any(f => f.OfficeId == d.OfficeId && f.Id == d.DossierId));
    }

    /// <summary>The imports of the actor's office; who may not import registers sees only his own.</summary>
    public static IQueryable<ImportBatch> VisibleBatches(this AppDb db, Actor actor)
    {
        if (actor.OfficeId is not { } office || !actor.May(Permission.RecordResults))
        {
            return db.ImportBatches.Where(b => false);
        }

        var (all, user) = (actor.May(Permission.ImportRegister), actor.UserId);
        return db.ImportBatches.Where(b => b.OfficeId == office && (all || b.UploadedById == user));
    }

    /// <summary>The accounts an administrator looks after: those of his office, or all when he belongs to none.</summary>
    public static IQueryable<User> VisibleUsers(this AppDb db, Actor actor)
    {
        if (!actor.May(Permission.ManageUsers))
        {
            return db.Users.Where(u => false);
        }

        return actor.OfficeId is { } office ? db.Users.Where(u => u.OfficeId == office) : db.Users;
    }

    /// <exception cref="NotInScope">There is none, or the actor may not see it: the same to him.</exception>
    public static async Task<T> OneAsync<T>(this IQueryable<T> visible, CancellationToken cancellationToken) =>
        await visible.SingleOrDefaultAsync(cancellationToken) ?? throw new NotInScope();
}

/// <summary>What was asked for does not exist for this actor; pages answer 404.</summary>
public sealed class NotInScope() : Exception("Không tìm thấy, hoặc không thuộc phạm vi được xem.");
