using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>What somebody says happened: the content of an act before it is one. Amounts in đồng.</summary>
public sealed record ActEntry(ActKind Kind, DateOnly On)
{
    public string? DocumentNo { get; init; }
    public DateOnly? DocumentOn { get; init; }
    public Dong Amount { get; init; }
    public IReadOnlyList<ActPart> Parts { get; init; } = [];
    public string? ReceiptNo { get; init; }
    public Means? Means { get; init; }
    public string? Ground { get; init; }
    public DateOnly? Until { get; init; }
    public DateOnly? EffectiveOn { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public string? Measure { get; init; }
    public string? Method { get; init; }
    public string? Body { get; init; }
    public string? With { get; init; }
    public string? Outcome { get; init; }
    public ReliefKind? Which { get; init; }
    public bool? Force { get; init; }
    public Id<Act>? Strikes { get; init; }
    public Id<Act>? Answers { get; init; }
    public string? Reason { get; init; }
    public string? Text { get; init; }
    public ActDetail Detail { get; init; } = ActDetail.Nothing;

    /// <summary>Key made by whoever recorded it (a phone, another system); a new one when there is none.</summary>
    public Id<Act>? Id { get; init; }

    /// <summary>Happened elsewhere and already has its number: enters as issued and awaits the head's confirmation.</summary>
    public bool IssuedElsewhere { get; init; }

    /// <summary>Taken over with its effect and without guards.</summary>
    public bool Unguarded { get; init; }

    /// <summary>Enters as a proposal or a conflict, whatever its kind; null for the usual stage.</summary>
    public ActStage? Stage { get; init; }

    /// <summary>Number of the paper; a kind that has none takes none.</summary>
    internal string? PaperNo => Kind.Facts().Paperless ? null : DocumentNo;

    internal DateOnly? PaperOn => Kind.Facts().Paperless ? null : DocumentOn;

    public Act ToAct(Dossier file, int turn, ActOrigin origin) => new()
    {
        Id = Id ?? Id<Act>.New(),
        OfficeId = file.OfficeId,
        DossierId = file.Id,
        Kind = Kind,
        On = On,
        Turn = turn,
        Amount = Amount,
        Parts = ActPart.Write(Parts),
        ReceiptNo = Blank(ReceiptNo),
        Means = Means,
        Ground = Blank(Ground),
        Until = Until,
        EffectiveOn = EffectiveOn,
        PlannedOn = PlannedOn,
        Measure = Blank(Measure),
        Method = Blank(Method),
        Body = Blank(Body),
        With = Blank(With),
        Outcome = Blank(Outcome),
        Which = Which,
        Force = Force,
        StrikesId = Strikes,
        AnswersId = Answers,
        Reason = Blank(Reason),
        Text = Lines(Text),
        Detail = Detail.Write(),
        Source = origin.Source,
        SourceId = origin.SourceId,
        EventId = origin.EventId,
        CampaignId = origin.CampaignId,
        Unguarded = Unguarded,
        RecordedById = origin.Actor.UserId,
        RecordedBy = origin.Actor.Name,
        RecordedAt = origin.At,
    };

    private static string? Blank(string? text) => VietText.Clean(text) is { Length: > 0 } clean ? clean : null;

    private static string? Lines(string? text) =>
        text is null ? null : string.Join('\n', text.Split('\n').Select(VietText.Clean).Where(l => l.Length > 0)) is { Length: > 0 } lines ? lines : null;
}

/// <summary>Who records, when, and from where.</summary>
/// <param name="At">Instant of recording, UTC.</param>
/// <param name="Today">Day in Việt Nam on which it is recorded: nothing happens after it.</param>
public sealed record ActOrigin(
    Actor Actor, DateTime At, DateOnly Today, ActSource Source = ActSource.Office, Guid? SourceId = null, Guid? EventId = null, Guid? CampaignId = null)
{
    /// <summary>Evidence is kept even where it does not fit; what a person types is refused there.</summary>
    public bool IsEvidence => Source is ActSource.Field or ActSource.Results or ActSource.Register or ActSource.Migrated;
}
