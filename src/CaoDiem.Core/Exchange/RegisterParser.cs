using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using static CaoDiem.Exchange.RegisterFields;

namespace CaoDiem.Exchange;

/// <summary>Understands one row of a register and checks what can be checked in the row alone.</summary>
public sealed class RegisterParser(TableReading table, DateOnly asOf)
{
    private const int LongestText = 500;
    private const int LongestNumber = 60;
    private static readonly DateOnly EarliestDay = new(1989, 1, 1);

    private readonly HashSet<string> _missing = [.. table.Unmapped.Select(f => f.Code)];

    /// <summary>The row as far as it is understood; not good when something in it is wrong. Issues are added in either case.</summary>
    public RegisterRow Parse(TableRow row, List<ImportIssue> issues)
    {
        var cells = new Row(this, row, issues);
        var line = Read(cells);
        Check(cells, line);
        return new(row.Sheet, row.RowNumber, line, !cells.IsRefused);
    }

    /// <summary>The letter of the column that feeds a field, for messages.</summary>
    public string ColumnOf(string field) => table.LetterOf(field);

    private static RegisterLine Read(Row cells)
    {
        var stateText = cells.Text(State);
        var state = RegisterWords.State(stateText);
        if (state is null)
        {
            cells.Report(State, RegisterIssues.StateUnreadable, $"Không hiểu tình trạng «{stateText}».");
        }

        var meansText = cells.Text(RegisterFields.Means);
        var note = cells.Text(Note);
        var obligation = cells.Text(RegisterFields.Obligation);
        var mark = cells.Value(NotEnforceable);
        var isMarked = mark is not null && RegisterWords.IsMarked(mark.Text) && !cells.IsBroken(NotEnforceable);
        if (isMarked && (stateText.Length == 0 || (state == DossierState.Enforcing && !RegisterWords.SaysEnforceable(stateText))))
        {
            state = DossierState.NotEnforceable;
        }

        var notEnforceable = state is DossierState.NotEnforceable or DossierState.SeparateLedger;
        var (due, paid) = (cells.Amount(Due), cells.Amount(Paid));
        return new()
        {
            DecisionNo = cells.Text(DecisionNo, LongestNumber),
            DecisionDate = cells.Date(DecisionDate) ?? default,
            FirstDecisionDate = cells.Date(FirstDecisionDate),
            JudgmentNo = Blank(cells.Text(JudgmentNo, LongestNumber)),
            JudgmentDate = cells.Date(JudgmentDate),
            Court = Blank(cells.Text(Court)),
            Matter = ReadMatter(cells),
            Debtor = cells.Text(Debtor),
            Hamlet = Blank(cells.Text(Hamlet)),
            Commune = Blank(cells.Text(Commune)),
            Creditor = Blank(cells.Text(Creditor)),
            Obligation = obligation,
            Kind = RegisterWords.Obligation(obligation) ?? ObligationKind.OtherCivil,
            Due = due ?? 0,
            Paid = paid ?? 0,
            State = state ?? DossierState.Enforcing,
            NotEnforceableOn = notEnforceable ? RegisterWords.DayIn(stateText) ?? mark?.Date : null,
            NotEnforceableGround = notEnforceable
                ? RegisterWords.Ground(stateText) ?? RegisterWords.GroundAlone(cells.Text(Ground))
                    ?? RegisterWords.Ground(mark?.Text ?? "") : null,
            Means = RegisterWords.Means(meansText),
            MeansText = Blank(meansText),
            VerifiedOn = cells.Date(VerifiedOn),
            CoercionNo = Blank(cells.Text(CoercionNo, LongestNumber)),
            CoercionOn = cells.Date(CoercionDate),
            Officer = Blank(cells.Text(Officer)),
            LastReliefOn = cells.Date(LastReliefOn) ?? RegisterWords.ReliefIn(note),
            Note = Blank(note),
        };
    }

