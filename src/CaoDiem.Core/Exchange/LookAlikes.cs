using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Two names of a directory that may be one, and why they look so.</summary>
public sealed record LookAlike(AliasKind Kind, Guid One, string OneName, Guid Other, string OtherName, string Why);

/// <summary>Pairs of names in an office's directory that look like one: proposed to people, never merged by themselves.</summary>
public sealed class LookAlikesQuery(AppDb db)
{
    /// <summary>Shorter names differ by one letter too easily.</summary>
    private const int LettersOfAName = 7;

    public async Task<IReadOnlyList<LookAlike>> LoadAsync(Id<Office> office, CancellationToken cancellationToken = default)
    {
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey)
            .Select(o => new Known((Guid)(object)o.Id, o.Name, o.SearchKey)).ToListAsync(cancellationToken);
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey)
            .Select(c => new Known((Guid)(object)c.Id, c.Name, c.SearchKey)).ToListAsync(cancellationToken);
        return
        [
            .. Pairs(officers, AliasKind.Officer, WhyPeople), .. Pairs(communes, AliasKind.Commune, WhyCommunes),
        ];
    }

    private static IEnumerable<LookAlike> Pairs(List<Known> all, AliasKind kind, Func<Known, Known, string?> why) =>
        from one in all.Index()
        from other in all.Skip(one.Index + 1)
        let reason = why(one.Item, other)
        where reason is not null
        let fuller = one.Item.Key.Length >= other.Key.Length ? one.Item : other
        let shorter = ReferenceEquals(fuller, other) ? one.Item : other
        select new LookAlike(kind, shorter.Id, shorter.Name, fuller.Id, fuller.Name, reason);

    private static string? WhyPeople(Known one, Known other) =>
        SameName.IsPerson(one.Key, other.Key) || SameName.IsPerson(other.Key, one.Key) ? "viết tắt hoặc thêm chức danh"
            : LeavesOut(one.Key, other.Key) || LeavesOut(other.Key, one.Key) ? "thiếu chữ đệm"
            : WhyLetter(one, other);

    // Nguyễn An and Nguyễn Văn An: the same family and given name, some of the words between left out.
    private static bool LeavesOut(string shorter, string longer)
    {
        var (parts, whole) = (shorter.Split(' '), longer.Split(' '));
        if (parts.Length < 2 || parts.Length >= whole.Length || parts[0] != whole[0] || parts[^1] != whole[^1])
        {
            return false;
        }

        var between = new Queue<string>(parts[1..^1]);
        foreach (var word in whole[1..^1])
        {
            if (between.TryPeek(out var next) && next == word)
            {
                between.Dequeue();
            }
        }

        return between.Count == 0;
    }

    private static string? WhyCommunes(Known one, Known other) =>
        SameName.IsCommune(one.Key, RegisterWords.CommuneKey(other.Key)) ? "thiếu chữ xã, phường, thị trấn" : WhyLetter(one, other);

    private static string? WhyLetter(Known one, Known other) =>
        Math.Min(one.Key.Length, other.Key.Length) >= LettersOfAName && !Numbered(one, other)
            && RegisterPeople.Distance(one.Key, other.Key) == 1 ? "khác nhau một chữ cái" : null;

    // Phong Thạnh A and Phong Thạnh B, Ấp 1 and Ấp 2: a letter or number that stands alone tells places apart.
    private static bool Numbered(Known one, Known other)
    {
        var (last, its) = (one.Key.Split(' ')[^1], other.Key.Split(' ')[^1]);
        return last != its && (last.Length == 1 || its.Length == 1 || (last.All(char.IsAsciiDigit) && its.All(char.IsAsciiDigit)));
    }

    private sealed record Known(Guid Id, string Name, string Key);
}
