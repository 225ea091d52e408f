using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Merging;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Merging;

/// <summary>Says in numbers what making one of two names moves, and how it is taken back; then does it.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class ConfirmModel(AppDb db, MergeNamesHandler handler) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public AliasKind Kind { get; set; }

    /// <summary>The name that goes.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid From { get; set; }

    /// <summary>The name that stays.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Into { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Expected { get; set; }

    /// <summary>Null when the two cannot be one.</summary>
    public MergeFigures? Figures { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        NameMerge? merge = null;
        if (await TryAsync(async () => merge = await handler.Handle(new(Kind, From, Into, Reason, Expected), Actor, Cancel), ""))
        {
            Done = $"Đã gộp «{merge!.FromName}» vào «{merge.IntoName}».";
            return Redirect($"/Merging/Merged/{merge.Id}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        try
        {
            Figures = await handler.PreviewAsync(Kind, From, Into, Actor, Cancel);
        }
        catch (RuleViolation refused)
        {
            Refuse(refused, "");
        }
    }
}
