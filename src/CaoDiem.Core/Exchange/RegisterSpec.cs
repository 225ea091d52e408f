using CaoDiem.OfficeFiles;
using static CaoDiem.Exchange.RegisterFields;

namespace CaoDiem.Exchange;

/// <summary>How the columns of a register are recognised, whatever an office calls them.</summary>
public static class RegisterSpec
{
    private const string Debtors = "nguoi phai thi hanh an";

    public static IReadOnlyList<FieldSpec> Fields { get; } =
    [
        new(DecisionNo, "Số quyết định thi hành án", FieldKind.DocumentNumber, true,
            "quyet dinh thi hanh an > so", "so quyet dinh thi hanh an", "so quyet dinh", "quyet dinh thi hanh an", "quyet dinh > so", "so ngay quyet dinh thi hanh an", "so thi hanh an")
            { SharesCellWith = DecisionDate, Content = @"\d+\s*/\s*qd" },
        new(DecisionDate, "Ngày quyết định thi hành án", FieldKind.Date, true,
            "quyet dinh thi hanh an > ngay", "ngay quyet dinh thi hanh an", "ngay quyet dinh", "ngay ra quyet dinh", "quyet dinh > ngay", "ngay thang nam quyet dinh"),
        new(JudgmentNo, "Số bản án, quyết định", FieldKind.DocumentNumber, false,
            "ban an quyet dinh > so", "ban an > so", "so ban an quyet dinh", "so ban an", "ban an quyet dinh", "ban an", "so ngay ban an quyet dinh", "so ngay ban an")
            { SharesCellWith = JudgmentDate, Content = @"\d+\s*/\s*\d{4}\s*/\s*[a-z]" },
        new(JudgmentDate, "Ngày bản án, quyết định", FieldKind.Date, false,
            "ban an quyet dinh > ngay", "ban an > ngay", "ngay ban an quyet dinh", "ngay ban an", "ngay tuyen an", "ngay xu"),
        new(Court, "Tòa án", FieldKind.Text, false, "toa an", "ban an > toa an", "toa an xet xu", "toa an ban hanh", "toa", "co quan ban hanh"),
        new(Matter, "Loại việc", FieldKind.Text, false, "loai viec", "loai viec thi hanh an", "chu dong theo yeu cau", "loai thi hanh an", "dien thi hanh")
            { Content = "^(chu dong|theo yeu cau|cd|tyc|yc)$" },
        new(Debtor, "Người phải thi hành án", FieldKind.Text, true,
            Debtors + " > ho va ten", Debtors + " > ho ten", Debtors + " > ten", Debtors, "ho ten " + Debtors, "ho va ten " + Debtors, "ten " + Debtors, "duong su phai thi hanh an", "nguoi phai thi hanh"),
        new(Hamlet, "Ấp, khóm", FieldKind.Text, false,
            "ap", "ap khom", "khom ap", "thon ap", "thon", Debtors + " > ap", Debtors + " > dia chi", "dia chi", "dia chi " + Debtors, "noi cu tru", "dia chi > ap")
            { SharesCellWith = Commune },
        new(Commune, "Xã, thị trấn", FieldKind.Text, false,
            "xa thi tran", "xa phuong thi tran", "phuong xa", "xa phuong", "xa", Debtors + " > xa thi tran", Debtors + " > xa", "dia chi > xa", "dia ban", "dia ban xa")
            { SharesCellWith = Hamlet, SecondPart = true, Content = "^(xa|thi tran|phuong) " },
        new(Creditor, "Người được thi hành án", FieldKind.Text, false,
            "nguoi duoc thi hanh an", "ten nguoi duoc thi hanh an", "ho ten nguoi duoc thi hanh an", "ho va ten nguoi duoc thi hanh an", "nguoi duoc thi hanh", "nguoi duoc thi hanh an > ho va ten", "nguoi duoc thi hanh an > ho ten"),
        new(Obligation, "Nội dung nghĩa vụ", FieldKind.Text, true,
            "noi dung nghia vu", "noi dung thi hanh an", "noi dung thi hanh", "nghia vu thi hanh an", "noi dung phai thi hanh", "khoan phai thi hanh", "nghia vu", "noi dung", "loai nghia vu"),
        new(Due, "Phải thi hành", FieldKind.Amount, true,
            "so tien > phai thi hanh", "so tien phai thi hanh", "phai thi hanh", "tong so phai thi hanh", "tong so tien phai thi hanh", "so phai thi hanh", "so tien theo quyet dinh", "so tien"),
        new(Paid, "Đã thi hành", FieldKind.Amount, false,
            "so tien > da thi hanh", "so tien da thi hanh", "da thi hanh", "so da thi hanh", "da thu", "da nop", "da thi hanh duoc", "so tien da thu"),
        new(Remaining, "Còn lại", FieldKind.Amount, false,
            "so tien > con lai", "con lai", "so tien con lai", "con phai thi hanh", "so tien con phai thi hanh", "so con phai thi hanh", "con phai thu"),
        new(State, "Tình trạng", FieldKind.Text, false, "tinh trang", "tinh trang thi hanh an", "tinh trang ho so", "trang thai", "phan loai", "ket qua phan loai", "tinh trang thi hanh")
            { Content = "^(dang thi hanh|chua co dieu kien|co dieu kien)" },
        new(RegisterFields.Means, "Điều kiện thi hành án", FieldKind.Text, false,
            "dieu kien thi hanh an", "ket qua xac minh", "dieu kien thi hanh", "ket qua xac minh dieu kien", "tai san thu nhap", "ket qua xac minh dieu kien thi hanh an", "tinh trang tai san"),
        new(VerifiedOn, "Ngày xác minh gần nhất", FieldKind.Date, false,
            "ngay xac minh gan nhat", "ngay xac minh", "xac minh gan nhat", "ngay xac minh lan cuoi", "ngay xac minh cuoi", "xac minh > ngay", "xac minh lan cuoi"),
        new(CoercionNo, "Số quyết định cưỡng chế", FieldKind.DocumentNumber, false,
            "quyet dinh cuong che > so", "so quyet dinh cuong che", "quyet dinh cuong che", "cuong che > so", "cuong che", "so ngay quyet dinh cuong che")
            { SharesCellWith = CoercionDate },
        new(CoercionDate, "Ngày quyết định cưỡng chế", FieldKind.Date, false, "quyet dinh cuong che > ngay", "ngay quyet dinh cuong che", "ngay cuong che", "cuong che > ngay"),
        new(Officer, "Chấp hành viên", FieldKind.Text, false,
            "chap hanh vien", "chap hanh vien phu trach", "ho ten chap hanh vien", "ten chap hanh vien", "can bo phu trach", "nguoi phu trach", "chap hanh vien to chuc thi hanh"),
        new(FirstDecisionDate, "Ngày quyết định thi hành án đầu tiên", FieldKind.Date, false, "ngay quyet dinh thi hanh an dau tien", "ngay quyet dinh dau tien", "ngay quyet dinh lan dau"),
        new(LastReliefOn, "Ngày được xét miễn, giảm gần nhất", FieldKind.Date, false, "ngay xet mien giam gan nhat", "ngay xet mien giam", "ngay mien giam"),
        new(Note, "Ghi chú", FieldKind.Text, false, "ghi chu", "ghi chu khac"),
    ];
}

