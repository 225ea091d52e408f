using System.Text.RegularExpressions;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>How offices word things in a register, and what they mean by it. All patterns are read on folded text.</summary>
public static partial class RegisterWords
{
    private static readonly (string Word, ObligationKind Kind)[] Obligations =
    [
        ("tieu huy", ObligationKind.Destruction),
        ("hoan tra", ObligationKind.Refund),
        ("hoan lai", ObligationKind.Refund),
        ("tra lai tien tam ung", ObligationKind.Refund),
        ("tra lai tam ung", ObligationKind.Refund),
        ("du nop", ObligationKind.Refund),
        ("tich thu", ObligationKind.Confiscation),
        ("sung cong", ObligationKind.Confiscation),
        ("truy thu", ObligationKind.Recovery),
        ("truy nop", ObligationKind.Recovery),
        ("thu loi bat chinh", ObligationKind.Recovery),
        ("an phi", ObligationKind.CourtFee),
        ("le phi toa", ObligationKind.CourtFee),
        ("cap duong", ObligationKind.Maintenance),
        ("boi thuong", ObligationKind.Compensation),
        ("giao quyen su dung", ObligationKind.AssetHandover),
        ("giao tai san", ObligationKind.AssetHandover),
        ("giao nha", ObligationKind.AssetHandover),
        ("giao dat", ObligationKind.AssetHandover),
        ("tra dat", ObligationKind.AssetHandover),
        ("tra nha", ObligationKind.AssetHandover),
        ("phat sung", ObligationKind.Fine),
        ("phat tien", ObligationKind.Fine),
        ("tien phat", ObligationKind.Fine),
        ("hinh phat", ObligationKind.Fine),
        ("sung quy", ObligationKind.OtherBudget),
        ("ngan sach", ObligationKind.OtherBudget),
        ("nop nha nuoc", ObligationKind.OtherBudget),
        ("tra no", ObligationKind.Debt),
        ("thanh toan", ObligationKind.Debt),
        ("tra tien", ObligationKind.Debt),
        ("tra cho", ObligationKind.Debt),
        ("phat", ObligationKind.Fine),
    ];

    private static readonly (string Word, DossierState State)[] States =
    [
        ("chua co dieu kien", DossierState.NotEnforceable),
        ("chua du dieu kien", DossierState.NotEnforceable),
        ("chua co dk", DossierState.NotEnforceable),
        ("chua cdk", DossierState.NotEnforceable),
        ("ccdk", DossierState.NotEnforceable),
        ("cdk chua", DossierState.NotEnforceable),
        ("so theo doi rieng", DossierState.SeparateLedger),
        ("theo doi rieng", DossierState.SeparateLedger),
        ("tam dinh chi", DossierState.Suspended),
        ("dinh chi", DossierState.Terminated),
        ("hoan thanh", DossierState.Completed),
        ("mot phan", DossierState.Enforcing),
        ("hoan", DossierState.Postponed),
        ("uy thac", DossierState.Entrusted),
        ("thi hanh xong", DossierState.Completed),
        ("da xong", DossierState.Completed),
        ("ket thuc", DossierState.Concluded),
        ("dang thi hanh", DossierState.Enforcing),
        ("dang to chuc", DossierState.Enforcing),
        ("dang xac minh", DossierState.Enforcing),
        ("dang giai quyet", DossierState.Enforcing),
        ("co dieu kien", DossierState.Enforcing),
        ("cdk", DossierState.Enforcing),
        ("moi thu ly", DossierState.Enforcing),
        ("co dk", DossierState.Enforcing),
        ("chua thi hanh", DossierState.Enforcing),
        ("thi hanh do dang", DossierState.Enforcing),
        ("chuyen ky sau", DossierState.Enforcing),
        ("dang", DossierState.Enforcing),
        ("xong", DossierState.Completed),
        ("da thi hanh", DossierState.Completed),
    ];

    /// <summary>The state says in so many words that the file is enforceable.</summary>
    public static bool SaysEnforceable(string text) => Plain(text) is var folded
        && (folded.StartsWith("co dieu kien", StringComparison.Ordinal) || folded is "cdk" or "co dk");

    public static ObligationKind? Obligation(string text)
    {
        var folded = Plain(text);
        if (folded.Length == 0)
        {
            return null;
        }

        // What stands before a colon names the duty; what follows describes the thing.
        var head = folded.Split(':')[0];
        return Find(Obligations, head) ?? Find(Obligations, folded) ?? ObligationKind.OtherCivil;
    }

