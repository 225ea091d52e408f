namespace CaoDiem.OfficeFiles.Word;

/// <summary>What a template is filled with: a tree of typed values whose root is a group.</summary>
public abstract record TemplateValue
{
    public abstract TemplateKind Kind { get; }

    public static implicit operator TemplateValue(string text) => new TextValue(text);

    public static implicit operator TemplateValue(decimal number) => new NumberValue(number);

    public static implicit operator TemplateValue(int number) => new NumberValue(number);

    public static implicit operator TemplateValue(DateOnly date) => new DateValue(date);

    public static implicit operator TemplateValue(bool flag) => new FlagValue(flag);
}

/// <summary>A text; its line breaks become paragraphs where the field stands alone, else line breaks.</summary>
public sealed record TextValue(string Text) : TemplateValue
{
    public override TemplateKind Kind => TemplateKind.Text;
}

public sealed record NumberValue(decimal? Number) : TemplateValue
{
    public override TemplateKind Kind => TemplateKind.Number;
}

/// <summary>An amount in đồng; null when not known.</summary>
public sealed record MoneyValue(long? Amount) : TemplateValue
{
    public override TemplateKind Kind => TemplateKind.Money;
}

public sealed record DateValue(DateOnly? Date) : TemplateValue
{
    public override TemplateKind Kind => TemplateKind.Date;
}

public sealed record FlagValue(bool Flag) : TemplateValue
{
    public override TemplateKind Kind => TemplateKind.Flag;
}

public sealed record ListValue(IReadOnlyList<GroupValue> Items) : TemplateValue
{
    public override TemplateKind Kind => TemplateKind.List;
}

/// <summary>Named values; names are compared as <see cref="MarkSyntax.Key"/> writes them.</summary>
public sealed record GroupValue : TemplateValue
{
    private readonly Dictionary<string, TemplateValue> values = [];

    public override TemplateKind Kind => TemplateKind.Group;

    public IReadOnlyDictionary<string, TemplateValue> Values => values;

    /// <summary>Makes <c>new GroupValue { ["tên"] = "…" }</c> possible.</summary>
    public TemplateValue this[string name]
    {
        get => values[MarkSyntax.Key(name)];
        init => values[MarkSyntax.Key(name)] = value;
    }

    /// <summary>The same group with one value replaced or added.</summary>
    public GroupValue With(string name, TemplateValue value) => Of(values.Append(KeyValuePair.Create(name, value)));

    /// <summary>The same group with the values of another one replaced or added.</summary>
    public GroupValue With(GroupValue more) => Of([.. values, .. more.values]);

    public static GroupValue Of(IEnumerable<KeyValuePair<string, TemplateValue>> pairs)
    {
        var group = new GroupValue();
        foreach (var (name, value) in pairs)
        {
            group.values[MarkSyntax.Key(name)] = value;
        }

        return group;
    }
}
