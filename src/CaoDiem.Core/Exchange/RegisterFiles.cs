using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>One row of a register, understood.</summary>
/// <param name="Sheet">Its sheet when the register spreads over several.</param>
/// <param name="IsGood">Nothing in it is wrong.</param>
public sealed record RegisterRow(string? Sheet, int Row, RegisterLine Line, bool IsGood)
{
    public (string?, int) Place => (Sheet, Row);
}

/// <summary>
/// Brings rows of one decision together: number and day on several rows are one file with several obligations. Rows copied by
/// mistake count once; rows that contradict each other are refused.
/// </summary>
internal sealed class RegisterFiles(RegisterParser parser, List<ImportIssue> issues, List<ImportNote> notes)
{
    private const int LongestText = 500;

    // What keeps a file alive comes before what ends it.
    private static readonly DossierState[] StateOrder =
    [
        DossierState.Enforcing, DossierState.NotEnforceable, DossierState.Postponed, DossierState.Suspended, DossierState.SeparateLedger,
            DossierState.Entrusted,
    ];

    private readonly Tally _joined = new();
    private readonly Tally _copies = new();
    private readonly Tally _equal = new();
    private readonly Tally _differing = new();
    private bool _isByObligation;

    /// <summary>The files of the rows, each with the rows it stands on; the row of a file is its first.</summary>
    public List<(RegisterRow File, IReadOnlyList<RegisterRow> Rows)> Join(IReadOnlyList<RegisterRow> rows)
    {
        var groups = rows.GroupBy(KeyOf).Select(g => g.ToList()).ToList();
        _isByObligation = groups.Exists(
            g => g.Count > 1 && g.Select(r => (VietText.Fold(r.Line.Obligation), r.Line.Due)).Distinct().Count() > 1
            && g.Select(r => VietText.Fold(r.Line.Debtor)).Distinct().Count() == 1);
        var files = groups.Select(g => (g.Count == 1 ? g[0] : Join(g), (IReadOnlyList<RegisterRow>)g)).ToList();
        Tell(_joined, "FILE-SEVERAL-ROWS",
            n => $"{n} hồ sơ đứng ở nhiều dòng (cùng số, ngày quyết định), mỗi dòng một khoản; đã nhập thành một hồ sơ nhiều khoản.");
        Tell(_copies, "ROW-REPEATED", n => $"{n} dòng lặp lại y nguyên một dòng khác; chỉ tính một lần.");
        Tell(_equal, "ITEM-EQUAL",
            n => $"{n} dòng có khoản giống hệt khoản khác của cùng hồ sơ; vẫn tính cả hai, hãy kiểm tra có phải ghi trùng.");
        Tell(_differing, "FILE-ROWS-DIFFER",
            n => $"{n} hồ sơ có các dòng ghi khác nhau ở tình trạng hoặc người được thi hành án; đã lấy tình trạng còn phải làm việc.");
        return files;
    }

    private void Tell(Tally tally, string code, Func<int, string> message)
    {
        if (tally.Note(code, message) is { } note)
        {
            notes.Add(new(note.Code, note.Message, note.Rows, note.Example));
        }
    }

    private static object KeyOf(RegisterRow row) => row.Line.DecisionNo.Length == 0 || row.Line.DecisionDate == default
        ? row.Place
        : (NumberKey(row.Line.DecisionNo), row.Line.DecisionDate);

    /// <summary>The number without zeros at its start: 01/QĐ and 1/QĐ of one day are one decision.</summary>
    public static string NumberKey(string number) => Dossiers.Dossier.KeyOf(number) is var key && key.Any(char.IsAsciiDigit)
        ? key.TrimStart('0') : key;

    private RegisterRow Join(List<RegisterRow> rows)
    {
        if (Contradiction(rows) is { } what)
        {
            return Refuse(rows, what);
        }

        var kept = WithoutCopies(rows);
        if (kept.Count > 1 && !_isByObligation)
        {
            return Refuse(rows, "cùng khoản nhưng khác số liệu");
        }

        var good = rows.TrueForAll(r => r.IsGood);
        if (kept.Count == 1)
        {
            return kept[0] with { IsGood = good };
        }

        _joined.Add($"{kept[0].Line.DecisionNo}: {string.Join(", ", kept.Select(Named))}");
        return rows[0] with { Line = Together(kept), IsGood = good };
    }

