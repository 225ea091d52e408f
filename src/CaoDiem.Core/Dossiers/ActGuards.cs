using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// What cannot have happened: each guard reads the state just before the act. Asked when an act is recorded, and again of every act
/// behind it, whatever the order in which they arrive.
/// </summary>
internal static class ActGuards
{
    /// <summary>The refusal of an act in a state; null when it may stand.</summary>
    public static Refusal? Of(ActKindFacts facts, FileState file, Act act) =>
        !facts.AfterEnd && !file.IsOpen ? Ended(file) : facts.Guard(file, act);

    public static Refusal? Open(FileState file, Act act) => file.IsOpen ? null : Ended(file);

    public static Refusal? Item(FileState file, Act act)
    {
        var detail = act.Content;
        if (file.Item(detail.Item) is not { } item)
        {
            return new("ACT-022", $"Hồ sơ không có khoản số {detail.Item}.", "item");
        }

        var settled = item.Paid + item.Relieved + item.Ended;
        return detail.Items is [var content, ..] && new Dong(content.Due) < settled
            ? new("ACT-023", $"Khoản {item.Number} đã thi hành {settled} đồng nên không thể sửa thành {new Dong(content.Due)} đồng.", "amount") { OfMoney = true }
            : null;
    }

    /// <summary>No classification without a look at the debtor's means that is still valid and says the same (law.md L-31, L-35).</summary>
    public static Refusal? NotEnforceable(FileState file, Act act)
    {
        if (file.State is DossierState.NotEnforceable or DossierState.SeparateLedger)
        {
            return new("ACT-030", $"Hồ sơ đã ở trạng thái chưa có điều kiện từ ngày {file.StateOn:dd/MM/yyyy}.", "kind");
        }

        if (act.Reason is not null)
        {
            return null;
        }

        if (ValidVerification(file, act.Day) is not { } verification)
        {
            var last = file.LastVerifiedOn is { } day ? $"xác minh gần nhất ngày {day:dd/MM/yyyy} đã quá thời hạn" : "chưa có biên bản xác minh nào";
            return new("ACT-031", $"Chưa thể phân loại chưa có điều kiện: {last}. Hãy xác minh trước, hoặc nêu lý do ngoại lệ.", "reason");
        }

        var point = VietText.Fold(act.Ground ?? "").Replace("diem ", "", StringComparison.Ordinal);
        return point == "a" && verification.Means is not (Means.None or Means.Minimum)
            ? new("ACT-032", $"Xác minh ngày {verification.On:dd/MM/yyyy} ghi «{verification.Means.Label()}», không khớp căn cứ điểm a.", "ground")
            : null;
    }

    /// <summary>The last verification, when it still holds on a day.</summary>
    public static VerificationFact? ValidVerification(FileState file, DateOnly day) =>
        file.Verifications.LastOrDefault(v => v.On <= day) is { } last
            && LegalClock.Reverification(last.On, file.Detained is not null, LawBook.Common).Due >= day ? last : null;

    public static Refusal? Enforceable(FileState file, Act act) => file.State is DossierState.NotEnforceable or DossierState.SeparateLedger
        ? null
        : new("ACT-033", $"Hồ sơ đang ở trạng thái «{file.State.Label()}», không phải chưa có điều kiện thi hành.", "kind");

    public static Refusal? Published(FileState file, Act act) => file.State != DossierState.NotEnforceable
        ? new("ACT-034", "Chỉ công khai người phải thi hành án chưa có điều kiện thi hành.", "kind")
        : null;

    public static Refusal? Unpublished(FileState file, Act act) => file.PublishedOn is null
        ? new("ACT-035", "Hồ sơ chưa được công khai.", "kind")
        : null;

    public static Refusal? SeparateLedger(FileState file, Act act) => file.State != DossierState.NotEnforceable
        ? new("ACT-036", $"Hồ sơ đang ở trạng thái «{file.State.Label()}»; phải có quyết định chưa có điều kiện trước.", "kind")
        : null;

    public static Refusal? Paid(FileState file, Act act) => act.ReceiptNo is { } receipt
        && file.Acts.FirstOrDefault(a => a.Kind == ActKind.Paid && SameReceipt(a.ReceiptNo, receipt)) is { } known
            ? new("ACT-040", $"Biên lai {receipt} đã được ghi cho hồ sơ này: thu {known.Amount} đồng ngày {known.Day:dd/MM/yyyy}.", "receiptNo")
            : SplitFits(file, act);

    public static Refusal? Refunded(FileState file, Act act) => !file.Items.Any(i => i.Kind == ObligationKind.Refund)
        ? new("ACT-041", "Hồ sơ không có khoản phải hoàn trả.", "kind")
        : SplitFits(file, act);

    public static Refusal? PaidOut(FileState file, Act act)
    {
        if (file.Items.Any(i => i.Kind == ObligationKind.Refund))
        {
            return null;
        }

        var held = file.Paid + file.Unallocated - file.PaidOut;
        return act.Amount > held ? new("ACT-042", $"Tiền đã thu chưa chi trả là {held} đồng, không đủ chi {act.Amount} đồng.", "amount") : null;
    }

    public static Refusal? Reallocated(FileState file, Act act)
    {
        if (act.Split.Count == 0 || act.Split.Sum(p => p.Amount) != 0)
        {
            return new("ACT-043", "Phân bổ lại phải trừ ở khoản này đúng bằng cộng ở khoản khác.", "part");
        }

        foreach (var part in act.Split)
        {
            if (file.Item(part.Item) is not { } item)
            {
                return new("ACT-022", $"Hồ sơ không có khoản số {part.Item}.", "part");
            }

            if (item.Paid.Amount + part.Amount < 0 || part.Amount > item.Remaining.Amount)
            {
                return new("ACT-044", $"Khoản {item.Number} đã thu {item.Paid} đồng, còn {item.Remaining} đồng; không phân bổ lại được như vậy.", "part")
                {
                    OfMoney = true,
                };
            }
        }

        return null;
    }

