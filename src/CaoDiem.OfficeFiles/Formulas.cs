using System.Globalization;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Computes the few formulas that registers hold without a stored value: + - * / over cells and numbers, brackets,
/// and SUM of cells and ranges. Everything else stays as it is and is marked broken. A circle has no value; chains and
/// brackets deeper than any register has, and sums over more cells than the sheet can pay for, end the reading.
/// </summary>
internal sealed class Formulas
{
    private const int Deepest = 400;
    private const int LargestRange = 1_000_000;
    private const int MostWork = 5_000_000;

    private readonly Sheet _sheet;
    private readonly HashSet<Cell> _open = [];
    private int _depth;
    private int _work;

    private Formulas(Sheet sheet) => _sheet = sheet;

    /// <exception cref="OfficeFileException">FILE-007: nested too deeply, or too much to add up.</exception>
    public static void Evaluate(Sheet sheet)
    {
        var formulas = new Formulas(sheet);
        foreach (var cell in sheet.Cells.Where(c => c.Formula is not null && c.Number is null && c.Text.Length == 0))
        {
            formulas.Resolve(cell);
        }
    }

    private void Resolve(Cell cell)
    {
        if (!_open.Add(cell))
        {
            cell.Broken = true;
            return;
        }

        var value = string.IsNullOrEmpty(cell.Formula) ? null : new Parser(this, cell.Formula).Run();
        _open.Remove(cell);
        cell.Number = value;
        cell.Broken = value is null;
        cell.Text = value is { } number ? CellText.Plain(number) : "";
    }

    private void Enter()
    {
        if (++_depth > Deepest)
        {
            throw TooComplex();
        }
    }

    private void Work(int cells)
    {
        if ((_work += cells) > MostWork)
        {
            throw TooComplex();
        }
    }

    private static OfficeFileException TooComplex() => new(
        OfficeFileException.TooComplex,
        "Tệp có công thức lồng nhau quá sâu hoặc quá nhiều phép tính nên không được mở. Hãy chép các ô sang tệp mới bằng Dán giá trị "
            + "(Paste Values).");

    private sealed class Parser(Formulas formulas, string formula)
    {
        private readonly string _text = formula.Trim().TrimStart('=').Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        private readonly Sheet _sheet = formulas._sheet;
        private int _at;

        public double? Run() => Sum() is { } value && _at == _text.Length && double.IsFinite(value) ? value : null;

        private double? Sum()
        {
            var total = Product();
            while (total is not null && _at < _text.Length && _text[_at] is '+' or '-')
            {
                var minus = _text[_at++] == '-';
                total += minus ? -Product() : Product();
            }

            return total;
        }

        private double? Product()
        {
            var total = Factor();
            while (total is not null && _at < _text.Length && _text[_at] is '*' or '/')
            {
                total = _text[_at++] == '*' ? total * Factor() : total / Factor();
            }

            return total;
        }

        private double? Factor()
        {
            if (_at >= _text.Length)
            {
                return null;
            }

            formulas.Enter();
            try
            {
                if (_text[_at] == '-')
                {
                    _at++;
                    return -Factor();
                }

                if (_text[_at] == '(')
                {
                    _at++;
                    return Closed(Sum());
                }

                return _text.AsSpan(_at).StartsWith("SUM(") ? Closed(SumOf()) : Operand();
            }
            finally
            {
                formulas._depth--;
            }
        }

        private double? Closed(double? value) => value is not null && _at < _text.Length && _text[_at++] == ')' ? value : null;

        private double? SumOf()
        {
            _at += "SUM(".Length;
            double? total = 0;
            while (total is not null)
            {
                total += Range();
                if (_at >= _text.Length || _text[_at] is not (',' or ';'))
                {
                    break;
                }

                _at++;
            }

            return total;
        }

        private double? Range()
        {
            var from = Word();
            if (_at >= _text.Length || _text[_at] != ':')
            {
                return Value(from);
            }

            _at++;
            if (Sheet.Place(from) is not { } a || Sheet.Place(Word()) is not { } b
                || (long)(b.Row - a.Row + 1) * (b.Column - a.Column + 1) > LargestRange)
            {
                return null;
            }

            formulas.Work(Math.Max(0, (b.Row - a.Row + 1) * (b.Column - a.Column + 1)));
            double? total = 0;
            for (var row = a.Row; row <= b.Row; row++)
            {
                for (var column = a.Column; column <= b.Column; column++)
                {
                    total += _sheet[row, column] is { } cell ? Number(cell, textIsZero: true) : 0;
                }
            }

            return total;
        }

        private double? Operand() => Value(Word());

        private string Word()
        {
            var start = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '$' or '.'))
            {
                _at++;
            }

            return _text[start.._at];
        }

        private double? Value(string word)
        {
            if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            return Sheet.Place(word) is { } place ? (_sheet[place.Row, place.Column] is { } cell ? Number(cell, false) : 0) : null;
        }

        private double? Number(Cell cell, bool textIsZero)
        {
            if (cell.Formula is not null && cell.Number is null && !cell.Broken && cell.Text.Length == 0)
            {
                formulas.Resolve(cell);
            }

            // SUM passes over text, as spreadsheets do; an amount written as text is read where it can be.
            return cell.Number ?? (Amounts.Parse(cell).Amount is { } amount ? amount : textIsZero && !cell.Broken ? 0 : null);
        }
    }
}
