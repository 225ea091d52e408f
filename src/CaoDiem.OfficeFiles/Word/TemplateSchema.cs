namespace CaoDiem.OfficeFiles.Word;

public enum TemplateKind
{
    Text,
    Number,
    Money,
    Date,
    Flag,
    List,
    Group,
}

/// <summary>A field that a template may use.</summary>
/// <param name="Name">Name in the template, such as <c>ngày_ký</c>.</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="Fields">The fields of a group or of each item of a list.</param>
public sealed record TemplateField(string Name, string Label, TemplateKind Kind, params TemplateField[] Fields)
{
    /// <summary>Text shown in a preview; the label when there is none.</summary>
    public string? Sample { get; init; }

    public string Key => MarkSyntax.Key(Name);
}

/// <summary>All that one kind of document offers to its template.</summary>
public sealed record TemplateSchema(params TemplateField[] Fields)
{
    private const int SampleItems = 3;
    private static readonly DateOnly SampleDay = new(2023, 7, 3);

    /// <summary>The tree of a preview: the same for the same schema.</summary>
    public GroupValue Sample() => SampleOf(Fields, 1);

    /// <summary>Every path with its field, lists' items included: <c>cơ_quan.tên</c>, <c>hồ_sơ.số</c>.</summary>
    public IEnumerable<(string Path, TemplateField Field)> Paths() => PathsOf(Fields, "");

    /// <summary>The paths that a tree leaves out or fills with a value of another kind; of a list's items the first that does.</summary>
    public IReadOnlyList<string> Gaps(GroupValue data) => [.. GapsOf(Fields, data, "").Distinct()];

    private static IEnumerable<string> GapsOf(IEnumerable<TemplateField> fields, GroupValue data, string prefix) => fields.SelectMany(f =>
        !data.Values.TryGetValue(f.Key, out var value) || value.Kind != f.Kind ? [prefix + f.Key] : value switch
        {
            GroupValue group => GapsOf(f.Fields, group, prefix + f.Key + "."),
            ListValue list => list.Items.SelectMany(i => GapsOf(f.Fields, i, prefix + f.Key + ".")),
            _ => [],
        });

    private static IEnumerable<(string Path, TemplateField Field)> PathsOf(IEnumerable<TemplateField> fields, string prefix) =>
        fields.SelectMany(f => PathsOf(f.Fields, prefix + f.Key + ".").Prepend((prefix + f.Key, f)));

    private static GroupValue SampleOf(IEnumerable<TemplateField> fields, int item) =>
        GroupValue.Of(fields.Select(f => KeyValuePair.Create(f.Name, SampleOf(f, item))));

    private static TemplateValue SampleOf(TemplateField field, int item) => field.Kind switch
    {
        TemplateKind.Text => new TextValue(field.Sample ?? $"[{field.Label}]"),
        TemplateKind.Number => new NumberValue(item),
        TemplateKind.Money => new MoneyValue(1_250_000L * item),
        TemplateKind.Date => new DateValue(SampleDay.AddDays(item - 1)),
        TemplateKind.Flag => new FlagValue(true),
        TemplateKind.List => new ListValue([.. Enumerable.Range(1, SampleItems).Select(i => SampleOf(field.Fields, i))]),
        TemplateKind.Group => SampleOf(field.Fields, item),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, null),
    };
}
