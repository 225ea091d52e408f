using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>What an account sees, for who looks after accounts: its menu, its scope and how much, never what is in it.</summary>
[Authorize(nameof(Permission.ManageUsers))]
public sealed class SightModel(AppDb db) : AppPage(db)
{
    public User Account { get; private set; } = null!;

    public IReadOnlyList<MenuItem> Items { get; private set; } = [];

    public string Scope { get; private set; } = "";

    public IReadOnlyList<(string What, int Count)> Counts { get; private set; } = [];

    public async Task OnGetAsync(Id<User> id)
    {
        Account = await Db.VisibleUsers(Actor).AsNoTracking().Where(u => u.Id == id).OneAsync(Cancel);
        var seen = Account.ToActor();
        (Items, Scope) = ([.. Menu.For(seen)], ScopeWords.Of(seen));
        Counts =
        [
            ("Hồ sơ", await Db.VisibleDossiers(seen).CountAsync(Cancel)),
            ("Chiến dịch", await Db.VisibleCampaigns(seen).CountAsync(Cancel)),
            ("Kế hoạch vụ việc", await Db.VisiblePlans(seen).CountAsync(Cancel)),
            ("Giấy mời", await Db.VisibleInvitations(seen).CountAsync(Cancel)),
            ("Văn bản", await Db.VisibleDocuments(seen).CountAsync(Cancel)),
            ("Lần nhập sổ, kết quả", await Db.VisibleBatches(seen).CountAsync(Cancel)),
        ];
    }
}
