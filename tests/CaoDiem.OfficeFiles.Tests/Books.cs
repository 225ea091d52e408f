using System.IO.Compression;
using System.Text;
using CaoDiem.OfficeFiles;

namespace CaoDiem.OfficeFiles.Tests;

/// <summary>Small spreadsheets for tests, and where the samples are.</summary>
internal static class Books
{
    public static string Sample(string name) => Path.Combine(Root, "samples", "phuoc-long-2023", name);

    public static string Fixture(string name) => Path.Combine(Root, "tests", "CaoDiem.OfficeFiles.Tests", "Fixtures", name);

    public static byte[] Of(IEnumerable<object?[]> rows) =>
        WorkbookWriter.Write(new SheetSpec("S", [], [new("A", ColumnKind.Text), new("B", ColumnKind.Text)], rows));

    /// <summary>Cells where they stand; days get the built-in format of a month-first Excel.</summary>
    public static Sheet Sheet(object?[][] rows)
    {
        var sheet = new Sheet();
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c] is { } value)
                {
                    sheet.Add(value switch
                    {
                        DateOnly day => new Cell { Row = r + 1, Column = c + 1, Date = day, Number = day.DayNumber, Format = "14", Text = day.ToString("dd/MM/yyyy") },
                        string text => new Cell { Row = r + 1, Column = c + 1, Text = text },
                        _ => new Cell { Row = r + 1, Column = c + 1, Number = Convert.ToDouble(value), Text = value.ToString()! },
                    });
                }
            }
        }

        return sheet;
    }

    public static byte[] Replace(byte[] package, string part, string content)
    {
        var copy = new MemoryStream();
        copy.Write(package);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var stream = zip.CreateEntry(part).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        return copy.ToArray();
    }

    private static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CaoDiem.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("CaoDiem.slnx was not found above the tests.");
        }

        return folder.FullName;
    }
}

/// <summary>Unicode back into the old encodings, from their tables as the standards print them.</summary>
internal static class LegacyText
{
    private static readonly Dictionary<char, char> Tcvn = Enumerable.Range(0xA1, 0xFE - 0xA1 + 1)
        .Select(i => (From: (char)i, To: LegacyVietnamese.FromTcvn3(((char)i).ToString())[0])).Where(p => p.From != p.To || p.From == 'ý')
        .ToDictionary(p => p.To, p => p.From);

    private static readonly Dictionary<string, string> Tones = new()
    {
        ["\u0301"] = "ù",
        ["\u0300"] = "ø",
        ["\u0309"] = "û",
        ["\u0303"] = "õ",
        ["\u0323"] = "ï",
        ["\u0306"] = "ê",
        ["\u0306\u0301"] = "é",
        ["\u0306\u0300"] = "è",
        ["\u0306\u0309"] = "ú",
        ["\u0306\u0303"] = "ü",
        ["\u0306\u0323"] = "ë",
        ["\u0302"] = "â",
        ["\u0302\u0301"] = "á",
        ["\u0302\u0300"] = "à",
        ["\u0302\u0309"] = "å",
        ["\u0302\u0303"] = "ã",
        ["\u0302\u0323"] = "ä",
        ["\u0323\u0302"] = "ä",
        ["\u0323\u0306"] = "ë",
    };

    public static string ToTcvn3(string text) => string.Concat(text.Select(c => Tcvn.GetValueOrDefault(c, c)));

    public static string ToVni(string text) => string.Concat(text.Select(Vni));

    private static string Vni(char c)
    {
        var whole = c switch { 'í' => "í", 'ì' => "ì", 'ỉ' => "æ", 'ĩ' => "ó", 'ị' => "ò", 'ỵ' => "î", 'đ' => "ñ", 'Í' => "Í", 'Ì' => "Ì", 'Ỉ' => "Æ", 'Ĩ' => "Ó", 'Ị' => "Ò", 'Ỵ' => "Î", 'Đ' => "Ñ", _ => null };
        if (whole is not null)
        {
            return whole;
        }

        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var (letter, marks) = (parts[..1], parts[1..]);
        if (marks.Contains('\u031B', StringComparison.Ordinal))
        {
            letter = letter switch { "o" => "ô", "u" => "ö", "O" => "Ô", _ => "Ö" };
            marks = marks.Replace("\u031B", "", StringComparison.Ordinal);
        }

        var mark = marks.Length == 0 ? "" : Tones[marks];
        return letter + (char.IsUpper(letter[0]) ? mark.ToUpperInvariant() : mark);
    }
}
