using System.IO.Compression;
using System.Text;
using CaoDiem.Database;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Core.Tests.Packages;

/// <summary>What a package says, and what none may say.</summary>
internal static class NameScan
{
    /// <summary>Every text in the file, names of parts included, folded, with single blanks for everything that is no letter or digit.</summary>
    public static List<(string Part, string Text)> Texts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var texts = new List<(string, string)>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            texts.Add((entry.FullName, Plain(entry.FullName + " " + Encoding.UTF8.GetString(copy.ToArray()))));
            if (entry.FullName.EndsWith(".docx", StringComparison.Ordinal))
            {
                texts.AddRange(Texts(copy.ToArray()).Select(t => ($"{entry.FullName}/{t.Part}", t.Text)));
            }
        }

        return texts;
    }

    private static string Plain(string text) => $" {string.Join(' ', new string([.. VietText.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";

    /// <summary>Straight from the tables, not by the guard: every name, place, number, day, telephone and account.</summary>
    public static async Task<List<string>> NamesAsync(AppDb db)
    {
        var names = new List<string?>();
        foreach (var d in await db.Dossiers.AsNoTracking().ToListAsync())
        {
            names.AddRange([d.DebtorName, d.DecisionNo, d.JudgmentNo, d.Court, d.Hamlet, d.CoercionDecisionNo, $"{d.DecisionDate:dd/MM/yyyy}", $"{d.DecisionDate:yyyy-MM-dd}", $"{d.JudgmentDate:dd/MM/yyyy}"]);
        }

        names.AddRange(await db.Parties.Select(p => p.Name).ToListAsync());
        names.AddRange(await db.Communes.Select(c => c.Name).ToListAsync());
        names.AddRange((await db.Communes.Select(c => c.Name).ToListAsync()).Select(c => c.Replace("Xã ", "", StringComparison.Ordinal).Replace("Thị trấn ", "", StringComparison.Ordinal)));
        names.AddRange(await db.Officers.Select(o => o.Name).ToListAsync());
        foreach (var user in await db.Users.ToListAsync())
        {
            names.AddRange([user.Login, user.Name]);
        }

        names.AddRange(await db.Members.Where(m => m.Kind != MemberKind.Representative).Select(m => m.Name).ToListAsync());
        names.AddRange(await db.Representatives.Select(r => r.Name).ToListAsync());
        names.AddRange(await db.Representatives.Select(r => r.Phone).ToListAsync());
        names.AddRange(await db.Partners.Select(p => p.Name).ToListAsync());
        foreach (var office in await db.Offices.ToListAsync())
        {
            names.AddRange([office.Name, office.Code, office.Province]);
        }

        names.AddRange(await db.Campaigns.Select(c => c.PlanNo).ToListAsync());
        return [.. names.OfType<string>().Select(n => Plain(n).Trim()).Where(n => n.Length > 3).Distinct()];
    }
}
