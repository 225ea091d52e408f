using CaoDiem.Dossiers;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Reports;

namespace CaoDiem.Documents.Papers;

/// <summary>The results of a campaign by kind, as the score board of the day counts them.</summary>
internal static class CampaignResults
{
    /// <summary>Files by what came of them: money of a completed file is counted there, not under the part payments.</summary>
    public static IEnumerable<GroupValue> ByKind(ReportGround ground)
    {
        List<ReportFile> Files(Figure figure) => [.. ground.List.Where(f => f.Is(figure))];
        static long Money(IEnumerable<ReportFile> files) => files.Sum(f => f.Collected);
        long Asked(ReliefKind kind) => ground.List.Sum(f => FileTables.ReliefProposed(f, a => a.Which == kind));
        var completed = Files(Figures.Completed);
        (string Label, int Files, long? Money)[] rows =
        [
            (Figures.Completed.Label, completed.Count, Money(completed)),
            ("Đình chỉ thi hành án", Files(Figures.Terminated).Count, null),
            ("Nộp một phần, đang tiếp tục thi hành", Files(Figures.Partial).Count, Money(ground.List.Where(f => !f.Completed))),
            ("Lập hồ sơ đề nghị xét miễn (số tiền đề nghị)", Files(Figures.ExemptionDossiers).Count, Asked(ReliefKind.Exemption)),
            ("Lập hồ sơ đề nghị xét giảm (số tiền đề nghị)", Files(Figures.ReductionDossiers).Count, Asked(ReliefKind.Reduction)),
        ];
        return rows.Select(r => new GroupValue { ["tên"] = r.Label, ["số_việc"] = r.Files, ["số_tiền"] = PaperWords.Money(r.Money) });
    }
}
