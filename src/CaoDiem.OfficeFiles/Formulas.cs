using System.Globalization;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Computes the few formulas that registers hold without a stored value: + - * / over cells and numbers, brackets,
/// and SUM of cells and ranges. Everything else stays as it is and is marked broken.
/// </summary>
internal static class Formulas
{
    private const int DeepestChain = 200;
    private const int LargestRange = 1_000_000;

    public static void Evaluate(Sheet sheet)
    {
        foreach (var cell in sheet.Cells.Where(c => c.Formula is not null && c.Number is null && c.Text.Length == 0))
        {
            Resolve(sheet, cell, 0);
        }
    }

    private static void Resolve(Sheet sheet, Cell cell, int depth)
    {
        var value = depth > DeepestChain || string.IsNullOrEmpty(cell.Formula) ? null : new Parser(sheet, cell.Formula, depth).Run();
        cell.Number = value;
        cell.Broken = value is null;
        cell.Text = value is { } number ? CellText.Plain(number) : "";
    }

    private sealed class Parser(Sheet sheet, string formula, int depth)
    {
        private readonly string _text = formula.Trim().TrimStart('=').Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        private int _at;
        private int _nested;

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
            if (_at >= _text.Length || ++_nested > DeepestChain)
            {
                return null;
            }

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
                _nested--;
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

            double? total = 0;
            for (var row = a.Row; row <= b.Row; row++)
            {
                for (var column = a.Column; column <= b.Column; column++)
                {
                    total += sheet[row, column] is { } cell ? Number(cell, textIsZero: true) : 0;
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

            return Sheet.Place(word) is { } place ? (sheet[place.Row, place.Column] is { } cell ? Number(cell, false) : 0) : null;
        }

        private double? Number(Cell cell, bool textIsZero)
        {
            if (cell.Formula is not null && cell.Number is null && !cell.Broken && cell.Text.Length == 0)
            {
                Resolve(sheet, cell, depth + 1);
            }

            // SUM passes over text, as spreadsheets do; an amount written as text is read where it can be.
            return cell.Number ?? (Amounts.Parse(cell).Amount is { } amount ? amount : textIsZero && !cell.Broken ? 0 : null);
        }
    }
}
