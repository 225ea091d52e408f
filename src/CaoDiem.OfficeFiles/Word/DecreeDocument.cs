namespace CaoDiem.OfficeFiles.Word;

/// <summary>What stands in an administrative document; texts may hold marks of the template language.</summary>
public sealed record DecreeDocument
{
    /// <summary>Parent body; empty when there is none.</summary>
    public string Parent { get; init; } = "";

    public required string Issuer { get; init; }

    /// <summary>The whole line, "Số: {{số | hai_số}}/KH-…".</summary>
    public required string Number { get; init; }

    /// <summary>The whole line, "{{địa_danh}}, {{ngày_ký | dài}}".</summary>
    public required string PlaceDate { get; init; }

    /// <summary>"KẾ HOẠCH"; null makes an official letter, whose subject stands below the number.</summary>
    public string? Type { get; init; }

    public required string Subject { get; init; }

    public IReadOnlyList<DecreeBlock> Body { get; init; } = [];

    /// <summary>"TM. …", "KT. CHI CỤC TRƯỞNG" and the post, a line each.</summary>
    public required IReadOnlyList<string> Authority { get; init; }

    public required string Signer { get; init; }

    /// <summary>As they stand: "- Như trên;", the last one "- Lưu: VT.".</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Follow on pages of their own.</summary>
    public IReadOnlyList<DecreeAnnex> Annexes { get; init; } = [];
}

/// <summary>An annex: "Phụ lục I", its title and what it belongs to.</summary>
public sealed record DecreeAnnex(string Word, string Title, string Reference, params DecreeBlock[] Body);

public abstract record DecreeBlock;

/// <summary>A paragraph as one element of <see cref="DecreeRules"/>: text, ground, section, article, addressee.</summary>
public sealed record DecreeParagraph(string Element, string Text) : DecreeBlock;

/// <summary>A table; the header row repeats on every page.</summary>
/// <param name="Widths">Of the columns, in parts of the page.</param>
/// <param name="Align">A letter for each column: l left, c in the middle, r right for numbers.</param>
public sealed record DecreeTable(IReadOnlyList<string> Header, IReadOnlyList<int> Widths, string Align, params string[][] Rows) : DecreeBlock;
