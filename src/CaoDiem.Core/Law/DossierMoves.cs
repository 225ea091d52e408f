namespace CaoDiem.Law;

/// <summary>A step of a matter from one state to another with its legal ground, in one version.</summary>
public sealed record DossierMove(string Rule, string Law, DossierState From, DossierState To, string Name, string Article);

/// <summary>The state machine of a matter (law.md 3.5 with L-31 to L-70), as a dated table.</summary>
public static class DossierMoves
{
    private static readonly DossierState[] Active = [DossierState.Enforcing, DossierState.NotEnforceable, DossierState.Postponed, DossierState.Suspended, DossierState.SeparateLedger];

    private static readonly List<DossierMove> Table =
    [
        .. Both("L-31", [DossierState.Enforcing], DossierState.NotEnforceable, "Ra quyết định chưa có điều kiện thi hành án", "khoản 4 Điều 9 Nghị định 62/2015/NĐ-CP, Điều 44a Luật THADS 2008", "khoản 1 Điều 38 Luật THADS 2025"),
        .. Both("L-34", [DossierState.NotEnforceable, DossierState.SeparateLedger], DossierState.Enforcing, "Có thông tin mới, ra quyết định tiếp tục", "khoản 4 Điều 9 Nghị định 62/2015/NĐ-CP", "khoản 2 Điều 38 Luật THADS 2025"),
        new("L-40", "A", DossierState.NotEnforceable, DossierState.SeparateLedger, "Chuyển sổ theo dõi riêng", "khoản 5 Điều 9 Nghị định 62/2015/NĐ-CP"),
        new("L-41", "B", DossierState.NotEnforceable, DossierState.SeparateLedger, "Chuyển sổ theo dõi riêng (việc chủ động)", "khoản 1 Điều 22 Nghị định 152/2026/NĐ-CP"),
        new("L-42", "B", DossierState.NotEnforceable, DossierState.Concluded, "Gửi lại yêu cầu thi hành án (việc theo yêu cầu)", "khoản 4 Điều 38 Luật THADS 2025"),
        .. Both("L-50", [DossierState.Enforcing], DossierState.Postponed, "Hoãn thi hành án", "Điều 48 Luật THADS 2008", "khoản 1 Điều 46 Luật THADS 2025"),
        .. Both("L-56", [DossierState.Postponed], DossierState.Enforcing, "Tiếp tục sau hoãn", "khoản 4 Điều 48 Luật THADS 2008", "khoản 3 Điều 46 Luật THADS 2025"),
        .. Both("L-57", [DossierState.Enforcing], DossierState.Suspended, "Tạm đình chỉ thi hành án", "Điều 49 Luật THADS 2008", "Điều 47 Luật THADS 2025"),
        .. Both("L-59", [DossierState.Suspended], DossierState.Enforcing, "Tiếp tục sau tạm đình chỉ", "khoản 3 Điều 49 Luật THADS 2008", "khoản 3 Điều 47 Luật THADS 2025"),
        .. Both("L-60", Active, DossierState.Terminated, "Đình chỉ thi hành án", "Điều 50 Luật THADS 2008", "Điều 48 Luật THADS 2025"),
        .. Both("L-63", [DossierState.Enforcing, DossierState.NotEnforceable], DossierState.Entrusted, "Ủy thác thi hành án", "Điều 55 Luật THADS 2008", "Điều 49 Luật THADS 2025"),
        .. Active.Select(s => new DossierMove("L-69", "A", s, DossierState.Completed, "Thi hành xong", "Điều 52 Luật THADS 2008")),
        .. Active.Select(s => new DossierMove("L-70", "B", s, DossierState.Completed, "Thi hành xong", "khoản 1 Điều 55 Luật THADS 2025")),
        .. Active.Select(s => new DossierMove("L-70", "B", s, DossierState.Concluded, "Kết thúc thi hành án theo trường hợp khác", "khoản 3 Điều 55 Luật THADS 2025, khoản 1 Điều 32 Nghị định 152/2026/NĐ-CP")),
    ];

    /// <summary>Every move of every version.</summary>
    public static IReadOnlyList<DossierMove> All => Table;

    /// <summary>The steps open to a matter in a state on a day; the kind of matter decides between ledger and return (L-41, L-42).</summary>
    public static IReadOnlyList<DossierMove> From(DossierState state, MatterKind matter, DateOnly act)
    {
        var law = LawVersion.On(act).Id;
        return [.. Table.Where(m => m.Law == law && m.From == state
            && !(m.Rule == "L-41" && matter == MatterKind.OnRequest) && !(m.Rule == "L-42" && matter == MatterKind.OwnMotion))];
    }

    private static IEnumerable<DossierMove> Both(string rule, DossierState[] from, DossierState to, string name, string articleA, string articleB) =>
        from.SelectMany(s => new[] { new DossierMove(rule, "A", s, to, name, articleA), new DossierMove(rule, "B", s, to, name, articleB) });
}
