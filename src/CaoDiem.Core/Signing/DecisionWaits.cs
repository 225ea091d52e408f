using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Signing;

/// <summary>A decision on a file that is not signed yet, and the first day on which it can be there.</summary>
/// <param name="Sent">When it went to the province; null while it still lies here.</param>
public sealed record DecisionWait(ActKind Kind, DateOnly? Sent, DateOnly Expected)
{
    /// <summary>Why a visit cannot be earlier, in one sentence.</summary>
    public string Words => Sent is { } sent
        ? $"{Kind.Label()} đang chờ ký ở tỉnh từ ngày {sent:dd/MM/yyyy}, dự kiến có ngày {Expected:dd/MM/yyyy}."
        : $"{Kind.Label()} đã duyệt nhưng chưa gửi lên tỉnh ký; gửi hôm nay thì dự kiến có ngày {Expected:dd/MM/yyyy}.";
}

/// <summary>Which visits need which decision, and when those that wait at the province can be there: no visit is planned before.</summary>
public static class DecisionWaits
{
    // A file that stands still, or was found not enforceable, is not visited before the decision that goes on with it.
    private static readonly ActKind[] AnyVisit = [ActKind.Continued, ActKind.Enforceable];

    private static readonly Dictionary<StepKind, ActKind[]> OfStep = new()
    {
        [StepKind.PreMeeting] = [ActKind.CoercionDecided],
        [StepKind.Coerce] = [ActKind.CoercionDecided],
    };

    /// <summary>The wait that a step must sit out, the longest where there are several; null for none.</summary>
    public static DecisionWait? For(StepKind step, IEnumerable<DecisionWait> ofFile)
    {
        var needed = AnyVisit.Concat(OfStep.GetValueOrDefault(step, []));
        return ofFile.Where(w => needed.Contains(w.Kind)).MaxBy(w => w.Expected);
    }

    /// <summary>The agreed decisions of an office that the province has yet to sign, by file.</summary>
    public static async Task<ILookup<Id<Dossier>, DecisionWait>> LoadAsync(AppDb db, Id<Office> office,
        CancellationToken cancellationToken = default)
    {
        var acts = await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Stage == ActStage.Agreed && a.CancelledAt == null)
            .ToListAsync(cancellationToken);
        if (acts.Count == 0)
        {
            return Array.Empty<DecisionWait>().ToLookup(_ => default(Id<Dossier>));
        }

        var sent = await db.ProvinceItems.AsNoTracking()
            .Where(i => i.OfficeId == office && i.State == ProvinceState.Waiting && i.ActId != null)
            .Join(db.ProvinceBatches.Where(b => b.OfficeId == office), i => i.BatchId, b => b.Id, (i, b) => new { i.ActId, Batch = b })
            .ToDictionaryAsync(x => x.ActId!.Value, x => x.Batch, cancellationToken);
        var signing = await OfficeSigning.LoadAsync(db, office, cancellationToken);
        var calendar = (await OfficeLaw.LoadAsync(db, office, cancellationToken)).Calendar;
        // What is late at the province is expected at the earliest tomorrow.
        var (tomorrow, usual) = (db.Today.AddDays(1), calendar.AddWorkingDays(db.Today, signing.Rules.UsualDays));
        DecisionWait? WaitOf(Act act) => sent.GetValueOrDefault(act.Id) is { } batch
            ? new(act.Kind, batch.SentOn, batch.ExpectedOn > tomorrow ? batch.ExpectedOn : tomorrow)
            : signing.GoesUp(act) ? new(act.Kind, null, usual) : null;
        return acts.Select(a => (a.DossierId, Wait: WaitOf(a))).Where(a => a.Wait is not null).ToLookup(a => a.DossierId, a => a.Wait!);
    }
}
