using CaoDiem.Dossiers;
using CaoDiem.Web.Pages.Dossiers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaoDiem.Web.Ui;

/// <summary>The input of one field of an act, as the registry of kinds asks for it: &lt;act-field field="need" needed="true" page="Model" /&gt;.</summary>
[HtmlTargetElement("act-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ActFieldTagHelper(ModelExpressionProvider expressions) : TagHelper
{
    public ActField Field { get; set; }

    public bool Needed { get; set; }

    public required RecordModel Page { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var (member, label, type, items) in Inputs())
        {
            output.Content.AppendHtml(InputOf(member, label, type, items));
        }
    }

    private TagHelperOutput InputOf(string member, string label, string type, IEnumerable<SelectListItem>? items)
    {
        var data = new ViewDataDictionary<RecordModel>(View.ViewData, Page);
        var field = new FieldTagHelper
        {
            For = expressions.CreateModelExpression(data, $"Input.{member}"),
            Label = label + (Needed ? "" : " (nếu có)"),
            Type = type,
            Items = items,
            Empty = items is null ? null : "Chọn…",
            View = View,
        };
        var inner = new TagHelperOutput("field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        field.Process(new([], new Dictionary<object, object>(), Guid.CreateVersion7().ToString("N")), inner);
        return inner;
    }

    private IEnumerable<(string Member, string Label, string Type, IEnumerable<SelectListItem>? Items)> Inputs()
    {
        var label = Field.Label();
        return Field switch
        {
            ActField.Amount => [(nameof(ActForm.Amount), label + " (đồng)", "money", null)],
            ActField.DocumentOn or ActField.Until or ActField.EffectiveOn or ActField.PlannedOn => [(Field.ToString(), label, "date", null)],
            ActField.Means => [(nameof(ActForm.Means), label, "select", Page.MeansChoices)],
            ActField.Which => [(nameof(ActForm.Which), label, "select", Page.WhichChoices)],
            ActField.Force => [(nameof(ActForm.Force), label, "select", Page.ForceChoices)],
            ActField.Item => [(nameof(ActForm.Item), label, "select", Page.Items)],
            ActField.Strikes => [(nameof(ActForm.Strikes), label, "select", Page.Decisions)],
            ActField.Answers => [(nameof(ActForm.Answers), label, "select", Page.Unanswered)],
            ActField.Officer => [(nameof(ActForm.Officer), label, "select", Page.Officers)],
            ActField.Address => [(nameof(ActForm.Address), "Ấp, khóm, số nhà", "text", null), (nameof(ActForm.Commune), "Xã, phường", "select", Page.Communes)],
            ActField.Obligation =>
            [
                (nameof(ActForm.ItemKind), "Loại khoản", "select", Page.ItemKinds), (nameof(ActForm.Obligation), "Nội dung khoản", "text", null),
                (nameof(ActForm.Due), "Phải thi hành (đồng)", "money", null),
            ],
            ActField.Text => [(nameof(ActForm.Text), label, "area", null)],
            _ => [(Field.ToString(), label, "text", null)],
        };
    }
}
