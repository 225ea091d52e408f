using CaoDiem.Identity;
using CaoDiem.Law;

namespace CaoDiem.Documents;

/// <summary>The bodies, symbols and signer of a paper on a day: as the office set them, else as its organisation says.</summary>
/// <param name="Parent">Body above (cơ quan chủ quản).</param>
/// <param name="Body">Issuing body.</param>
/// <param name="Unit">The office as a unit within the issuing body; null while it is that body itself.</param>
/// <param name="Symbol">Short name of the issuing body: CCTHADS.</param>
/// <param name="UnitSymbol">Who drafted: stands in the symbol of letters and behind "Lưu: VT".</param>
/// <param name="Authority">Power and post of who signs, a line each.</param>
/// <param name="Issuer">Who issues decisions: "Chi cục trưởng Chi cục …".</param>
public sealed record PaperBodies(string Parent, string Body, string? Unit, string Symbol, string UnitSymbol, string Place, string Authority, string Signer, string Issuer)
{
    private const string District = "Chi cục trưởng";
    private const string Provincial = "Trưởng Thi hành án dân sự";
    private static readonly string[] Seats = [" huyện ", " thị xã ", " thành phố ", " quận "];

    public static PaperBodies Of(Office office, Letterhead? set, DateOnly day, string head)
    {
        var twoLevels = day >= Organisation.TwoLevelsFrom;
        var own = office.On(day);
        // Names set for a letterhead before the office changed are those of what it was.
        var names = set?.From >= own.From ? set : null;
        var province = names?.Province ?? own.Province ?? "";
        var body = names?.Body ?? own.SealHolder ?? Organisation.IssuingBody(own.Name, province, day);
        var deputy = set?.Power == SigningPower.Deputy;
        string[] authority = (twoLevels, deputy) switch
        {
            (false, false) => [District],
            (false, true) => ["KT. " + District, "Phó " + District],
            (true, false) => ["TL. " + Provincial, "Trưởng phòng"],
            (true, true) => ["TL. " + Provincial, "KT. Trưởng phòng", "Phó Trưởng phòng"],
        };
        return new(
            names?.Parent ?? Organisation.ParentBody(province, day), body, twoLevels ? own.Name : null,
            set?.Symbol ?? Organisation.BodySymbol(day), set?.UnitSymbol ?? "NV",
            set?.Place ?? SeatOf(names?.Body ?? own.Name) ?? province, set?.Authority ?? string.Join('\n', authority), set?.Signer ?? head,
            twoLevels ? body.Replace("Thi hành án dân sự", Provincial, StringComparison.Ordinal) : $"{District} {body}");
    }

    // "Chi cục Thi hành án dân sự huyện Phước Long" has its seat in Phước Long.
    private static string? SeatOf(string name) =>
        Seats.Select(s => (Word: s, At: name.LastIndexOf(s, StringComparison.Ordinal))).Where(s => s.At >= 0).Select(s => name[(s.At + s.Word.Length)..]).FirstOrDefault();
}