    private static MatterKind ReadMatter(Row cells)
    {
        var text = cells.Text(Matter);
        if (RegisterWords.Matter(text) is { } matter)
        {
            return matter;
        }

        // Registers without such a column hold matters of both kinds: money for the budget is enforced on own motion.
        if (cells.Has(Matter))
        {
            cells.Report(Matter, RegisterIssues.MatterUnreadable,
                text.Length == 0 ? "Chưa ghi loại việc (chủ động hay theo yêu cầu)." : $"Không hiểu loại việc «{text}».");
        }

        return cells.Text(Creditor).Length > 0 ? MatterKind.OnRequest : MatterKind.OwnMotion;
    }

    private void Check(Row cells, RegisterLine line)
    {
        CheckKey(cells, line);
        if (line.Debtor.Length == 0 && !cells.IsBroken(Debtor))
        {
            cells.Report(Debtor, RegisterIssues.DebtorMissing, "Chưa ghi người phải thi hành án.");
        }

        if (line.Obligation.Length == 0 && !cells.IsBroken(RegisterFields.Obligation))
        {
            cells.Report(RegisterFields.Obligation, RegisterIssues.ObligationMissing, "Chưa ghi nội dung nghĩa vụ.");
        }

        CheckMoney(cells, line);
        CheckOrder(cells, line);
        if (line.Matter == MatterKind.OnRequest && (line.Kind.IsBudgetMoney() || line.Kind == ObligationKind.Confiscation))
        {
            cells.Report(Matter, RegisterIssues.BudgetItemOnRequest,
                $"«{line.Obligation}» là khoản thu cho ngân sách nên phải là việc chủ động, không thể theo yêu cầu.");
        }
    }

    private static void CheckKey(Row cells, RegisterLine line)
    {
        if (line.DecisionNo.Length == 0 && !cells.IsBroken(DecisionNo))
        {
            cells.Report(DecisionNo, RegisterIssues.DecisionNoMissing, "Chưa ghi số quyết định thi hành án.");
        }

        if (line.DecisionDate == default && !cells.HasProblem(DecisionDate))
        {
            cells.Report(DecisionDate, RegisterIssues.DecisionDateMissing, "Chưa ghi ngày quyết định thi hành án.");
        }
    }

    private static void CheckMoney(Row cells, RegisterLine line)
    {
        var remaining = cells.Amount(Remaining);
        if (cells.HasProblem(Due) || cells.HasProblem(Paid) || line.Due < 0 || line.Paid < 0)
        {
            return;
        }

        if (cells.Amount(Due) is null && line.Kind is not (ObligationKind.Destruction or ObligationKind.Confiscation or ObligationKind.AssetHandover or ObligationKind.OtherCivil))
        {
            cells.Report(Due, RegisterIssues.AmountMissing, "Chưa ghi số tiền phải thi hành.");
        }

        if (line.Paid > line.Due)
        {
            cells.Report(Paid, RegisterIssues.PaidAboveDue,
                $"Đã thi hành {new Dong(line.Paid)} lớn hơn phải thi hành {new Dong(line.Due)}.");
        }
        else if (remaining is { } stated && stated >= 0 && stated != line.Due - line.Paid)
        {
            cells.Report(Remaining, RegisterIssues.RemainingWrong,
                $"Còn lại ghi {new Dong(stated)}, nhưng phải thi hành trừ đã thi hành là {new Dong(line.Due - line.Paid)}.");
        }
    }

