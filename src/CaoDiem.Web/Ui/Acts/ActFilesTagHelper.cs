using CaoDiem.Dossiers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>
/// Where files are chosen for an act: &lt;act-files name="Input.Files" again="…" /&gt;. A browser does not keep what was chosen, so a form
/// that comes back says what to choose again.
/// </summary>
[HtmlTargetElement("act-files", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ActFilesTagHelper : TagHelper
{
    private static readonly string Allowed =
        $"PDF, ảnh (JPEG, PNG, WebP), Word, Excel; mỗi tệp đến {Format.Size(AttachedFile.Largest)}, mỗi việc đến {ActFiles.Most} tệp.";

    /// <summary>Of the field in the form.</summary>
    public required string Name { get; set; }

    /// <summary>What had been chosen when the form was refused.</summary>
    public IReadOnlyList<IFormFile> Again { get; set; } = [];

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var id = TagBuilder.CreateSanitizedId(Name, "_");
        var errors = View.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).ToList() : [];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field files");
        output.Content.AppendHtml(Box(id, errors));
        output.Content.AppendHtml(Paragraph("hint", $"{id}-hint", Allowed));
        if (Again.Count > 0)
        {
            var names = string.Join(", ", Again.Select(f => Path.GetFileName(f.FileName)));
            output.Content.AppendHtml(Paragraph("hint late", $"{id}-again", $"Chưa tệp nào được lưu. Hãy chọn lại: {names}."));
        }

        if (errors.Count > 0)
        {
            output.Content.AppendHtml(Paragraph("field-error", $"{id}-error", string.Join('\n', errors)));
        }
    }

    private TagBuilder Box(string id, List<string> errors)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        var accept = string.Join(',', ActFileKinds.Endings);
        string?[] parts = [$"{id}-hint", Again.Count > 0 ? $"{id}-again" : null, errors.Count > 0 ? $"{id}-error" : null];
        var described = string.Join(' ', parts.OfType<string>());
        foreach (var (attribute, value) in new[]
        {
            ("type", "file"), ("id", id), ("name", Name), ("multiple", "multiple"), ("accept", accept), ("aria-describedby", described),
            ("data-largest", $"{AttachedFile.Largest}"), ("data-most", $"{ActFiles.Most}"),
        })
        {
            input.Attributes[attribute] = value;
        }

        if (errors.Count > 0)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        var box = new TagBuilder("div");
        box.AddCssClass("file");
        box.InnerHtml.AppendHtml(input);
        box.InnerHtml.AppendHtml($"<label class=\"btn quiet\" for=\"{id}\">Chọn tệp đính kèm</label>");
        box.InnerHtml.AppendHtml("<span class=\"file-name muted\" role=\"status\">Chưa chọn tệp</span>");
        return box;
    }

    private static TagBuilder Paragraph(string css, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(css);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