/// <summary>How the columns of a results file are recognised.</summary>
public static class ResultSpec
{
    public static IReadOnlyList<FieldSpec> Fields { get; } =
    [
        new(ResultFields.On, "Ngày của kết quả", FieldKind.Date, true, "ngay", "ngay thuc hien", "ngay ket qua", "ngay thang", "ngay ghi nhan"),
        new(ResultFields.DecisionNo, "Số quyết định thi hành án", FieldKind.DocumentNumber, true,
            "so quyet dinh thi hanh an", "quyet dinh thi hanh an > so", "so quyet dinh", "quyet dinh thi hanh an", "quyet dinh > so")
            { SharesCellWith = ResultFields.DecisionDate, Content = @"\d+\s*/\s*qd" },
        new(ResultFields.DecisionDate, "Ngày quyết định thi hành án", FieldKind.Date, true,
            "ngay quyet dinh thi hanh an", "quyet dinh thi hanh an > ngay", "ngay quyet dinh", "quyet dinh > ngay"),
        new(ResultFields.Result, "Kết quả", FieldKind.Text, true, "ket qua", "ket qua thuc hien", "ket qua thi hanh", "noi dung ket qua", "ket qua giai quyet"),
        new(ResultFields.Amount, "Số tiền", FieldKind.Amount, false, "so tien", "so tien thu duoc", "so tien da thu", "tien"),
        new(ResultFields.Receipt, "Số biên lai", FieldKind.Text, false, "so bien lai", "bien lai", "bien lai so"),
        new(ResultFields.Note, "Số biên lai, ghi chú", FieldKind.Text, false, "so bien lai ghi chu", "ghi chu", "can cu", "dien giai"),
    ];
}