    private string? Contradiction(List<RegisterRow> rows)
    {
        if (rows.Select(r => VietText.Fold(r.Line.Debtor)).Where(d => d.Length > 0).Distinct().Count() > 1)
        {
            return "khác người phải thi hành án";
        }

        return parser.ColumnOf(RegisterFields.Matter).Length > 0
            && rows.Where(r => r.IsGood).Select(r => r.Line.Matter).Distinct().Count() > 1
            ? "khác loại việc" : null;
    }

    private RegisterRow Refuse(List<RegisterRow> rows, string what)
    {
        var places = string.Join(", ", rows.Select(Named));
        foreach (var row in rows)
        {
            issues.Add(new(row.Row, parser.ColumnOf(RegisterFields.DecisionNo), RegisterIssues.DecisionRepeated,
                $"Quyết định {row.Line.DecisionNo} ngày {row.Line.DecisionDate:dd/MM/yyyy} đứng ở nhiều dòng ({places}), {what}.",
                    row.Sheet));
        }

        return rows[0] with { IsGood = false };
    }

    private static string Named(RegisterRow row) => row.Sheet is null ? $"{row.Row}" : $"{row.Sheet}!{row.Row}";

    // In a register of one row a file an equal row is a copy; where each obligation has its row, two equal ones may both be right.
    private List<RegisterRow> WithoutCopies(List<RegisterRow> rows)
    {
        var kept = new List<RegisterRow>();
        foreach (var row in rows)
        {
            if (kept.Find(k => Same(k.Line, row.Line)) is not { } same)
            {
                kept.Add(row);
            }
            else if (_isByObligation && same.Sheet == row.Sheet)
            {
                kept.Add(row);
                _equal.Add($"{Named(same)}, {Named(row)}: {row.Line.DecisionNo}");
            }
            else
            {
                _copies.Add($"{Named(same)}, {Named(row)}: {row.Line.DecisionNo}");
            }
        }

        return kept;
    }

    private static bool Same(RegisterLine one, RegisterLine other) => one == other with { DecisionNo = one.DecisionNo };

    private RegisterLine Together(List<RegisterRow> rows)
    {
        var lines = rows.Select(r => r.Line).ToList();
        var state = Array.Find(StateOrder, s => lines.Exists(l => l.State == s)) is var open && lines.Exists(l => l.State == open) ? open
            : lines[0].State;
        var telling = lines.Find(l => l.State == state)!;
        if (lines.Exists(l => l.State != state))
        {
            _differing.Add($"{Named(rows[0])}: {lines[0].DecisionNo}");
        }

        string? First(Func<RegisterLine, string?> value) => lines.Select(value).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        string? All(Func<RegisterLine, string?> value) =>
            string.Join("; ", lines.Select(value).Where(v => !string.IsNullOrEmpty(v)).Distinct()) is { Length: > 0 } all
            ? all[..Math.Min(all.Length, LongestText)] : null;
        return lines[0] with
        {
            FirstDecisionDate = lines.Min(l => l.FirstDecisionDate),
            JudgmentNo = First(l => l.JudgmentNo),
            JudgmentDate = lines.Select(l => l.JudgmentDate).FirstOrDefault(d => d is not null),
            Court = First(l => l.Court),
            Debtor = First(l => l.Debtor) ?? "",
            Hamlet = First(l => l.Hamlet),
            Commune = First(l => l.Commune),
            Creditor = All(l => l.Creditor),
            Obligation = All(l => l.Obligation) ?? "",
            Kind = lines.MaxBy(l => l.Due)!.Kind,
            Due = lines.Sum(l => l.Due),
            Paid = lines.Sum(l => l.Paid),
            State = state,
            NotEnforceableOn = telling.NotEnforceableOn,
            NotEnforceableGround = telling.NotEnforceableGround,
            Means = lines.Select(l => l.Means).FirstOrDefault(m => m != Means.Unknown, Means.Unknown),
            MeansText = First(l => l.MeansText),
            VerifiedOn = lines.Max(l => l.VerifiedOn),
            CoercionNo = First(l => l.CoercionNo),
            CoercionOn = lines.Max(l => l.CoercionOn),
            Officer = First(l => l.Officer),
            LastReliefOn = lines.Max(l => l.LastReliefOn),
            Note = All(l => l.Note),
            Several = new(lines.Select(l => new RegisterItem(l.Kind, l.Obligation, l.Due, l.Paid))),
        };
    }
}
