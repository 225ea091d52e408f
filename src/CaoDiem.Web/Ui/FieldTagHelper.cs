using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaoDiem.Web.Ui;

/// <summary>
/// A labelled input with hint and error, linked for screen readers:
/// &lt;field for="Input.Name" label="Tên" hint="…" type="date" /&gt;. Types: text, password, date, money, number, area, select.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Text of the empty choice of a select; none when null.</summary>
    public string? Empty { get; set; }

    public string? Autocomplete { get; set; }

    [HtmlAttributeName("autofocus")]
    public bool Autofocus { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var state = View.ViewData.ModelState.TryGetValue(name, out var entry) ? entry : null;
        var error = state?.Errors.FirstOrDefault()?.ErrorMessage;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        Paragraph(output.Content, "hint", $"{id}-hint", Hint);
        Paragraph(output.Content, "field-error", $"{id}-error", error);
        var input = Input(state?.AttemptedValue ?? Text(For.Model));
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        var described = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", error is null ? null : $"{id}-error" }.OfType<string>());
        if (described.Length > 0)
        {
            input.Attributes["aria-describedby"] = described;
        }

        if (error is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        if (Autofocus)
        {
            input.Attributes["autofocus"] = "autofocus";
        }

        if (Autocomplete is not null)
        {
            input.Attributes["autocomplete"] = Autocomplete;
        }

        output.Content.AppendHtml(input);
    }

    private TagBuilder Input(string? value)
    {
        if (Type == "select")
        {
            return Select(value);
        }

        if (Type == "area")
        {
            var area = new TagBuilder("textarea");
            area.InnerHtml.Append(value ?? "");
            return area;
        }

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Type is "password" or "number" ? Type : "text";
        if (Type is "money" or "date")
        {
            input.Attributes["inputmode"] = Type == "money" ? "numeric" : "text";
            input.Attributes["autocomplete"] = "off";
        }

        if (Type == "date")
        {
            input.Attributes["placeholder"] = "ngày/tháng/năm";
        }

        if (Type != "password")
        {
            input.Attributes["value"] = value ?? "";
        }

        return input;
    }

    private TagBuilder Select(string? value)
    {
        var select = new TagBuilder("select");
        if (Empty is not null)
        {
            select.InnerHtml.AppendHtml(Option("", Empty, string.IsNullOrEmpty(value)));
        }

        foreach (var item in Items ?? [])
        {
            select.InnerHtml.AppendHtml(Option(item.Value, item.Text, string.Equals(item.Value, value, StringComparison.OrdinalIgnoreCase)));
        }

        return select;
    }

    private static TagBuilder Option(string value, string text, bool selected)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (selected)
        {
            option.Attributes["selected"] = "selected";
        }

        option.InnerHtml.Append(text);
        return option;
    }

    private static void Paragraph(TagHelperContent content, string css, string id, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            var paragraph = new TagBuilder("p");
            paragraph.AddCssClass(css);
            paragraph.Attributes["id"] = id;
            paragraph.InnerHtml.Append(text);
            content.AppendHtml(paragraph);
        }
    }

    private string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => Format.Day(day),
        long amount when Type == "money" => Format.Money(amount),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <summary>The list of errors at the top of a form, each leading to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = View.ViewData.ModelState.SelectMany(s => s.Value!.Errors.Select(e => (s.Key, e.ErrorMessage))).Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml("<h2>Có lỗi cần sửa</h2>");
        var list = new TagBuilder("ul");
        foreach (var (key, message) in errors)
        {
            var item = new TagBuilder("li");
            if (key.Length == 0)
            {
                item.InnerHtml.Append(message);
            }
            else
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
                link.InnerHtml.Append(message);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(list);
    }
}