    private void CheckOrder(Row cells, RegisterLine line)
    {
        foreach (var field in new[] { DecisionDate, JudgmentDate, FirstDecisionDate, VerifiedOn, CoercionDate, LastReliefOn })
        {
            if (cells.Date(field) is { } day && (day > asOf || day < EarliestDay))
            {
                cells.Report(field, day > asOf ? RegisterIssues.DateInFuture : RegisterIssues.DateImpossible,
                    day > asOf ? $"Ngày {day:dd/MM/yyyy} ở tương lai (số liệu tính đến {asOf:dd/MM/yyyy})." : $"Ngày {day:dd/MM/yyyy} không thể đúng.");
            }
        }

        if (line.DecisionDate == default)
        {
            return;
        }

        if (line.JudgmentDate > line.DecisionDate)
        {
            cells.Report(JudgmentDate, RegisterIssues.JudgmentAfterDecision,
                $"Ngày bản án {line.JudgmentDate:dd/MM/yyyy} sau ngày quyết định thi hành án {line.DecisionDate:dd/MM/yyyy}.");
        }

        if (line.NotEnforceableOn < line.DecisionDate || line.NotEnforceableOn > asOf)
        {
            cells.Report(cells.Value(NotEnforceable)?.Date is null ? State : NotEnforceable, RegisterIssues.LaterActBeforeDecision,
                $"Quyết định chưa có điều kiện ngày {line.NotEnforceableOn:dd/MM/yyyy} phải sau quyết định thi hành án và không ở tương lai.");
        }

        if (line.CoercionNo is not null && line.CoercionOn is null && !cells.HasProblem(CoercionDate))
        {
            cells.Report(CoercionNo, RegisterIssues.CoercionDateMissing, "Quyết định cưỡng chế chưa có ngày.");
        }

        if (line.CoercionOn < line.DecisionDate)
        {
            cells.Report(CoercionDate, RegisterIssues.LaterActBeforeDecision,
                $"Quyết định cưỡng chế ngày {line.CoercionOn:dd/MM/yyyy} trước quyết định thi hành án {line.DecisionDate:dd/MM/yyyy}.");
        }
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;

    /// <summary>The cells of one row by field, with each problem reported once.</summary>
    private sealed class Row(RegisterParser parser, TableRow row, List<ImportIssue> issues)
    {
        private readonly HashSet<string> _reported = [];

        public bool IsRefused { get; private set; }

        public bool Has(string field) => parser.ColumnOf(field).Length > 0;

        public bool HasProblem(string field) => Value(field)?.Problem is not null;

        /// <summary>An error value, or a number that became a date, where text should be: reported once.</summary>
        public bool IsBroken(string field)
        {
            var value = Value(field);
            if (value?.Problem == "error-value")
            {
                Report(field, RegisterIssues.ErrorValue, $"Ô chứa lỗi của bảng tính «{value.Text}».");
            }
            else if (value?.Problem == "number-became-date")
            {
                Report(field, RegisterIssues.NumberBecameDate,
                    $"Số văn bản bị Excel đổi thành ngày «{value.Text}». Hãy định dạng ô là Văn bản (Text) rồi gõ lại số.");
            }

            return value?.Problem is "error-value" or "number-became-date";
        }

        public string Text(string field, int longest = LongestText)
        {
            if (IsBroken(field))
            {
                return "";
            }

            var text = VietText.Clean(Value(field)?.Text);
            if (text.Length > longest)
            {
                Report(field, RegisterIssues.TextTooLong, $"Dài {text.Length} ký tự; nhiều nhất {longest}.");
                return text[..longest];
            }

            return text;
        }

        public DateOnly? Date(string field)
        {
            var value = Value(field);
            if (!IsBroken(field) && value?.Problem is { } problem)
            {
                Report(field, problem == "impossible-date" ? RegisterIssues.DateImpossible : RegisterIssues.DateUnreadable,
                    problem == "impossible-date" ? $"Ngày «{value.Text}» không có trong lịch." : $"Không đọc được ngày «{value.Text}».");
            }

            return value?.Date;
        }

        public long? Amount(string field)
        {
            var value = Value(field);
            if (!IsBroken(field) && value?.Problem is { } problem)
            {
                Report(field, problem == "overflow" ? RegisterIssues.AmountTooLarge : RegisterIssues.AmountUnreadable,
                    problem == "overflow" ? $"Số tiền «{value.Text}» quá lớn." : $"Không đọc được số tiền «{value.Text}».");
            }
            else if (value?.Amount < 0)
            {
                Report(field, RegisterIssues.AmountNegative, $"Số tiền «{value.Text}» âm.");
            }

            return value?.Amount;
        }

        public void Report(string field, string code, string message)
        {
            IsRefused = true;
            // A column that is missing is said once, above the rows.
            if (_reported.Add(field + code) && !parser._missing.Contains(field))
            {
                issues.Add(new(row.RowNumber, parser.ColumnOf(field), code, message, row.Sheet));
            }
        }

        public FieldValue? Value(string field) => row.Values.GetValueOrDefault(field);
    }
}
