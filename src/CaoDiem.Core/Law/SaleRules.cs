using CaoDiem.Shared;
using static CaoDiem.Law.LawWords;

namespace CaoDiem.Law;

/// <summary>The next step of the sale of seized property (law 106/2025 Art. 80 to 87); each term runs from its own act.</summary>
public static class SaleRules
{
    private const int CutsBeforeTaking = 2;

    /// <summary>
    /// What the sale calls for; null without a sale, when it is paid out, or under the old law, whose terms are not in the tables.
    /// </summary>
    public static Finding? Decide(DossierFacts facts, DateOnly asOf, LawBook law) =>
        facts.Sale is not { PaidOutOn: null } sale || LawVersion.On(asOf) == LawVersion.A ? null : Step(sale, asOf, law);

    private static Finding Step(SaleFacts sale, DateOnly asOf, LawBook law) => sale switch
    {
        { HandedOverOn: { } handed } =>
            Of("P-15", handed, $"Đã giao tài sản cho người mua ngày {Day(handed)}", "Chi trả tiền thi hành án theo thứ tự thanh toán.",
                asOf, law),
        { SoldOn: { } sold } => FindingOf.Plain(WorkGroup.Coercion, ("C-04", "Điều 86 Luật THADS 2025"), asOf,
            $"Tài sản đã bán ngày {Day(sold)}, chưa giao cho người mua.",
            FindingOf.Normed("Ra quyết định giao tài sản, tổ chức giao"), FindingOf.Norm(asOf, law)),
        { AuctionFailedOn: { } failed } => Of("X-07", failed, $"Đấu giá không thành, nhận thông báo ngày {Day(failed)}{Taking(sale)}",
            $"Ra quyết định giảm giá, không quá {law.Number("sale.cut", asOf)}% giá khởi điểm lần trước.", asOf, law),
        { AuctionContractOn: { } contract } =>
            Of(sale.RealEstate ? "X-06" : "X-06b", contract, $"Đã ký hợp đồng đấu giá ngày {Day(contract)}",
            "Theo dõi việc tổ chức đấu giá; trước phiên đấu giá 01 ngày làm việc người phải thi hành án còn được nộp đủ tiền để nhận "
            + "lại tài sản.", asOf, law),
        { RevaluedOn: { } again } =>
            Of("X-05b", again, $"Có kết quả thẩm định giá lại ngày {Day(again)}", "Ký hợp đồng dịch vụ đấu giá.", asOf, law),
        { RevaluationAskedOn: { } asked } =>
            Of("X-04", asked, $"Đương sự yêu cầu thẩm định giá lại ngày {Day(asked)}", "Thẩm định giá lại, xác định giá lại.", asOf, law),
        { PriceNotifiedOn: { } told } => AfterPrice(told, asOf, law),
        { ValuationContractOn: { } valued } =>
            FindingOf.Plain(WorkGroup.Coercion, ("X-03", law.Term("X-03", LawVersion.On(asOf), asOf).Article), asOf,
            $"Đã ký hợp đồng thẩm định giá ngày {Day(valued)}, chưa thông báo kết quả cho đương sự.",
            FindingOf.Normed("Thông báo kết quả thẩm định giá cho đương sự"), FindingOf.Norm(asOf, law)),
        _ =>
            Of("X-02", sale.SeizedOn, $"Đã kê biên ngày {Day(sale.SeizedOn)}",
                "Ký hợp đồng thẩm định giá, trừ khi đương sự thỏa thuận về giá.", asOf, law),
    };

    private static Finding AfterPrice(DateOnly told, DateOnly asOf, LawBook law)
    {
        var ask = LegalClock.Due("X-03", told, asOf, law);
        if (ask.Due >= asOf)
        {
            return FindingOf.Clock(WorkGroup.Coercion, ask,
                $"Đã thông báo giá ngày {Day(told)}; đương sự được yêu cầu thẩm định giá lại đến hết ngày {Day(ask.Due)}.",
                "Chờ hết thời hạn yêu cầu thẩm định giá lại; chuẩn bị hợp đồng đấu giá.");
        }

        var contract = LegalClock.Due("X-05", ask.Due, asOf, law) with { Leading = [ask] };
        return FindingOf.Clock(WorkGroup.Coercion, contract,
            $"Hết thời hạn yêu cầu thẩm định giá lại ngày {Day(ask.Due)}: ký hợp đồng đấu giá trong {contract.Term.Words}, "
            + $"{Lateness(contract.Due, asOf)}.",
            "Ký hợp đồng dịch vụ đấu giá.");
    }

    private static string Taking(SaleFacts sale) => sale.Cuts >= CutsBeforeTaking
        ? $"; đã giảm giá {sale.Cuts} lần, người được thi hành án có quyền nhận tài sản để trừ tiền"
        : "";

    private static Finding Of(string rule, DateOnly since, string reason, string step, DateOnly asOf, LawBook law)
    {
        var clock = LegalClock.Due(rule, since, asOf, law);
        return FindingOf.Clock(WorkGroup.Coercion, clock, $"{reason}: thời hạn {clock.Term.Words}, {Lateness(clock.Due, asOf)}.", step);
    }
}
