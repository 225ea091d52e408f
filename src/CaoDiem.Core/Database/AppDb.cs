using CaoDiem.Audit;
using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Exchange;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Ledger;
using CaoDiem.Merging;
using CaoDiem.Packages;
using CaoDiem.Persons;
using CaoDiem.Province;
using CaoDiem.Rulebook;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.TaskForces;
using CaoDiem.Triage;
using CaoDiem.Upgrade;
using CaoDiem.Workload;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaoDiem.Database;

/// <summary>
/// The one database context. A verb opens an audit process with <see cref="Begin"/>, changes records and saves once;
/// the audit events are part of that save.
/// </summary>
public abstract class AppDb(DbContextOptions options, TimeProvider time) : DbContext(options)
{
    // From here on the events of a save are written at the speed of the engine.
    private const int ManyEvents = 100;

    private AuditProcess? _process;

    public DbSet<Office> Offices => Set<Office>();
    public DbSet<OfficeProfile> OfficeProfiles => Set<OfficeProfile>();
    public DbSet<SeenAs> SeenAs => Set<SeenAs>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<Officer> Officers => Set<Officer>();
    public DbSet<OfficerLeave> OfficerLeaves => Set<OfficerLeave>();
    public DbSet<FileWeight> FileWeights => Set<FileWeight>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Alias> Aliases => Set<Alias>();
    public DbSet<NameMerge> NameMerges => Set<NameMerge>();
    public DbSet<MergedRow> MergedRows => Set<MergedRow>();
    public DbSet<MergedFile> MergedFiles => Set<MergedFile>();
    public DbSet<OfficeDay> OfficeDays => Set<OfficeDay>();
    public DbSet<YearTarget> YearTargets => Set<YearTarget>();
    public DbSet<ClosedPeriod> ClosedPeriods => Set<ClosedPeriod>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<Dossier> Dossiers => Set<Dossier>();
    public DbSet<Party> Parties => Set<Party>();
    public DbSet<Obligation> Obligations => Set<Obligation>();
    public DbSet<Act> Acts => Set<Act>();
    public DbSet<ActMark> ActMarks => Set<ActMark>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<PersonFile> PersonFiles => Set<PersonFile>();
    public DbSet<ApartFiles> ApartFiles => Set<ApartFiles>();
    public DbSet<CancelRequest> CancelRequests => Set<CancelRequest>();
    public DbSet<ActAttachment> ActAttachments => Set<ActAttachment>();
    public DbSet<ActAttachmentContent> ActAttachmentContents => Set<ActAttachmentContent>();
    public DbSet<ProvinceBatch> ProvinceBatches => Set<ProvinceBatch>();
    public DbSet<ProvinceItem> ProvinceItems => Set<ProvinceItem>();
    public DbSet<SigningRules> SigningRules => Set<SigningRules>();
    public DbSet<StandingSpan> StandingSpans => Set<StandingSpan>();
    public DbSet<StandingCell> StandingCells => Set<StandingCell>();
    public DbSet<OldVerification> OldVerifications => Set<OldVerification>();
    public DbSet<OldPayment> OldPayments => Set<OldPayment>();
    public DbSet<OldEvent> OldEvents => Set<OldEvent>();
    public DbSet<OldResult> OldResults => Set<OldResult>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<LawAmendment> LawAmendments => Set<LawAmendment>();
    public DbSet<TriageFinding> TriageFindings => Set<TriageFinding>();
    public DbSet<FindingAside> FindingsAside => Set<FindingAside>();
    public DbSet<FindingsRenewal> FindingsRenewals => Set<FindingsRenewal>();
    public DbSet<TriageRun> TriageRuns => Set<TriageRun>();
    public DbSet<TaskForce> TaskForces => Set<TaskForce>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<TaskForceCommune> TaskForceCommunes => Set<TaskForceCommune>();
    public DbSet<TeamLeader> TeamLeaders => Set<TeamLeader>();
    public DbSet<MemberLeave> MemberLeaves => Set<MemberLeave>();
    public DbSet<Partner> Partners => Set<Partner>();
    public DbSet<Representative> Representatives => Set<Representative>();
    public DbSet<PartnerAbsence> PartnerAbsences => Set<PartnerAbsence>();
    public DbSet<PartnerDuty> PartnerDuties => Set<PartnerDuty>();
    public DbSet<PartnerTaskForce> PartnerTaskForces => Set<PartnerTaskForce>();
    public DbSet<PartnerCommune> PartnerCommunes => Set<PartnerCommune>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Wave> Waves => Set<Wave>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<CampaignTaskForce> CampaignTaskForces => Set<CampaignTaskForce>();
    public DbSet<CampaignArea> CampaignAreas => Set<CampaignArea>();
    public DbSet<FileTeam> FileTeams => Set<FileTeam>();
    public DbSet<BaselineFile> BaselineFiles => Set<BaselineFile>();
    public DbSet<CasePlan> CasePlans => Set<CasePlan>();
    public DbSet<PlanStep> PlanSteps => Set<PlanStep>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<Consultation> Consultations => Set<Consultation>();
    public DbSet<ConsultedPlan> ConsultedPlans => Set<ConsultedPlan>();
    public DbSet<Obstacle> Obstacles => Set<Obstacle>();
    public DbSet<PlanRules> PlanRules => Set<PlanRules>();
    public DbSet<StepKindSetting> StepKindSettings => Set<StepKindSetting>();
    public DbSet<TravelTime> TravelTimes => Set<TravelTime>();
    public DbSet<PlacePoint> PlacePoints => Set<PlacePoint>();
    public DbSet<PlanRun> PlanRuns => Set<PlanRun>();
    public DbSet<PlanRunFile> PlanRunFiles => Set<PlanRunFile>();
    public DbSet<TeamRoute> TeamRoutes => Set<TeamRoute>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Pin> Pins => Set<Pin>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<FieldDay> FieldDays => Set<FieldDay>();
    public DbSet<FieldStop> FieldStops => Set<FieldStop>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<AttachmentChunk> AttachmentChunks => Set<AttachmentChunk>();
    public DbSet<FieldKey> FieldKeys => Set<FieldKey>();
    public DbSet<SampleCheck> SampleChecks => Set<SampleCheck>();
    public DbSet<SampleItem> SampleItems => Set<SampleItem>();
    public DbSet<Lesson> Lessons => Set<Lesson>();
    public DbSet<LessonAnswer> LessonAnswers => Set<LessonAnswer>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<PackageImport> PackageImports => Set<PackageImport>();
    public DbSet<Reinforcement> Reinforcements => Set<Reinforcement>();
    public DbSet<FileGrant> FileGrants => Set<FileGrant>();
    public DbSet<FileRead> FileReads => Set<FileRead>();
    public DbSet<ChronogramTask> ChronogramTasks => Set<ChronogramTask>();
    public DbSet<DateMove> DateMoves => Set<DateMove>();
    public DbSet<Budget> Budgets => Set<Budget>();
    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();
    public DbSet<BudgetDay> BudgetDays => Set<BudgetDay>();
    public DbSet<FundingSource> FundingSources => Set<FundingSource>();
    public DbSet<Expense> Expenses => Set<Expense>();
    public DbSet<FuelPrice> FuelPrices => Set<FuelPrice>();
    public DbSet<LaunchRecord> LaunchRecords => Set<LaunchRecord>();
    public DbSet<Letterhead> Letterheads => Set<Letterhead>();
    public DbSet<DocumentTemplate> DocumentTemplates => Set<DocumentTemplate>();
    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();
    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();
    public DbSet<PrintJob> PrintJobs => Set<PrintJob>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<ColumnMapping> ColumnMappings => Set<ColumnMapping>();

