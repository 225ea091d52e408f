using CaoDiem.OfficeFiles;
using static CaoDiem.Exchange.RegisterFields;

namespace CaoDiem.Exchange;

/// <summary>How the columns of a register are recognised, whatever an office calls them.</summary>
public static class RegisterSpec
{
    private const string Debtors = "nguoi phai thi hanh an";
    private const string Creditors = "nguoi duoc thi hanh an";

    // A decision of another kind is not the decision to enforce.
    private static readonly string[] OtherDecisions =
        ["cuong", "che", "chua", "mien", "giam", "hoan", "uy", "thac", "tien", "verified"];

    public static IReadOnlyList<FieldSpec> Fields { get; } =
    [
        new(DecisionNo, "Số quyết định thi hành án", FieldKind.DocumentNumber, true,
            "quyet dinh thi hanh an > so", "so quyet dinh thi hanh an", "so quyet dinh", "quyet dinh thi hanh an", "quyet dinh > so",
            "so ngay quyet dinh thi hanh an", "so thi hanh an", "so ngay quyet dinh", "quyet dinh so ngay",
                "quyet dinh thi hanh an so ngay",
            "quyet dinh thi hanh an > so ngay", "so ngay thang nam quyet dinh", "so ngay thang quyet dinh thi hanh an", "quyet dinh so",
                "decision no", "decision number")
        {
            SharesCellWith = DecisionDate, Content = @"[0-9]+\s*/\s*(?:[0-9]{4}\s*/\s*)?qd", Identifies = true,
            Never = [.. OtherDecisions, "ban", "date"],
        },
        new(DecisionDate, "Ngày quyết định thi hành án", FieldKind.Date, true,
            "quyet dinh thi hanh an > ngay", "ngay quyet dinh thi hanh an", "ngay quyet dinh", "ngay ra quyet dinh", "quyet dinh > ngay",
            "ngay thang nam quyet dinh", "quyet dinh > ngay thang nam", "ngay thi hanh an", "ngay thu ly", "decision date")
        {
            Identifies = true, NotBefore = JudgmentDate, Never = [.. OtherDecisions, "dau", "minh"],
        },
        new(JudgmentNo, "Số bản án, quyết định", FieldKind.DocumentNumber, false,
            "ban an quyet dinh > so", "ban an > so", "so ban an quyet dinh", "so ban an", "ban an quyet dinh", "ban an",
                "so ngay ban an quyet dinh",
            "so ngay ban an", "ban an quyet dinh so ngay", "ban an so ngay", "ban an > so ngay", "ban an quyet dinh cua toa an",
                "judgment no", "judgment number")
        {
            SharesCellWith = JudgmentDate, Content = @"[0-9]+\s*/\s*[0-9]{4}\s*/\s*[a-z]", Never = ["thi", "date"],
        },
        new(JudgmentDate, "Ngày bản án, quyết định", FieldKind.Date, false,
            "ban an quyet dinh > ngay", "ban an > ngay", "ngay ban an quyet dinh", "ngay ban an", "ngay tuyen an", "ngay xu", "ngay xet xu",
            "ngay hieu luc", "ban an > ngay thang nam", "judgment date")
        {
            Never = ["thi"],
        },
        new(Court, "Tòa án", FieldKind.Text, false,
            "toa an", "ban an > toa an", "toa an xet xu", "toa an ban hanh", "toa", "co quan ban hanh", "cua toa an", "ten toa an",
                "court"),
        new(Matter, "Loại việc", FieldKind.Text, false,
            "loai viec", "loai viec thi hanh an", "chu dong theo yeu cau", "loai thi hanh an", "dien thi hanh", "loai an",
                "chu dong don yeu cau", "matter")
        {
            Content = "^(chu[ _]dong|theo[ _]yeu[ _]cau|cd|tyc|yc)$",
                Group = @"^(?:cac\s+)?(?:viec\s+)?(?:thi hanh an\s+)?(chu dong|theo (?:don )?yeu cau)",
        },
        new(Debtor, "Người phải thi hành án", FieldKind.Text, true,
            Debtors + " > ho va ten", Debtors + " > ho ten", Debtors + " > ten", Debtors, "ho ten " + Debtors, "ho va ten "
                + Debtors, "ten " + Debtors,
            "duong su phai thi hanh an", "nguoi phai thi hanh", "ho ten nguoi phai thi hanh", "nguoi bi thi hanh an",
                "ben phai thi hanh an",
            "phai thi hanh an ho ten", "ten duong su", "duong su", "ho va ten", "ho ten", "debtor", "debtor name")
        {
            Identifies = true, LinesAreNames = true, Never = ["duoc", "tien", "vien"],
        },
        new(Hamlet, "Ấp, khóm", FieldKind.Text, false,
            "ap", "ap khom", "khom ap", "thon ap", "thon", Debtors + " > ap", Debtors + " > dia chi", "dia chi", "dia chi "
                + Debtors, "noi cu tru",
            "dia chi > ap", "ten ap", "noi o", "dia chi cu tru", "dia chi thuong tru", "ho khau thuong tru", "khu pho", "to dan pho",
                "thon ap khu pho", "address", "hamlet")
        {
            SharesCellWith = Commune,
        },
        new(Commune, "Xã, thị trấn", FieldKind.Text, false,
            "xa thi tran", "xa phuong thi tran", "phuong xa", "xa phuong", "xa", Debtors + " > xa thi tran", Debtors
                + " > xa", "dia chi > xa", "dia ban",
            "dia ban xa", "ten xa", "phuong xa thi tran", "xa phuong dac khu", "don vi hanh chinh", "dia phuong", "commune", "ward")
        {
            SharesCellWith = Hamlet, SecondPart = true, Content = "^(xa|thi tran|phuong) ",
                Group = @"^((?:xa|phuong|thi tran|dac khu|tt\.|x\.|p\.)\s*\S.*)$",
        },
        new(Creditor, "Người được thi hành án", FieldKind.Text, false,
            Creditors, "ten " + Creditors, "ho ten " + Creditors, "ho va ten " + Creditors, "nguoi duoc thi hanh", Creditors
                + " > ho va ten",
            Creditors + " > ho ten", Creditors
                + " > ten", "ben duoc thi hanh an", "duong su duoc thi hanh an", "don vi thu huong", "creditor", "creditor name")
        {
            LinesAreNames = true,
        },
        new(RegisterFields.Obligation, "Nội dung nghĩa vụ", FieldKind.Text, true,
            "noi dung nghia vu", "noi dung thi hanh an", "noi dung thi hanh", "nghia vu thi hanh an", "noi dung phai thi hanh",
                "khoan phai thi hanh",
            "nghia vu", "noi dung", "loai nghia vu", "noi dung phai thi hanh an", "khoan thi hanh", "khoan nghia vu", "loai khoan thu",
                "khoan thu",
            "noi dung vu viec", "ten khoan", "ma nghia vu", "khoan", "obligation", "obligation type")
        {
            Never = ["tien", "ngay"],
        },
        new(Due, "Phải thi hành", FieldKind.Amount, true,
            "so tien > phai thi hanh", "so tien phai thi hanh", "phai thi hanh", "tong so phai thi hanh", "tong so tien phai thi hanh",
                "so phai thi hanh",
            "so tien theo quyet dinh", "so tien", "tong phai thu", "phai thu", "so phai thu", "tong so phai thu", "so tien phai thu",
                "so tien phai thi hanh an",
            "tong so tien phai thi hanh an", "phai thi hanh an", "so tien phai nop", "phai nop", "so tien nghia vu", "tong so tien",
                "tong tien", "gia tri",
            "tri gia", "tong nghia vu", "so tien thi hanh an", "tong phai thi hanh", "amount due", "due", "amount")
        {
            Never = ["con", "nguoi", "da", "paid", "chua"],
        },
        new(Paid, "Đã thi hành", FieldKind.Amount, false,
            "so tien > da thi hanh", "so tien da thi hanh", "da thi hanh", "so da thi hanh", "da thu", "da nop", "da thi hanh duoc",
                "so tien da thu",
            "so da thu", "tong da thu", "luy ke da thu", "da thi hanh an", "so tien da thi hanh an", "so tien da nop", "da thu duoc",
                "thuc thu", "so thuc thu",
            "thu duoc", "tong so da thu", "tong da thi hanh", "amount paid", "paid")
        {
            SumOf = @"^(?:so tien |tien )?(?:da )?(?:thu|nop|thi hanh)\b.*\b(?:thang|t|quy|q|ky|dot|nam) ?(?:[0-9]{1,4}|i{1,3}|iv|truoc|"
                + @"nay)\b|^(?:thang|quy) ?[0-9]{1,2}\b|\b(?:da thu|da nop|thu) (?:thang|quy) ?[0-9]",
            Never = ["con", "chua", "ngay"],
        },
        new(Remaining, "Còn lại", FieldKind.Amount, false,
            "so tien > con lai", "con lai", "so tien con lai", "con phai thi hanh", "so tien con phai thi hanh", "so con phai thi hanh",
                "con phai thu",
            "con phai thi hanh an", "so tien con phai thi hanh an", "con phai nop", "so con lai", "con no", "so tien con phai thu",
                "chua thi hanh",
            "so chua thi hanh", "chua thu", "remaining", "balance")
        {
            From = Due, Minus = Paid,
        },
        new(State, "Tình trạng", FieldKind.Text, false,
            "tinh trang", "tinh trang thi hanh an", "tinh trang ho so", "trang thai", "phan loai", "ket qua phan loai",
                "tinh trang thi hanh", "trang thai ho so",
            "ma trang thai", "trang thai thi hanh an", "phan loai viec", "phan loai ho so", "phan loai dieu kien", "ket qua thi hanh an",
                "status", "state")
        {
            Content = "^(dang[ _]thi[ _]hanh|chua[ _]co[ _]dieu[ _]kien|co[ _]dieu[ _]kien)", Never = ["tai"],
        },
        new(RegisterFields.Means, "Điều kiện thi hành án", FieldKind.Text, false,
            "dieu kien thi hanh an", "ket qua xac minh", "dieu kien thi hanh", "ket qua xac minh dieu kien", "tai san thu nhap",
            "ket qua xac minh dieu kien thi hanh an", "tinh trang tai san", "tai san", "thu nhap tai san", "dieu kien tai san",
                "hoan canh", "kha nang thi hanh",
            "noi dung xac minh", "tinh trang tai san thu nhap", "thu nhap", "means")
        {
            Never = ["chua", "ngay"],
        },
        new(VerifiedOn, "Ngày xác minh gần nhất", FieldKind.Date, false,
            "ngay xac minh gan nhat", "ngay xac minh", "xac minh gan nhat", "ngay xac minh lan cuoi", "ngay xac minh cuoi",
                "xac minh > ngay", "xac minh lan cuoi",
            "ngay xac minh dieu kien", "lan xac minh gan nhat", "ngay xac minh dieu kien thi hanh an", "xac minh ngay", "xac minh",
                "verified on", "verification date")
        {
            Latest = true, Never = ["ket"],
        },
        new(NotEnforceable, "Quyết định chưa có điều kiện", FieldKind.Mark, false,
            "chua co dieu kien ngay quyet dinh", "chua co dieu kien", "quyet dinh chua co dieu kien", "ngay quyet dinh chua co dieu kien",
                "chua co dieu kien thi hanh an",
            "chua co dieu kien > ngay", "chua co dieu kien > so ngay", "chua co dieu kien so ngay quyet dinh",
                "quyet dinh chua co dieu kien thi hanh an",
            "so ngay quyet dinh chua co dieu kien", "chua co dieu kien thi hanh an ngay quyet dinh")
        {
            Never = ["diem", "can", "ly"],
        },
        new(Ground, "Điểm, khoản chưa có điều kiện", FieldKind.Text, false,
            "diem", "chua co dieu kien > diem", "diem khoan", "can cu diem", "diem dieu 44a", "diem khoan dieu",
                "can cu chua co dieu kien", "ly do chua co dieu kien",
            "chua co dieu kien > can cu", "diem khoan 1 dieu 44a", "chua co dieu kien diem"),
        new(CoercionNo, "Số quyết định cưỡng chế", FieldKind.DocumentNumber, false,
            "quyet dinh cuong che > so", "so quyet dinh cuong che", "quyet dinh cuong che", "cuong che > so", "cuong che", "so ngay quyet dinh cuong che")
        {
            SharesCellWith = CoercionDate,
        },
        new(CoercionDate, "Ngày quyết định cưỡng chế", FieldKind.Date, false,
            "quyet dinh cuong che > ngay", "ngay quyet dinh cuong che", "ngay cuong che", "cuong che > ngay"),
        new(Officer, "Chấp hành viên", FieldKind.Text, false,
            "chap hanh vien", "chap hanh vien phu trach", "ho ten chap hanh vien", "ten chap hanh vien", "can bo phu trach",
                "nguoi phu trach",
            "chap hanh vien to chuc thi hanh", "chap hanh vien thu ly", "chap hanh vien giai quyet", "can bo thu ly", "nguoi thu ly",
                "can bo", "officer")
        {
            Group = @"(?:chap hanh vien|chv|can bo phu trach|can bo)\s*(?:phu trach|thu ly)?\s*[:.\-]?\s*(\S.*)$", FromSheetName = true,
        },
        new(FirstDecisionDate, "Ngày quyết định thi hành án đầu tiên", FieldKind.Date, false,
            "ngay quyet dinh thi hanh an dau tien", "ngay quyet dinh dau tien", "ngay quyet dinh lan dau"),
        new(LastReliefOn, "Ngày được xét miễn, giảm gần nhất", FieldKind.Date, false, "ngay xet mien giam gan nhat", "ngay xet mien giam", "ngay mien giam"),
        new(Note, "Ghi chú", FieldKind.Text, false, "ghi chu", "ghi chu khac", "note", "remark"),
    ];
}

