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

/// <summary>The results of a campaign up to a day, by kind. Counts agree with the score board of that day.</summary>
internal static class CampaignResults
{
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
}
