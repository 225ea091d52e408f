using CaoDiem.TaskForces;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaoDiem.Web.Ui;

/// <summary>Check boxes for the days of the week: &lt;weekdays name="Input.Weekdays" legend="…" value="…" /&gt;.</summary>
[HtmlTargetElement("weekdays", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WeekdaysTagHelper : TagHelper
{
    public required string Name { get; set; }

    public required string Legend { get; set; }

    public IReadOnlyCollection<DayOfWeek> Value { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        var legend = new TagBuilder("legend");
        legend.Attributes["id"] = TagBuilder.CreateSanitizedId(Name, "_");
        legend.InnerHtml.Append(Legend);
        output.Content.AppendHtml(legend);
        var row = new TagBuilder("div");
        row.AddCssClass("weekdays");
        foreach (var day in WeekdaySet.All)
        {
            var label = new TagBuilder("label");
            label.AddCssClass("check");
            var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            box.Attributes["type"] = "checkbox";
            box.Attributes["name"] = Name;
            box.Attributes["value"] = day.ToString();
            if (Value.Contains(day))
            {
                box.Attributes["checked"] = "checked";
            }

            label.InnerHtml.AppendHtml(box).Append(day.Label());
            row.InnerHtml.AppendHtml(label);
        }

        output.Content.AppendHtml(row);
    }
}
