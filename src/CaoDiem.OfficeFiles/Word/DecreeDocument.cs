namespace CaoDiem.OfficeFiles.Word;

/// <summary>What stands in an administrative document; texts may hold marks of the template language.</summary>
public sealed record DecreeDocument
{
    /// <summary>Parent body; empty when there is none.</summary>
    public string Parent { get; init; } = "";

    public required string Issuer { get; init; }

    /// <summary>The whole line, "Số: {{số | hai_số}}/KH-…".</summary>
    public required string Number { get; init; }

    /// <summary>The whole line, "{{địa_danh}}, {{ngày_ký | dài}}"; empty in a record, whose text says when and where.</summary>
    public required string PlaceDate { get; init; }

    /// <summary>HỎA TỐC, THƯỢNG KHẨN, KHẨN, or a mark that gives one of them or nothing; empty for none.</summary>
    public string Urgency { get; init; } = "";

    /// <summary>"KẾ HOẠCH"; null makes an official letter, whose subject stands below the number.</summary>
    public string? Type { get; init; }

    public required string Subject { get; init; }

    public IReadOnlyList<DecreeBlock> Body { get; init; } = [];

    /// <summary>"TM. …", "KT. CHI CỤC TRƯỞNG" and the post, a line each.</summary>
    public required IReadOnlyList<string> Authority { get; init; }

    public required string Signer { get; init; }

    /// <summary>Who signs on the left, beside <see cref="Authority"/>: the secretary of a meeting, the side that hands over. The recipients then stand below.</summary>
    public DecreeSignature? Beside { get; init; }

    /// <summary>As they stand: "- Như trên;", the last one "- Lưu: VT.".</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Code of who drafted it and the number of copies, "NTB.05"; empty for none.</summary>
    public string Drafter { get; init; } = "";

    /// <summary>Address, telephone and mail at the foot of the first page of an official letter; empty for none.</summary>
    public string Address { get; init; } = "";

    /// <summary>What a digital copy bears at the top right of its first page: number, symbol, time of signing; empty for none.</summary>
    public string CopyStamp { get; init; } = "";

    /// <summary>Lists with many columns lie across.</summary>
    public bool Landscape { get; init; }

    /// <summary>Follow on pages of their own.</summary>
    public IReadOnlyList<DecreeAnnex> Annexes { get; init; } = [];
}

/// <summary>A title in capitals, a line each, and the name below it.</summary>
public sealed record DecreeSignature(IReadOnlyList<string> Title, string Name);

/// <summary>An annex: "Phụ lục I", its title and what it belongs to.</summary>
public sealed record DecreeAnnex(string Word, string Title, string Reference, params DecreeBlock[] Body)
{
    public bool Landscape { get; init; }
}

public abstract record DecreeBlock;

/// <summary>A paragraph as one element of <see cref="DecreeRules"/>: text, ground, section, article, addressee.</summary>
public sealed record DecreeParagraph(string Element, string Text) : DecreeBlock;

/// <summary>A table; the header row repeats on every page.</summary>
/// <param name="Widths">Of the columns, in parts of the page.</param>
/// <param name="Align">A letter for each column: l left, c in the middle, r right for numbers.</param>
public sealed record DecreeTable(IReadOnlyList<string> Header, IReadOnlyList<int> Widths, string Align, params string[][] Rows) : DecreeBlock
{
    /// <summary>Rows high enough to sign in.</summary>
    public bool Tall { get; init; }
}
