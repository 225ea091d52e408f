using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Ui;

/// <summary>A selection rule as the fields of a form.</summary>
public sealed class RuleForm
{
    public List<WorkGroup> Groups { get; set; } = [];

    public List<FileClass> Classes { get; set; } = [];

    public int? Years { get; set; }

    public long? AmountFrom { get; set; }

    public long? AmountTo { get; set; }

    public List<Id<Commune>> Communes { get; set; } = [];

    public List<Id<Officer>> Officers { get; set; } = [];

    public static RuleForm Of(SelectionRule rule) => new()
    {
        Groups = [.. rule.Groups],
        Classes = [.. rule.Classes],
        Years = rule.Years,
        AmountFrom = rule.AmountFrom?.Amount,
        AmountTo = rule.AmountTo?.Amount,
        Communes = [.. rule.Communes],
        Officers = [.. rule.Officers],
    };

    /// <exception cref="RuleViolation">CMP-044: the amounts or years make no sense.</exception>
    public SelectionRule ToRule() => AsTyped().Check();

    /// <summary>The rule as far as it is typed, for a look while one is typing.</summary>
    public SelectionRule AsTyped() => new()
    {
        Groups = Groups,
        Classes = Classes,
        Years = Years,
        AmountFrom = AmountFrom is { } from ? new Dong(from) : null,
        AmountTo = AmountTo is { } to ? new Dong(to) : null,
        Communes = Communes,
        Officers = Officers,
    };
}

/// <summary>What the fields of a rule need to be drawn.</summary>
public sealed record RuleFields(RuleForm Rule, IReadOnlyList<SelectListItem> Communes, IReadOnlyList<SelectListItem> Officers, string GroupsLabel);
