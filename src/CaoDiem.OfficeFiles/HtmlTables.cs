using System.Globalization;
using System.Net;
using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>
/// Web pages saved as .xls: the rows and cells of all tables, and the lines of text around them, as one sheet. Read from tag to
/// tag without building a tree, so that no depth of nesting costs anything.
/// </summary>
internal sealed class HtmlTables
{
    private const int WidestSpan = 1000;

    private readonly Sheet _sheet = new() { Name = "HTML" };
    private readonly ReadingBudget _budget = new();
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, int> _below = [];
    private int _row;
    private int _column;
    private bool _inCell;
    private (int Rows, int Columns) _span;

    public static Book Read(string html)
    {
        var tables = new HtmlTables();
        tables.Scan(html);
        var book = new Book();
        book.Sheets.Add(tables._sheet);
        return book;
    }

    private void Scan(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            AddText(html.AsSpan(at, (open < 0 ? html.Length : open) - at));
            if (open < 0)
            {
                break;
            }

            if (html.AsSpan(open).StartsWith("<!--"))
            {
                at = After(html, "-->", open);
                continue;
            }

            var close = html.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            var tag = html.AsSpan(open + 1, close - open - 1);
            at = close + 1;
            var name = NameOf(tag);
            if (name is "style" or "script" or "title" or "xml" && !tag.EndsWith("/"))
            {
                at = After(html, $"</{name}", at);
                continue;
            }

            Take(name, tag);
        }

        EndCell();
        EndLine();
    }

    private void Take(string name, ReadOnlySpan<char> tag)
    {
        switch (name)
        {
            case "tr":
                EndCell();
                EndLine();
                NextRow();
                break;
            case "td" or "th":
                EndCell();
                _text.Clear();
                StartCell(tag);
                break;
            case "/td" or "/th":
                EndCell();
                break;
            case "/tr" or "table" or "/table":
                EndCell();
                EndLine();
                break;
            case "br" or "/p" or "/div" or "p" or "div" or "/li":
                if (_inCell)
                {
                    _text.Append('\n');
                }
                else
                {
                    EndLine();
                }

                break;
            default:
                break;
        }
    }

    private void NextRow()
    {
        ReadingBudget.RequireRow(++_row, _sheet.RowCount);
        _column = 0;
        foreach (var column in _below.Keys.ToList())
        {
            if (--_below[column] <= 0)
            {
                _below.Remove(column);
            }
        }
    }

    private void StartCell(ReadOnlySpan<char> tag)
    {
        _budget.CountCell();
        _row = Math.Max(1, _row);
        do
        {
            _column++;
        }
        while (_below.ContainsKey(_column));
        _span = (Span(tag, "rowspan"), Span(tag, "colspan"));
        _inCell = true;
    }

    private void EndCell()
    {
        if (!_inCell)
        {
            return;
        }

        _inCell = false;
        Put(_row, _column);
        if (_span is not (1, 1) && _sheet.Merges.Count < ReadingBudget.MaximumMerges)
        {
            _sheet.Merges.Add(new(_row, _column, _row + _span.Rows - 1, _column + _span.Columns - 1));
            for (var i = 0; i < _span.Columns && _span.Rows > 1; i++)
            {
                _below[_column + i] = _span.Rows;
            }
        }

        _column += _span.Columns - 1;
    }

    // A line of text outside of the tables is a title line.
    private void EndLine()
    {
        if (!_inCell && _text.Length > 0 && CellText.Clean(_text.ToString()).Length > 0)
        {
            NextRow();
            Put(_row, 1);
        }

        _text.Clear();
    }

    private void Put(int row, int column)
    {
        var text = CellText.Clean(_text.ToString());
        _text.Clear();
        if (text.Length > 0 && column <= ReadingBudget.MaximumColumns)
        {
            _sheet.Add(new() { Row = row, Column = column, Text = text });
        }
    }

    private void AddText(ReadOnlySpan<char> raw)
    {
        if (raw.IsWhiteSpace())
        {
            return;
        }

        _budget.Count(raw.Length);
        ReadingBudget.RequireLength(_text.Length + (raw.Length > ReadingBudget.LongestText * 4 ? raw.Length : 0));
        // Line breaks of the source are blanks; only tags break lines.
        _text.Append(WebUtility.HtmlDecode(raw.ToString()).Replace('\r', ' ').Replace('\n', ' '));
        ReadingBudget.RequireLength(_text.Length);
    }

    private static int Span(ReadOnlySpan<char> tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 1;
        }

        var value = tag[(at + attribute.Length)..].TrimStart(" =\"'");
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(digits < 0 ? value : value[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, WidestSpan) : 1;
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var end = tag[Math.Min(1, tag.Length)..].IndexOfAny(" \t\r\n/");
        return (end < 0 ? tag : tag[..(end + 1)]).ToString().ToLowerInvariant();
    }

    private static int After(string html, string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        var end = found < 0 ? -1 : mark.EndsWith('>') ? found + mark.Length - 1 : html.IndexOf('>', found);
        return end < 0 ? html.Length : end + 1;
    }
}
