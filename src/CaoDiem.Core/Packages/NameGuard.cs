using System.Text;
using System.Text.RegularExpressions;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Packages;

/// <summary>
/// Knows every name, place, number and account of an office and takes them out of texts that leave it. Names are found whatever their
/// case and marks, whole words only; shapes of telephone, identity and document numbers, days and addresses of mail are taken out too.
/// </summary>
public sealed partial class NameGuard
{
    public const string Gap = "[…]";
    private const int LeastLetters = 4;
    private static readonly string[] Places = ["xa", "phuong", "thi tran", "ap", "khom", "thon", "khu pho", "huyen", "tinh", "quan", "thanh pho", "thi xa", "chi cuc thi hanh an dan su huyen"];

    // Bodies of the State stand in every register as creditors; their kind, like a post, is nobody's name.
    private static readonly string[] Public = ["nha nuoc", "ngan sach nha nuoc", "toa an", "vien kiem sat", "cong an", "uy ban nhan dan", "thu truong", "ke toan", "thu ky", "chap hanh vien", "kiem sat vien", "can bo tang cuong", "can bo cong an"];

    private readonly Dictionary<string, List<string>> _byFirstWord = [];

    public NameGuard(IEnumerable<string?> names)
    {
        foreach (var name in names.SelectMany(Spellings).Distinct().Where(n => !Public.Contains(n)))
        {
            var first = Words().Match(name).Value;
            if (first.Length > 0)
            {
                (_byFirstWord.TryGetValue(first, out var list) ? list : _byFirstWord[first] = []).Add(name);
            }
        }
    }

