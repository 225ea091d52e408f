using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;

namespace CaoDiem.Documents;

/// <summary>How records become words and values of a document.</summary>
public static class PaperWords
{
    private static readonly string[] Common = ["Đợt", "Chiến dịch", "Xã", "Phường", "Thị", "Ủy", "Tổ", "Phòng", "Chi", "Cục", "Thi", "Kế", "Ấp", "Khóm"];

    /// <summary>A name within a sentence: "đợt cao điểm …", "xã Phước Long"; names of people and places keep their capitals.</summary>
    public static string Inline(string name) =>
        name.Length > 0 && Common.Contains(name.Split(' ')[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>A phrase as it stands within a sentence, without its stop.</summary>
    public static string Phrase(string? text) => Bare(text) is { Length: > 0 } bare ? char.ToLowerInvariant(bare[0]) + bare[1..] : "";

    /// <summary>Without the stop at the end, for templates set their own.</summary>
    public static string Bare(string? text) => VietText.Clean(text).TrimEnd('.', ';', ',', ' ');

    public static TemplateValue Money(Dong amount) => new MoneyValue(amount.Amount);

    public static TemplateValue Money(long? amount) => new MoneyValue(amount);

    public static TemplateValue Day(DateOnly? day) => new DateValue(day);

    /// <summary>A share of 0 to 1 as a percentage with two decimals, as official reports round.</summary>
    public static TemplateValue Percent(double share) => new NumberValue(Math.Round((decimal)share * 100, 2, MidpointRounding.AwayFromZero));

    public static TemplateValue List(IEnumerable<GroupValue> items) => new ListValue([.. items]);

    /// <summary>A list of points, each its words.</summary>
    public static TemplateValue Points(IEnumerable<string> points) => List(points.Select(p => new GroupValue { ["nội_dung"] = Bare(p) }));

    /// <summary>"07 giờ 30 phút".</summary>
    public static string Hour(TimeOnly time) => $"{time:HH} giờ {time:mm} phút";
}