    public static MatterKind? Matter(string text)
    {
        var folded = Plain(text).Replace(".", "", StringComparison.Ordinal);
        return folded switch
        {
            "cd" or "chu dong" => MatterKind.OwnMotion,
            "yc" or "tyc" or "ty" or "theo don" or "theo yc" => MatterKind.OnRequest,
            _ when folded.Contains("chu dong", StringComparison.Ordinal) => MatterKind.OwnMotion,
            _ when folded.Contains("yeu cau", StringComparison.Ordinal) => MatterKind.OnRequest,
            _ => null,
        };
    }

    public static DossierState? State(string text)
    {
        var folded = Plain(text);
        return folded.Length == 0 ? DossierState.Enforcing : Find(States, folded);
    }

    /// <summary>The point of the article in "…, điểm b khoản 1 Điều 44a".</summary>
    public static string? Ground(string text) =>
        GroundShape().Match(Plain(text)) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The point in a cell that holds little else: "b", "điểm b", "b khoản 1 Điều 44a", "Đ. b".</summary>
    public static string? GroundAlone(string text) =>
        Ground(text) ?? (PointShape().Match(Plain(text)) is { Success: true } match ? match.Groups[1].Value : null);

    /// <summary>A column of its own for a state: anything but a no is a yes.</summary>
    public static bool IsMarked(string text) => Plain(text) is not ("" or "-" or "0" or "khong" or "k" or "no" or "false" or "chua");

    /// <summary>The first day named in a text, if it names one: "QĐ ngày 01/08/2022", "ngày 02 tháng 9 năm 2017".</summary>
    public static DateOnly? DayIn(string text) => text.Contains('/', StringComparison.Ordinal) || text.Any(char.IsAsciiDigit)
        ? Days.Parse(text).Day : null;

    /// <summary>The day of an earlier exemption or reduction, when a note tells of one.</summary>
    public static DateOnly? ReliefIn(string text) =>
        ReliefShape().IsMatch(Plain(text)) ? DayIn(text) : null;

    public static Means Means(string text)
    {
        var folded = Plain(text);
        return folded switch
        {
            "" => Law.Means.Unknown,
            _ when MinimumShape().IsMatch(folded) => Law.Means.Minimum,
            _ when NoMeansShape().IsMatch(folded) => Law.Means.None,
            _ when UnknownShape().IsMatch(folded) => Law.Means.Unknown,
            _ => Law.Means.Has,
        };
    }

    /// <summary>A commune's name in the form by which two spellings are the same: "TT. Phước Long" = "Thị trấn Phước Long".</summary>
    public static string CommuneKey(string name)
    {
        var folded = VietText.Fold(name);
        var match = PrefixShape().Match(folded);
        if (!match.Success)
        {
            return folded;
        }

        var prefix = match.Groups[1].Value switch
        {
            "x" => "xa",
            "tt" => "thi tran",
            "p" => "phuong",
            var full => full,
        };
        return $"{prefix} {folded[match.Length..].Trim()}";
    }

    private static T? Find<T>((string Word, T Value)[] words, string folded)
        where T : struct
    {
        foreach (var (word, value) in words)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    // Codes of machines are words with bars: CHUA_CO_DIEU_KIEN.
    private static string Plain(string text) => VietText.Fold(text).Replace('_', ' ');

    [GeneratedRegex(@"diem ([a-z])\b")]
    private static partial Regex GroundShape();

    [GeneratedRegex(@"^(?:d\.\s*|diem\s*)?([a-z])(?![a-z])")]
    private static partial Regex PointShape();

    [GeneratedRegex(@"(xet|duoc|da)\s+(duoc\s+)?(xet\s+)?(mien|giam)")]
    private static partial Regex ReliefShape();

    [GeneratedRegex(@"chi du|muc song toi thieu|sinh hoat toi thieu|ho ngheo|ho can ngheo")]
    private static partial Regex MinimumShape();

    [GeneratedRegex(@"khong (co|con) (tai san|thu nhap|dieu kien|gi)|khong tai san|khong thu nhap|khong (co )?(ts|tn)\b|"
        + @"^khong( co)?\.?$|^chua co\.?$|^0$|chua co tai san|chua co thu nhap|chua co dieu kien")]
    private static partial Regex NoMeansShape();

    [GeneratedRegex(@"dang xac minh|chua xac minh|chua ro|^\?+$|^-+$")]
    private static partial Regex UnknownShape();

    [GeneratedRegex(@"^(xa|x|phuong|p|thi tran|tt)(?:\.\s*|\s+)")]
    private static partial Regex PrefixShape();
}
