using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TaskForces;

/// <summary>
/// Members of the office itself who were typed in before they were picked: tied to the one officer, or the one account, that has exactly
/// their name once marks and case are left out. Who fits nobody, or more than one, stays as he was typed, and his team's page says so.
/// </summary>
public sealed class TypedMembers(AppDb db)
{
    /// <summary>The process in the audit.</summary>
    public const string Name = "Gắn thành viên tổ với danh sách của đơn vị";

    /// <returns>How many were tied, and how many stay as they were typed.</returns>
    public async Task<(int Tied, int Left)> TieAsync(CancellationToken cancellationToken = default)
    {
        var own = MemberKinds.All.Where(k => k.IsOwn()).ToList();
        var typed = await db.Members.Where(m => own.Contains(m.Kind) && m.OfficerId == null && m.UserId == null)
            .ToListAsync(cancellationToken);
        var tied = 0;
        foreach (var office in typed.GroupBy(m => m.OfficeId))
        {
            var staff = await StaffAsync(office.Key, cancellationToken);
            db.Begin(Name, Actor.ForOffice(office.Key, "Hệ thống"));
            foreach (var member in office)
            {
                if (staff[VietText.Fold(member.Name)].ToList() is [var only])
                {
                    member.Tie(only);
                    tied++;
                }
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return (tied, typed.Count - tied);
    }

    private async Task<ILookup<string, StaffMember>> StaffAsync(Id<Office> office, CancellationToken cancellationToken)
    {
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office).ToListAsync(cancellationToken);
        var users = await db.Users.AsNoTracking().Where(u => u.OfficeId == office && AddStaffHandler.Own.Contains(u.Role))
            .ToListAsync(cancellationToken);
        var bound = users.Where(u => u.OfficerId is not null && !u.Disabled).OrderBy(u => u.Login).ToLookup(u => u.OfficerId!.Value);
        return officers.Select(o => (Key: o.SearchKey, Person: new StaffMember(o.Name, o.Id, bound[o.Id].FirstOrDefault()?.Id)))
            .Concat(users.Where(u => u.OfficerId is null).Select(u => (Key: VietText.Fold(u.Name), Person: new StaffMember(u.Name, null,
                u.Id))))
            .ToLookup(p => p.Key, p => p.Person);
    }
}
