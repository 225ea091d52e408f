using CaoDiem.Exchange;
using CaoDiem.OfficeFiles;
using CaoDiem.TestKit;

namespace CaoDiem.Core.Tests.Exchange;

/// <summary>The sample register taken apart, so that tests can put it together in other ways.</summary>
internal sealed class RegisterBook
{
    private static readonly string[] Order =
    [
        RegisterFields.Officer, RegisterFields.Debtor, RegisterFields.Commune, RegisterFields.Hamlet, RegisterFields.DecisionDate, RegisterFields.DecisionNo,
        RegisterFields.JudgmentDate, RegisterFields.JudgmentNo, RegisterFields.Court, RegisterFields.Matter, RegisterFields.Creditor, RegisterFields.Obligation,
        RegisterFields.Paid, RegisterFields.Due, RegisterFields.Remaining, RegisterFields.State, RegisterFields.Means, RegisterFields.VerifiedOn,
        RegisterFields.CoercionNo, RegisterFields.CoercionDate, RegisterFields.Note,
    ];

    private static readonly string[] Titles =
    [
        "CHV", "Người phải THA", "Xã", "Ấp", "Ngày QĐ THA", "Số QĐ THA", "Ngày bản án", "Số bản án", "Tòa án", "Loại việc", "Người được THA", "Nội dung thi hành",
        "Đã thi hành", "Phải thi hành", "Còn phải thi hành", "Tình trạng", "Kết quả xác minh", "Ngày xác minh", "Số QĐ cưỡng chế", "Ngày QĐ cưỡng chế", "Ghi chú",
    ];

    /// <summary>Rows of plain values, in the order of <see cref="Order"/>.</summary>
    public List<object?[]> Rows { get; }

    public RegisterBook()
    {
        var table = TableReader.Read(SheetFile.Read(Samples.Register, "register.xlsx"), RegisterSpec.Fields);
        Rows = [.. table.Rows.Select(r => Order.Select(f => Plain(r.Values.GetValueOrDefault(f))).ToArray())];
    }

    public static int Column(string field) => Array.IndexOf(Order, field) + 1;

    public void Set(int row, string field, object? value) => Rows[row][Column(field) - 1] = value;

    /// <summary>One header row, other column order; text through <paramref name="encode"/>.</summary>
    public byte[] Write(Func<string, string>? encode = null) => WorkbookWriter.Write(new SheetSpec(
        "So", [], [.. Titles.Select(t => new ColumnSpec(encode?.Invoke(t) ?? t, ColumnKind.Text))],
        Rows.Select(r => r.Select(v => v is string text && encode is not null ? encode(text) : v).ToArray())));

    /// <summary>Decision, judgment and coercion with their dates in one cell, "ấp, xã" in one cell, below two-level headers without merges.</summary>
    public byte[] WriteShared()
    {
        string[] titles = ["STT", "Số, ngày bản án", "Tòa án", "Số, ngày QĐ THA", "Loại việc", "Họ tên người phải THA", "Địa chỉ", "Người được THA", "Nội dung nghĩa vụ", "Số tiền phải THA", "Số tiền đã THA", "Tình trạng", "Điều kiện THA", "Ngày xác minh gần nhất", "QĐ cưỡng chế", "CHV", "Ghi chú"];
        return WorkbookWriter.Write(new SheetSpec("So", ["SỔ THỤ LÝ"], [.. titles.Select(t => new ColumnSpec(t, ColumnKind.Text))], Rows.Select((r, i) => new object?[]
        {
            i + 1, Both(r, RegisterFields.JudgmentNo, RegisterFields.JudgmentDate, ""), At(r, RegisterFields.Court), Both(r, RegisterFields.DecisionNo, RegisterFields.DecisionDate, "Số "),
            At(r, RegisterFields.Matter), At(r, RegisterFields.Debtor), $"{At(r, RegisterFields.Hamlet)}, {At(r, RegisterFields.Commune)}", At(r, RegisterFields.Creditor), At(r, RegisterFields.Obligation),
            At(r, RegisterFields.Due), At(r, RegisterFields.Paid), At(r, RegisterFields.State), At(r, RegisterFields.Means), At(r, RegisterFields.VerifiedOn),
            Both(r, RegisterFields.CoercionNo, RegisterFields.CoercionDate, "Số "), At(r, RegisterFields.Officer), At(r, RegisterFields.Note),
        })));
    }

    private static object? At(object?[] row, string field) => row[Column(field) - 1];

    private static string? Both(object?[] row, string number, string day, string before) =>
        At(row, number) is string text ? $"{before}{text} ngày {At(row, day):dd/MM/yyyy}" : null;

    private static object? Plain(FieldValue? value) => value is null ? null : (object?)value.Date ?? (object?)value.Amount ?? (value.Text.Length == 0 ? null : value.Text);
}
