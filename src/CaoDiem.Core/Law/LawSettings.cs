namespace CaoDiem.Law;

/// <summary>
/// What the texts leave open and an office must decide. Every setting is shown as «chưa kiểm chứng» beside the findings
/// that rest on it (law.md status U).
/// </summary>
public sealed record LawSettings
{
    public static readonly LawSettings Default = new();

    /// <summary>M-62: a reduction of a quarter or fifth is rounded down to this many đồng.</summary>
    public long ReductionRounding { get; init; } = 1;

    /// <summary>G-06: the first eligible day moves to a working day when the anniversary falls on a day off.</summary>
    public bool MoveAnniversaryToWorkingDay { get; init; }

    /// <summary>M-26: part of the duty that counts as "actively performed" under the new law; the text names no fraction.</summary>
    public int ActivePartDenominator { get; init; } = 50;

    /// <summary>Office norm: a file with means is looked at again this many months after its last verification.</summary>
    public int EnforceableReviewMonths { get; init; } = 6;

    /// <summary>Office norm: working days to take the next step when the law names no term.</summary>
    public int NextStepWorkingDays { get; init; } = 10;

    /// <summary>C-16: from where the fifteen days around Tết are counted; the wider reading unless the office decides.</summary>
    public TetWindow TetWindow { get; init; } = TetWindow.HolidayBlock;

    /// <summary>C-17: traditional days of policy beneficiaries, month and day; the text has no list.</summary>
    public IReadOnlyList<(int Month, int Day)> TraditionalDays { get; init; } = [(7, 27), (8, 19), (12, 22)];

    /// <summary>Base salary (lương cơ sở) by the day from which it holds, đồng a month (decrees 73/2024 and 161/2026).</summary>
    public IReadOnlyList<(DateOnly From, long Amount)> BaseSalaries { get; init; } =
        [(new(2024, 7, 1), 2_340_000), (new(2026, 7, 1), 2_530_000)];

    /// <summary>Base salary on a day; before the first known one, the first.</summary>
    public long BaseSalary(DateOnly on) => BaseSalaries.LastOrDefault(s => s.From <= on, BaseSalaries[0]).Amount;
}

/// <summary>A setting that rests on no verified text.</summary>
public sealed record UnverifiedSetting(string Code, string Row, string Label);

public static class UnverifiedSettings
{
    /// <summary>Mark shown wherever such a setting decides.</summary>
    public const string Mark = "chưa kiểm chứng";

    /// <summary>Stands behind a next step whose date the office, not the law, sets.</summary>
    public const string OfficeNorm = $"(hạn theo định mức của đơn vị, {Mark})";

    public static IReadOnlyList<UnverifiedSetting> All { get; } =
    [
        new(nameof(LawSettings.ReductionRounding), "M-62", "Làm tròn số tiền được giảm (đồng)"),
        new(nameof(LawSettings.MoveAnniversaryToWorkingDay), "G-06", "Ngày đủ thời hạn rơi vào ngày nghỉ thì chuyển sang ngày làm việc"),
        new(nameof(LawSettings.ActivePartDenominator), "M-26", "Phần nghĩa vụ được coi là đã tích cực thi hành"),
        new(nameof(LawSettings.EnforceableReviewMonths), "L-35", "Số tháng phải xem lại hồ sơ có điều kiện thi hành"),
        new(nameof(LawSettings.NextStepWorkingDays), "P-01", "Số ngày làm việc để thực hiện bước tiếp theo khi luật không ấn định"),
        new(nameof(LawSettings.TetWindow), "C-16", "Cách tính 15 ngày trước và sau Tết Nguyên đán"),
        new(nameof(LawSettings.TraditionalDays), "C-17", "Ngày truyền thống của đối tượng chính sách"),
    ];
}
