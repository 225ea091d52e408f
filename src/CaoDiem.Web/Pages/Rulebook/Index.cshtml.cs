using System.ComponentModel.DataAnnotations;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Rulebook;

[Authorize(nameof(Permission.ManageOffice))]
public sealed class IndexModel(
    AppDb db, AmendAndRecountHandler amend, PreviewAmendmentHandler preview, TriageDossiersHandler triage) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public int FilesShown => 100;

    public DateOnly Today => Db.Today;

    public LawBook Book { get; private set; } = LawBook.Common;

    public Parameter? Chosen { get; private set; }

    public AmendmentPreviewed? Preview { get; private set; }

    public IReadOnlyList<LawAmendment> Own { get; private set; } = [];

    public IReadOnlyList<(string Title, IReadOnlyList<Parameter> Rows)> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public string ValueHint => Chosen?.Kind switch
    {
        ParameterKind.MonthDay => "Tháng rồi ngày viết liền: 727 là 27/07; 0 là không có",
        ParameterKind.Part => "Mẫu số: 50 là 1/50",
        ParameterKind.Rate => "Phần vạn: 300 là 3%",
        ParameterKind.Money => "Đồng",
        ParameterKind.WorkingDay => "Số ngày làm việc",
        ParameterKind.Day => "Số ngày",
        ParameterKind.Month => "Số tháng",
        ParameterKind.Year => "Số năm",
        ParameterKind.Hour => "Giờ",
        ParameterKind.Percent => "Phần trăm",
        _ => "Số nguyên",
    };

    public async Task OnGetAsync()
    {
        await LoadAsync(Code);
        Input.From = Chosen?.Version is { } version && version.From > Today ? version.From : Today;
        Input.Value = Chosen is { } chosen ? Book.Number(chosen.Code, Input.From.Value) : null;
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await TryAsync(async () => Preview = await preview.Handle(new(Change()), Actor, Cancel));
        await LoadAsync(Input.Code);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (await TryAsync(() => amend.Handle(Change(), Actor, Cancel)))
        {
            Done = $"Đã lưu thay đổi «{Parameters.Of(Input.Code).Label}». {await AgainAsync()}";
            return RedirectToPage(new { code = (string?)null });
        }

        await LoadAsync(Input.Code);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<LawAmendment> id)
    {
        await amend.Remove(id, Actor, Cancel);
        Done = $"Đã bỏ thay đổi. {await AgainAsync()}";
        return RedirectToPage(new { code = (string?)null });
    }

    private AmendLaw Change() => new(Input.Code, Input.From!.Value, Input.Value!.Value, Input.Source);

    // Triage follows by itself, as of the day of the last run, so that the difference is that of the law alone.
    private async Task<string> AgainAsync()
    {
        var office = Actor.RequireOffice();
        var last = await Db.TriageRuns.AsNoTracking().Where(r => r.OfficeId == office).OrderByDescending(r => r.RanAt).FirstOrDefaultAsync(Cancel);
        if (last is null)
        {
            await RenewFindings.AskAsync(Db, office, Cancel);
            return "Đơn vị chưa phân loại hồ sơ lần nào.";
        }

        var run = (await triage.AfterAmendment(last.AsOf, Actor, Cancel)).Run;
        return $"Phân loại lại {Format.Number(run.Files)} hồ sơ tính đến {Format.Day(run.AsOf)}: {Format.Number(run.Changed)} hồ sơ đổi nhóm hoặc mức sẵn sàng.";
    }

    private async Task LoadAsync(string? code)
    {
        var office = Actor.RequireOffice();
        Book = await OfficeLaw.LoadAsync(Db, office, Cancel);
        Chosen = code is null ? null : Parameters.Find(code);
        Choices = [.. (Chosen?.Choices ?? []).Select((c, i) => new SelectListItem(c, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        Own = await Db.LawAmendments.AsNoTracking().Where(a => a.OfficeId == office).OrderBy(a => a.Code).ThenBy(a => a.From).ToListAsync(Cancel);
        var words = VietText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Parameters.All.Where(p => p.Version is not { } v || v.To is not { } end || end >= Today || words.Length > 0)
            .Where(p => VietText.Fold($"{p.Row} {p.Label}") is var folded && words.All(w => folded.Contains(w, StringComparison.Ordinal))).ToList();
        Groups =
        [
            .. found.GroupBy(Title).OrderBy(g => g.Key.Order).Select(g => (g.Key.Title, (IReadOnlyList<Parameter>)[.. g])),
        ];
    }

    private (int Order, string Title) Title(Parameter parameter) =>
        parameter.Version is null && Book.Value(parameter.Code, Today).Unverified ? (0, $"Luật chưa nói rõ, đơn vị tự chọn ({Parameters.Mark})")
        : parameter.Code.StartsWith("term.", StringComparison.Ordinal) ? (3, "Thời hạn")
        : parameter.Code.StartsWith("relief.M-", StringComparison.Ordinal) ? (2, "Bảng miễn, giảm")
        : (1, "Số tiền, mức và số lần");

    public sealed class Form
    {
        [Required]
        public string Code { get; set; } = "";

        [Required]
        public DateOnly? From { get; set; }

        [Required]
        public long? Value { get; set; }

        [Required]
        public string Source { get; set; } = "";
    }
}
