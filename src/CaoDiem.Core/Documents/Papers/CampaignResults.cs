using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>A result as reports count it.</summary>
internal sealed record ResultRow(Id<CaseResult> Id, Id<Dossier> DossierId, ResultKind Kind, DateOnly On, long Amount);

/// <summary>The results of a campaign up to a day, by kind, and what is left of its list. Counts agree with the score board of that day.</summary>
internal static class CampaignResults
{
    private static readonly (string Label, Func<Left, bool> Holds)[] Causes =
    [
        ("Chưa có điều kiện thi hành án, đã lập hồ sơ đề nghị xét miễn, giảm", l => !l.Enforceable && l.Relief),
        ("Có điều kiện thi hành án, đã lập hồ sơ đề nghị xét miễn, giảm", l => l.Relief),
        ("Chưa có điều kiện thi hành án", l => !l.Enforceable),
        ("Đã nộp một phần, đang tiếp tục thi hành", l => l.Partial),
        ("Có điều kiện thi hành án, chưa thu được tiền hoặc tài sản", _ => true),
    ];

    public static async Task<List<ResultRow>> LoadAsync(AppDb db, PaperRequest request, DateOnly last, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, request.CampaignId);
        return await db.CaseResults.Where(r => r.OfficeId == office && r.CampaignId == id && r.On <= last).Select(r => new ResultRow(r.Id, r.DossierId, r.Kind, r.On, r.Amount.Amount)).ToListAsync(cancellationToken);
    }

    /// <summary>Files by what came of them: money of a completed file is counted there, not under its part payments.</summary>
    public static IEnumerable<GroupValue> ByKind(List<ResultRow> results)
    {
        var completed = results.Where(r => r.Kind == ResultKind.Completed).Select(r => r.DossierId).ToHashSet();
        long Money(Func<Id<Dossier>, bool> of) => results.Where(r => r.Kind.CollectsMoney() && of(r.DossierId)).Sum(r => r.Amount);
        int Files(ResultKind kind) => results.Where(r => r.Kind == kind).Select(r => r.DossierId).Distinct().Count();
        long Asked(ResultKind kind) => results.Where(r => r.Kind == kind).Sum(r => r.Amount);
        var partial = results.Where(r => r.Kind == ResultKind.PartialPayment && !completed.Contains(r.DossierId)).Select(r => r.DossierId).Distinct().Count();
        (string Label, int Files, long? Money)[] rows =
        [
            ("Thi hành xong", completed.Count, Money(completed.Contains)),
            ("Đình chỉ thi hành án", Files(ResultKind.Terminated), null),
            ("Nộp một phần, đang tiếp tục thi hành", partial, Money(d => !completed.Contains(d))),
            ("Lập hồ sơ đề nghị xét miễn (số tiền đề nghị)", Files(ResultKind.ExemptionDossier), Asked(ResultKind.ExemptionDossier)),
            ("Lập hồ sơ đề nghị xét giảm (số tiền đề nghị)", Files(ResultKind.ReductionDossier), Asked(ResultKind.ReductionDossier)),
        ];
        return rows.Select(r => new GroupValue { ["tên"] = r.Label, ["số_việc"] = r.Files, ["số_tiền"] = PaperWords.Money(r.Money) });
    }

    /// <summary>The files of the list that are neither completed nor terminated, each under the first cause that holds.</summary>
    public static async Task<IEnumerable<GroupValue>> LeftAsync(AppDb db, PaperRequest request, List<ResultRow> results, CancellationToken cancellationToken)
    {
        var (office, id, day) = (request.OfficeId, request.CampaignId, request.AsOf);
        var files = await db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id && b.JoinedOn <= day)
            .Select(b => new { b.DossierId, b.StateAtJoin, Remaining = b.RemainingAtJoin.Amount }).ToListAsync(cancellationToken);
        var of = results.ToLookup(r => r.DossierId);
        var left = files.Where(f => !of[f.DossierId].Any(r => r.Kind is ResultKind.Completed or ResultKind.Terminated)).Select(f => new Left(
            of[f.DossierId].Where(r => r.Kind is ResultKind.Enforceable or ResultKind.NotEnforceable).OrderBy(r => r.On).ThenBy(r => r.Id).Select(r => (bool?)(r.Kind == ResultKind.Enforceable)).LastOrDefault() ?? f.StateAtJoin == DossierState.Enforcing,
            of[f.DossierId].Any(r => r.Kind is ResultKind.ExemptionDossier or ResultKind.ReductionDossier), of[f.DossierId].Any(r => r.Kind == ResultKind.PartialPayment),
            f.Remaining - of[f.DossierId].Where(r => r.Kind.CollectsMoney()).Sum(r => r.Amount)));
        return left.GroupBy(l => Array.FindIndex(Causes, c => c.Holds(l))).OrderBy(g => g.Key)
            .Select(g => new GroupValue { ["nguyên_nhân"] = Causes[g.Key].Label, ["số_việc"] = g.Count(), ["số_tiền"] = PaperWords.Money(g.Sum(l => l.Money)) });
    }

    private sealed record Left(bool Enforceable, bool Relief, bool Partial, long Money);
}
