using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Ui;

/// <summary>
/// A labelled input with hint and error, linked for screen readers. Types: text, password, date, money, number, area, select. What was
/// typed stays, and the error of its name in the model state stands beside it.
/// </summary>
public sealed class FieldBox(ViewContext view, string name, string label)
{
    public string? Hint { get; init; }

    public string Type { get; init; } = "text";

    public object? Value { get; init; }

    public IEnumerable<SelectListItem>? Items { get; init; }

    /// <summary>Text of the empty choice of a select; none when null.</summary>
    public string? Empty { get; init; }

    /// <summary>What a text field offers to choose from; anything else may be typed.</summary>
    public IReadOnlyCollection<string> Suggestions { get; init; } = [];

    public string? Autocomplete { get; init; }

    public bool Autofocus { get; init; }

    /// <summary>The form may not be sent while it is empty; said by a mark at the label, checked by the server.</summary>
    public bool Required { get; init; }

    /// <summary>Takes a line of its own in a grid of fields.</summary>
    public bool Wide { get; init; }

    /// <summary>What stands inside the <c>div class="field"</c>.</summary>
    public IHtmlContent Content()
    {
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var state = view.ViewData.ModelState.TryGetValue(name, out var entry) ? entry : null;
        var error = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var content = new HtmlContentBuilder();
        content.AppendHtml(LabelFor(id));
        Paragraph(content, "hint", $"{id}-hint", Hint);
        Paragraph(content, "field-error", $"{id}-error", error);
        var input = Input(state?.AttemptedValue ?? Text(Value));
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        Describe(input, id, error);
        content.AppendHtml(input);
        if (Suggestions.Count > 0)
        {
            input.Attributes["list"] = $"{id}-list";
            content.AppendHtml(List($"{id}-list"));
        }

        return content;
    }

    /// <summary>The whole field.</summary>
    public IHtmlContent Box()
    {
        var box = new TagBuilder("div");
        box.AddCssClass(Wide ? "field wide" : "field");
        box.InnerHtml.AppendHtml(Content());
        return box;
    }

    private TagBuilder LabelFor(string id)
    {
        var tag = new TagBuilder("label");
        tag.Attributes["for"] = id;
        tag.InnerHtml.Append(label);
        if (Required)
        {
            tag.InnerHtml.AppendHtml("<span class=\"must\" aria-hidden=\"true\"> *</span>");
        }

        return tag;
    }

    private void Describe(TagBuilder input, string id, string? error)
    {
        var described = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", error is null ? null : $"{id}-error" }.OfType<string>());
        var attributes = new (string Name, string? Value)[]
        {
            ("aria-describedby", described.Length > 0 ? described : null), ("aria-invalid", error is null ? null : "true"),
            ("aria-required", Required ? "true" : null), ("autofocus", Autofocus ? "autofocus" : null), ("autocomplete", Autocomplete),
        };
        foreach (var (attribute, value) in attributes.Where(a => a.Value is not null))
        {
            input.Attributes[attribute] = value;
        }
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

    private static void Paragraph(HtmlContentBuilder content, string css, string id, string? text)
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

    private TagBuilder List(string id)
    {
        var list = new TagBuilder("datalist");
        list.Attributes["id"] = id;
        foreach (var suggestion in Suggestions)
        {
            list.InnerHtml.AppendHtml(Option(suggestion, suggestion, false));
        }

        return list;
    }
}