    public static Refusal? ReliefDossier(FileState file, Act act)
    {
        var most = Under(file);
        return act.Amount > most
            ? new("ACT-045", $"Các khoản thu ngân sách còn {most} đồng, ít hơn số đề nghị {act.Amount} đồng.", "amount") { OfMoney = true }
            : Open(file, act);
    }

    public static Refusal? ReliefGranted(FileState file, Act act)
    {
        var most = Under(file);
        return act.Amount > most
            ? new("ACT-045", $"Các khoản thu ngân sách còn {most} đồng, ít hơn số được miễn, giảm {act.Amount} đồng.", "amount") { OfMoney = true }
            : Open(file, act);
    }

    public static Refusal? CoercionDecided(FileState file, Act act) => act.PlannedOn is { } planned && planned < act.Day
        ? new("ACT-050", $"Ngày cưỡng chế dự kiến {planned:dd/MM/yyyy} đứng trước ngày quyết định.", "plannedOn")
        : Paused(file) ?? Open(file, act);

    public static Refusal? CoercionRunning(FileState file, Act act) => file.Coercion is null || file.CoercionEnded is not null
        ? new("ACT-051", "Hồ sơ không có quyết định cưỡng chế đang thực hiện.", "kind")
        : act.Kind == ActKind.Coerced ? Paused(file) : null;

    // While enforcement is postponed or suspended nobody is coerced.
    private static Refusal? Paused(FileState file) => file.State is DossierState.Postponed or DossierState.Suspended
        ? new("ACT-053", $"Hồ sơ đang {file.State.Label().ToLowerInvariant()} từ ngày {file.StateOn:dd/MM/yyyy}: phải tiếp tục thi hành án trước.", "kind")
        : null;

    public static Refusal? ExitAllowed(FileState file, Act act) => file.ExitStayed is null
        ? new("ACT-052", "Hồ sơ không có quyết định tạm hoãn xuất cảnh đang có hiệu lực.", "kind")
        : null;

    public static Refusal? Postponed(FileState file, Act act)
    {
        if (file.State is not (DossierState.Enforcing or DossierState.NotEnforceable) && !(act.Kind == ActKind.Suspended && file.State == DossierState.Postponed))
        {
            return new("ACT-060", $"Hồ sơ đang ở trạng thái «{file.State.Label()}» từ ngày {file.StateOn:dd/MM/yyyy}.", "kind");
        }

        if (act.Kind == ActKind.Postponed && act.Until is null && Statistics.ByAgreement(act.Ground))
        {
            return new("ACT-061", "Hoãn theo thỏa thuận hoặc theo đề nghị phải ghi đến ngày nào.", "until");
        }

        return act.Until < act.Day ? new("ACT-062", "Ngày hết hoãn phải từ ngày quyết định trở đi.", "until") : null;
    }

    public static Refusal? Continued(FileState file, Act act) => file.State is DossierState.Postponed or DossierState.Suspended
        ? null
        : new("ACT-063", $"Hồ sơ đang ở trạng thái «{file.State.Label()}», không có hoãn hay tạm đình chỉ để tiếp tục.", "kind");

    public static Refusal? Completed(FileState file, Act act) => file.Remaining > Dong.Zero
        ? new("ACT-070", $"Hồ sơ còn phải thi hành {file.Remaining} đồng nên chưa thể ghi thi hành xong.", "amount")
        : null;

    public static Refusal? Answered(FileState file, Act act) => file.Unanswered.Any(a => a.Id == act.AnswersId)
        ? null
        : new("ACT-080", "Việc này không có, không cần trả lời, hoặc đã được trả lời.", "answers");

    /// <summary>What is asked is told by its rule and day; asked with neither, it is only tried whether the file is open.</summary>
    public static Refusal? SetAside(FileState file, Act act) =>
        act.Ground is not null && file.SetAside.Any(a => a.Ground == act.Ground && a.Until == act.Until && a.Text == act.Text)
            ? new("ACT-081", $"Yêu cầu theo quy tắc {act.Ground} đã được duyệt không áp dụng.", "ground")
            : Open(file, act);

    /// <summary>Written with blanks, capitals or leading zeros or without them, it is the same receipt.</summary>
    public static bool SameReceipt(string? one, string? other) => one is not null && other is not null && Plain(one) == Plain(other);

    private static string Plain(string receipt) => VietText.Fold(receipt).Replace(" ", "", StringComparison.Ordinal).TrimStart('0');

    private static Dong Under(FileState file) =>
        file.Items.Where(i => i.Kind.IsBudgetMoney()).Aggregate(Dong.Zero, (sum, item) => sum + item.Remaining);

    private static Refusal? SplitFits(FileState file, Act act)
    {
        if (act.Split.Count == 0)
        {
            return null;
        }

        if (act.Split.FirstOrDefault(p => file.Item(p.Item) is null || p.Amount < 0) is { } wrong)
        {
            return new("ACT-022", $"Hồ sơ không có khoản số {wrong.Item}.", "part");
        }

        return act.Split.Sum(p => p.Amount) > act.Amount.Amount
            ? new("ACT-046", "Tổng phân bổ cho các khoản lớn hơn số tiền đã thu.", "part")
            : null;
    }

    private static Refusal Ended(FileState file) => new(
        "ACT-010", $"Hồ sơ đã {file.State.Label().ToLowerInvariant()} ngày {file.StateOn:dd/MM/yyyy}, không thể ghi thêm việc này.", "kind");
}
