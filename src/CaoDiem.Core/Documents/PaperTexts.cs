using CaoDiem.OfficeFiles.Word;

namespace CaoDiem.Documents;

/// <summary>A text of a document that a person may word.</summary>
/// <param name="Points">A list of points, a line each.</param>
/// <param name="Text">As the records say it.</param>
public sealed record PaperText(string Key, string Label, bool Points, string Text);

/// <summary>
/// What people may change in a document before it is issued: its words. Numbers, amounts and dates are the records', so that no
/// document says something else than the score board.
/// </summary>
public static class PaperTexts
{
    /// <summary>What the issue itself sets.</summary>
    private static readonly string[] Fixed = ["cơ_quan_chủ_quản", "cơ_quan", "ký_hiệu"];

    public static IReadOnlyList<PaperText> Of(TemplateSchema schema, GroupValue data) => [.. schema.Fields.Where(IsWorded).Select(f => new PaperText(f.Key, f.Label, f.Kind == TemplateKind.List, TextOf(f, data)))];

    /// <summary>The data with the words that a person gave it; unknown keys are left out.</summary>
    public static GroupValue Apply(TemplateSchema schema, GroupValue data, IReadOnlyDictionary<string, string> texts) =>
        schema.Fields.Where(f => IsWorded(f) && texts.ContainsKey(f.Key)).Aggregate(data, (worded, f) => worded.With(f.Name, ValueOf(f, texts[f.Key])));

    /// <summary>The words among those given that differ from the records' own.</summary>
    public static Dictionary<string, string> Own(TemplateSchema schema, GroupValue data, IReadOnlyDictionary<string, string> given) => Of(schema, data)
        .Where(t => given.TryGetValue(t.Key, out var text) && Tidy(text) != Tidy(t.Text)).ToDictionary(t => t.Key, t => Tidy(given[t.Key]));

    private static bool IsWorded(TemplateField field) => !Fixed.Contains(field.Key) && (field.Kind == TemplateKind.Text || IsPoints(field));

    private static bool IsPoints(TemplateField field) => field is { Kind: TemplateKind.List, Fields: [{ Kind: TemplateKind.Text }] };

    private static string TextOf(TemplateField field, GroupValue data) => data[field.Name] switch
    {
        TextValue text => text.Text,
        ListValue list => string.Join('\n', list.Items.Select(i => ((TextValue)i[field.Fields[0].Name]).Text)),
        _ => "",
    };

    private static TemplateValue ValueOf(TemplateField field, string text) => field.Kind == TemplateKind.Text
        ? new TextValue(Tidy(text))
        : new ListValue([.. Tidy(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => GroupValue.Of([KeyValuePair.Create(field.Fields[0].Name, (TemplateValue)new TextValue(line))]))]);

    // Browsers send lines with a carriage return; blank lines mean nothing.
    private static string Tidy(string text) => string.Join('\n', text.Normalize().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}

/// <summary>One thing in which two versions of a document's data differ; empty where a version has none of it.</summary>
public sealed record PaperDifference(string What, string Before, string After);

/// <summary>What changed from one version of a document's data to another, in the order of its schema.</summary>
public static class PaperDifferences
{
    public static IReadOnlyList<PaperDifference> Between(TemplateSchema schema, GroupValue before, GroupValue after)
    {
        var (old, now) = (Flat(schema.Fields, before, "").ToList(), Flat(schema.Fields, after, "").ToList());
        var (was, becomes) = (old.ToDictionary(x => x.What, x => x.Text), now.ToDictionary(x => x.What, x => x.Text));
        return [.. old.Select(x => x.What).Union(now.Select(x => x.What)).Select(w => new PaperDifference(w, was.GetValueOrDefault(w, ""), becomes.GetValueOrDefault(w, ""))).Where(d => d.Before != d.After)];
    }

    private static IEnumerable<(string What, string Text)> Flat(IEnumerable<TemplateField> fields, GroupValue data, string within) => fields.SelectMany(f => data.Values.TryGetValue(f.Key, out var value) ? value switch
    {
        ListValue list => list.Items.SelectMany((item, i) => Flat(f.Fields, item, $"{within}{f.Label}, dòng {i + 1}: ")),
        GroupValue group => Flat(f.Fields, group, $"{within}{f.Label}: "),
        _ => [(within + f.Label, ValueFormat.Plain(value))],
    } : []);
}
