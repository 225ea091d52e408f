using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>The form of one kind of act for many files, and its recording: each file by itself, so that one refusal stops no other.</summary>
public sealed record BulkActs(ActKindFacts Facts, ActFormView View, IReadOnlyList<SelectListItem> Kinds)
{
    private const string Prefix = "Input";

    private static readonly Dictionary<ActField, (string Name, Func<BulkLine, object?> Read)> OfEach = new()
    {
        [ActField.Amount] = (nameof(BulkLine.Amount), l => l.Amount),
        [ActField.ReceiptNo] = (nameof(BulkLine.ReceiptNo), l => l.ReceiptNo),
        [ActField.DocumentNo] = (nameof(BulkLine.DocumentNo), l => l.DocumentNo),
    };

    /// <summary>What is asked of each file: its money, its receipt, its document.</summary>
    public IReadOnlyList<ActField> Columns => [.. Facts.Needs.Where(n => OfEach.ContainsKey(n))];

    /// <summary>What a line says in a column.</summary>
    public static object? ValueOf(BulkLine? line, ActField column) => line is null ? null : OfEach[column].Read(line);

    public static async Task<BulkActs> LoadAsync(AppDb db, Actor actor, string? kind, ActForm form, CancellationToken cancellationToken)
    {
        var facts = FileOffers.ForMany.FirstOrDefault(f => f.Code == kind) ?? ActKind.Verified.Facts();
        var office = actor.OfficeId;
        var choices = new ActChoices(facts.Kind, form.On ?? db.Today)
        {
            Officers = !facts.Needs.Contains(ActField.Officer) ? [] : await db.Officers.Where(o => o.OfficeId == office)
                .Serving(db.Today).OrderBy(o => o.SortKey)
                .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(cancellationToken),
        };
        var columns = facts.Needs.Where(OfEach.ContainsKey).Select(n => OfEach[n].Name);
        // Number and day of a decision are given one by one, or with a series in the queue of what is to be signed.
        var view = new ActFormView(facts, form, choices, false, false) { Elsewhere = [.. columns, nameof(ActForm.ToItem)] };
        return new(facts, view, [.. FileOffers.ForMany.Select(f => new SelectListItem(f.Label, f.Code, f == facts))]);
    }

    /// <summary>All that is missing becomes an error at once; true when nothing is.</summary>
    public bool Check(ActForm form, IReadOnlyList<BulkLine> lines, IReadOnlyList<BulkFile> files, ModelStateDictionary errors)
    {
        if (!lines.Any(l => l.Chosen))
        {
            errors.AddModelError("", "Chưa đánh dấu hồ sơ nào. (RES-020)");
        }

        var shared = new ModelStateDictionary();
        form.Demand(Facts, shared, Prefix);
        foreach (var (key, entry) in shared.Where(e => !View.Elsewhere.Contains(e.Key[(Prefix.Length + 1)..])))
        {
            errors.AddModelError(key, entry!.Errors[0].ErrorMessage);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var column in Columns.Where(c => lines[i].Chosen && ValueOf(lines[i], c) is null or ""))
            {
                var whose = files.FirstOrDefault(f => f.Id == lines[i].Id)?.Named;
                errors.AddModelError(
                    $"Lines[{i}].{OfEach[column].Name}", $"Chưa nhập {column.Label().ToLowerInvariant()} của {whose}. (ACT-002)");
            }
        }

        return errors.IsValid;
    }

    /// <summary>Payments larger than what remains of their files, which somebody has to confirm.</summary>
    public IReadOnlyList<Excess> Over(IEnumerable<BulkLine> lines, IReadOnlyList<BulkFile> files) =>
    [
        .. lines.Where(l => l.Chosen).Join(files, l => l.Id, f => f.Id, (l, f) => Excess.Of(Facts.Kind, l.Amount, f.Remaining, f.Named))
            .OfType<Excess>(),
    ];

    /// <summary>Records for each chosen file in its own turn.</summary>
    /// <param name="campaign">The campaign whose page it was recorded on.</param>
    public async Task<(BulkTold Told, IReadOnlyList<Id<Act>> Acts)> RecordAsync(
        RecordActsHandler handler, ActForm form, IEnumerable<BulkLine> lines, Actor actor, Id<Campaign>? campaign, CancellationToken cancellationToken)
    {
        var (acts, refused, proposed, over) = (new List<Id<Act>>(), new List<(Id<Dossier>, string)>(), 0, Dong.Zero);
        foreach (var line in lines.Where(l => l.Chosen))
        {
            try
            {
                var done = await handler.Handle(new RecordActs([new(line.Id, Entry(form, line))], Campaign: campaign), actor, cancellationToken);
                acts.AddRange(done.Select(d => d.Id));
                over += Facts.Kind == ActKind.Paid ? done[^1].State.Unallocated : Dong.Zero;
                proposed += done.Count(d => d.Stage == ActStage.Proposed);
            }
            catch (RuleViolation violation)
            {
                refused.Add((line.Id, $"{violation.Message} ({violation.Code})"));
            }
        }

        return (new(acts.Count, proposed, refused) { Over = over }, acts);
    }

    private ActEntry Entry(ActForm form, BulkLine line)
    {
        var entry = form.ToEntry(Facts, View.Choices.On);
        return entry with
        {
            Amount = line.Amount is { } amount ? new(amount) : entry.Amount,
            ReceiptNo = line.ReceiptNo ?? entry.ReceiptNo,
            DocumentNo = line.DocumentNo ?? entry.DocumentNo,
        };
    }
}
