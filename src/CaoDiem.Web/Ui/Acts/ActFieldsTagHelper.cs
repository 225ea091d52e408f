using CaoDiem.Dossiers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>The inputs of an act as the registry of kinds asks for them: &lt;act-fields fields="…" /&gt;.</summary>
[HtmlTargetElement("act-fields", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ActFieldsTagHelper : TagHelper
{
    private static readonly string[] Long = [nameof(ActForm.Text), nameof(ActForm.Reason), nameof(ActForm.Ground), nameof(ActForm.Obligation)];

    public required ActFormView Fields { get; set; }

    /// <summary>Prefix of the form in the page.</summary>
    public string Prefix { get; set; } = "Input";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "actgrid");
        var inputs = ActInputs.Of(Fields.Facts).Where(i => !Fields.Elsewhere.Contains(i.Input.Name)).ToList();
        output.Content.AppendHtml(new FieldBox(View, $"{Prefix}.On", Fields.Decision ? "Ngày đề xuất" : "Ngày")
        {
            Type = "date",
            Value = Fields.Form.On,
            Autofocus = inputs.Count == 0,
        }.Box());
        for (var i = 0; i < inputs.Count; i++)
        {
            output.Content.AppendHtml(Box(inputs[i].Input, inputs[i].Required, i == 0));
        }

        if (Fields.Decision && !Fields.Facts.Paperless)
        {
            output.Content.AppendHtml(Document(nameof(ActForm.DocumentNo), "Số quyết định", "text", Fields.Form.DocumentNo));
            output.Content.AppendHtml(Document(nameof(ActForm.DocumentOn), "Ngày quyết định", "date", Fields.Form.DocumentOn));
        }
    }

    private IHtmlContent Box(ActInput input, bool required, bool first)
    {
        var items = input.Type is "select" or "choice" ? Fields.Choices.Items(input.Name) : null;
        return new FieldBox(View, $"{Prefix}.{input.Name}", required ? input.Label : $"{input.Label} (nếu có)")
        {
            Type = items is not null ? "select" : input.Type == "choice" ? "text" : input.Type,
            Items = items,
            Empty = items is null ? null : "Chọn…",
            Suggestions = items is null ? Fields.Choices.Suggestions(input.Name) : [],
            Value = input.Read(Fields.Form),
            Hint = ActInputs.Hint(Fields.Facts.Kind, input.Name),
            Required = required,
            Autofocus = first,
            Autocomplete = "off",
            Wide = Long.Contains(input.Name),
        }.Box();
    }

    private IHtmlContent Document(string name, string label, string type, object? value) =>
        new FieldBox(View, $"{Prefix}.{name}", label + " (nếu đã có)") { Type = type, Value = value, Autocomplete = "off" }.Box();
}