    /// <summary>Clock of the installation; instants are UTC.</summary>
    public TimeProvider Time => time;

    /// <summary>Today in Việt Nam, where every office is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(7));

    /// <summary>Whose records the process that is named changes; null when he who acts belongs to no office.</summary>
    internal Id<Office>? ChangesOffice => _process?.Actor.OfficeId;

    /// <summary>Names what is being done and by whom; every following save of this context belongs to it.</summary>
    /// <exception cref="RuleViolation">IDN-090: he only looks at what somebody else sees.</exception>
    public void Begin(string process, Actor actor, string? reason = null) => _process = actor.SeenBy is null
        ? new(process, actor, reason)
        : throw new RuleViolation("IDN-090", "Đang xem như người khác: chỉ xem, không ghi được.");

    /// <summary>
    /// Lets one large change keep 64 MB of a SQLite file in memory instead of 2, until its connection is given back. PostgreSQL has a cache
    /// of its own.
    /// </summary>
    public Task WidenCacheAsync(CancellationToken cancellationToken) => Database.IsSqlite()
        ? Database.ExecuteSqlRawAsync("PRAGMA cache_size=-64000", cancellationToken)
        : Task.CompletedTask;

    /// <summary>
    /// Inserts many new records at the speed of the engine, with an audit event for each audited whole. Must run
    /// inside an explicit transaction, so that an import stays all or nothing.
    /// </summary>
    public async Task InsertManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken = default)
        where T : class
    {
        if (Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("InsertManyAsync needs an explicit transaction.");
        }

        await BulkInsert.RunAsync(this, rows, cancellationToken);
        await RecordAddedAsync(rows.OfType<IAudited>().Where(r => r.PartOf is null), cancellationToken);
    }

    /// <summary>Inserts many new parts of records that were there before, with an audit event for each; otherwise as
    /// <see cref="InsertManyAsync"/>.</summary>
    public async Task InsertPartsAsync<T>(IReadOnlyCollection<T> parts, CancellationToken cancellationToken = default)
        where T : class, IAudited
    {
        await InsertManyAsync(parts, cancellationToken);
        await RecordAddedAsync(parts.Where(p => p.PartOf is not null), cancellationToken);
    }

    /// <summary>Writes what became of watched rows, with an audit event for each. Inside an explicit transaction that holds their locks.</summary>
    /// <param name="now">All the rows that there are today, the watched ones and new ones.</param>
    internal async Task WriteAsync<T>(RowWatch<T> watch, IReadOnlyCollection<T> now, CancellationToken cancellationToken)
        where T : OfficeOwned<T>
    {
        var changes = watch.Changes(now);
        await BulkUpdate.RunAsync(this, changes, cancellationToken);
        var at = time.GetUtcNow().UtcDateTime;
        var events = changes.InParallel(c => c.Change == AuditChange.Added
            ? AuditRecorder.Added(c.Row, _process, at)
            : AuditRecorder.Changed(c.Row, c.Change, c.Values, _process, at));
        await BulkInsert.RunAsync(this, events, cancellationToken);
    }

    /// <summary>
    /// Adds numbers to rows, or inserts the rows that are not there; every column outside of the key is a number. For derived data: leaves
    /// no audit event. Inside an explicit transaction; rows in the order of their keys, so that two writers take turns.
    /// </summary>
    public Task AddUpAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken = default)
        where T : class => Database.CurrentTransaction is null
        ? throw new InvalidOperationException("AddUpAsync needs an explicit transaction.")
        : BulkInsert.AddUpAsync(this, rows, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var events = Record();
        var inBulk = events.Count >= ManyEvents && Database.CurrentTransaction is not null;
        if (!inBulk)
        {
            AuditEvents.AddRange(events);
        }

        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await BulkInsert.RunAsync(this, inBulk ? events : [], cancellationToken);
            return saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleViolation("SHR-002", "Có người vừa thay đổi dữ liệu này. Hãy tải lại trang rồi thực hiện lại.");
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the audit events are written there.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        Keys.Configure(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ModelShape.Apply(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        ModelShape.Finish(modelBuilder, TextOrder);
    }

    /// <summary>Collation whose order is bytewise, so that sort keys order alike on both engines.</summary>
    protected abstract string TextOrder { get; }

    private Task RecordAddedAsync(IEnumerable<IAudited> added, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return BulkInsert.RunAsync(this, added.Select(a => AuditRecorder.Added(a, _process, now)).ToList(), cancellationToken);
    }

    private List<AuditEvent> Record()
    {
        var entries = ChangeTracker.Entries().ToList();
        var events = AuditRecorder.Events(entries, _process, time.GetUtcNow().UtcDateTime);
        foreach (var entry in entries.Where(e => e.State == EntityState.Modified && e.Metadata.FindProperty("Version") is not null))
        {
            var version = entry.Property("Version");
            version.CurrentValue = (long)version.CurrentValue! + 1;
        }

        return events;
    }

    private sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        v => v.ToUniversalTime(), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