    /// <summary>Everything of an office that must not leave it.</summary>
    public static async Task<NameGuard> LoadAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken)
    {
        var own = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == office, cancellationToken);
        List<string?> names = [own.Name, own.Code, own.Province];
        names.AddRange(await db.Communes.Where(c => c.OfficeId == office).Select(c => c.Name).ToListAsync(cancellationToken));
        names.AddRange(await db.Aliases.Where(a => a.OfficeId == office).Select(a => a.Name).ToListAsync(cancellationToken));
        names.AddRange(await db.Officers.Where(c => c.OfficeId == office).Select(c => c.Name).ToListAsync(cancellationToken));
        foreach (var user in await db.Users.Where(u => u.OfficeId == office || u.OfficeId == null).Select(u => new { u.Name, u.Login }).ToListAsync(cancellationToken))
        {
            names.AddRange(new[] { user.Name, user.Login });
        }

        foreach (var file in await db.Dossiers.Where(d => d.OfficeId == office)
            .Select(d => new { d.DebtorName, d.CreditorName, d.DecisionNo, d.JudgmentNo, d.Court, d.Hamlet, d.CoercionDecisionNo }).ToListAsync(cancellationToken))
        {
            names.AddRange(new[] { file.DebtorName, file.CreditorName, file.DecisionNo, file.JudgmentNo, file.Court, file.Hamlet, file.CoercionDecisionNo });
        }

        names.AddRange(await db.Parties.Where(p => p.OfficeId == office).Select(p => p.Name).ToListAsync(cancellationToken));
        names.AddRange(await db.Members.Where(m => m.OfficeId == office).Select(m => m.Name).ToListAsync(cancellationToken));
        names.AddRange(await db.Members.Where(m => m.OfficeId == office).Select(m => m.Organisation).ToListAsync(cancellationToken));
        names.AddRange(await db.TaskForces.Where(m => m.OfficeId == office).Select(m => m.Name).ToListAsync(cancellationToken));
        foreach (var partner in await db.Partners.Where(p => p.OfficeId == office).Select(p => new { p.Name, p.LaterName }).ToListAsync(cancellationToken))
        {
            names.AddRange(new[] { partner.Name, partner.LaterName });
        }

        foreach (var person in await db.Representatives.Where(p => p.OfficeId == office).Select(p => new { p.Name, p.Phone }).ToListAsync(cancellationToken))
        {
            names.AddRange(new[] { person.Name, person.Phone });
        }

        names.AddRange(await db.Campaigns.Where(c => c.OfficeId == office && c.PlanNo != "").Select(c => c.PlanNo)
            .ToListAsync(cancellationToken));
        return new(names);
    }

    /// <summary>What of a text belongs to somebody, as it stands in the text.</summary>
    /// <param name="shapes">Also what only looks like a number, day or address of somebody.</param>
    public IReadOnlyList<string> Find(string text, bool shapes = true) => [.. Spans(VietText.Clean(text), shapes).Select(s => VietText.Clean(text).Substring(s.At, s.Length)).Distinct()];

    /// <summary>The text without what belongs to somebody, and what was taken out.</summary>
    public (string Text, IReadOnlyList<string> Taken) Clean(string? text)
    {
        var clean = VietText.Clean(text);
        var (kept, taken, at) = (new StringBuilder(), new List<string>(), 0);
        foreach (var (start, length) in Spans(clean, true))
        {
            kept.Append(clean, at, start - at).Append(Gap);
            taken.Add(clean.Substring(start, length));
            at = start + length;
        }

        return (kept.Append(clean, at, clean.Length - at).ToString(), taken);
    }

    private List<(int At, int Length)> Spans(string clean, bool shapes)
    {
        var folded = Fold(clean);
        List<(int At, int Length)> found = [];
        foreach (Match word in Words().Matches(folded))
        {
            foreach (var name in _byFirstWord.GetValueOrDefault(word.Value) ?? [])
            {
                var lead = name.IndexOf(word.Value, StringComparison.Ordinal);
                var at = word.Index - lead;
                if (at >= 0 && string.CompareOrdinal(folded, at, name, 0, name.Length) == 0 && (at + name.Length == folded.Length || !char.IsLetterOrDigit(folded[at + name.Length])))
                {
                    found.Add((at, name.Length));
                }
            }
        }

        found.AddRange(Numbers().Matches(clean).Select(m => (m.Index, m.Length)));
        if (shapes)
        {
            found.AddRange(Shapes().Matches(clean).Select(m => (m.Index, m.Length)));
        }

        List<(int At, int Length)> apart = [];
        foreach (var span in found.OrderBy(f => f.At).ThenByDescending(f => f.Length))
        {
            if (apart.Count == 0 || span.At >= apart[^1].At + apart[^1].Length)
            {
                apart.Add(span);
            }
        }

        return apart;
    }

    private static IEnumerable<string> Spellings(string? name)
    {
        var folded = VietText.Fold(VietText.Clean(name));
        if (folded.Length >= LeastLetters)
        {
            yield return folded;
        }

        // "Xã Phước Long" is met as "Phước Long" too; "(mẫu)" and the like are no part of a name.
        var bare = Remark().Replace(folded, "").Trim();
        if (Places.OrderByDescending(p => p.Length).FirstOrDefault(p => bare.StartsWith(p + " ", StringComparison.Ordinal)) is { } place)
        {
            bare = bare[(place.Length + 1)..];
        }

        if (bare != folded && bare.Contains(' ', StringComparison.Ordinal))
        {
            yield return bare;
        }
    }

    // Letter by letter, so that a place in the folded text is the same place in the text.
    private static string Fold(string clean) => string.Create(clean.Length, clean, (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            span[i] = VietText.Fold(text[i].ToString()) is [var single, ..] ? single : ' ';
        }
    });

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Remark();

    // Telephone numbers, identity numbers, mail.
    [GeneratedRegex(@"(?<!\d)(?:\+84|0)\d[\d .]{7,11}\d(?!\d)|(?<!\d)(?:\d{9}|\d{12})(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+")]
    private static partial Regex Numbers();

    // Numbers of documents, and days.
    [GeneratedRegex(@"(?<!\d)\d{1,5}/(?:\d{4}/)?[\p{Lu}][\p{L}\d-]*|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)")]
    private static partial Regex Shapes();
}