/// <summary>How the columns of a results file are recognised.</summary>
public static class ResultSpec
{
    public static IReadOnlyList<FieldSpec> Fields { get; } =
    [
        new(ResultFields.On, "Ngày của kết quả", FieldKind.Date, true, "ngay", "ngay thuc hien", "ngay ket qua", "ngay thang", "ngay ghi nhan"),
        new(ResultFields.DecisionNo, "Số quyết định thi hành án", FieldKind.DocumentNumber, true,
            "so quyet dinh thi hanh an", "quyet dinh thi hanh an > so", "so quyet dinh", "quyet dinh thi hanh an", "quyet dinh > so",
            "so ngay quyet dinh thi hanh an", "so ngay quyet dinh")
        {
            SharesCellWith = ResultFields.DecisionDate, Content = @"[0-9]+\s*/\s*qd",
        },
        new(ResultFields.DecisionDate, "Ngày quyết định thi hành án", FieldKind.Date, true,
            "ngay quyet dinh thi hanh an", "quyet dinh thi hanh an > ngay", "ngay quyet dinh", "quyet dinh > ngay"),
        new(ResultFields.Result, "Kết quả", FieldKind.Text, true, "ket qua", "ket qua thuc hien", "ket qua thi hanh", "noi dung ket qua", "ket qua giai quyet"),
        new(ResultFields.Amount, "Số tiền", FieldKind.Amount, false, "so tien", "so tien thu duoc", "so tien da thu", "tien", "da thu",
            "thu duoc"),
        new(ResultFields.Receipt, "Số biên lai", FieldKind.Text, false, "so bien lai", "bien lai", "bien lai so"),
        new(ResultFields.Note, "Số biên lai, ghi chú", FieldKind.Text, false, "so bien lai ghi chu", "ghi chu", "can cu", "dien giai"),
    ];
}
