namespace CaoDiem.OfficeFiles.Word;

/// <summary>Compares the fields, formats and conditions of a template with what its kind of document offers.</summary>
internal sealed class SchemaCheck(TemplateSchema schema, List<TemplateIssue> issues)
{
    /// <summary>Names visible at a place; <c>Fields</c> is null inside of a loop over a list that is not known.</summary>
    private sealed record Scope(IReadOnlyList<TemplateField>? Fields, string Alias, Scope? Parent);

    private Scope scope = new(schema.Fields, "", null);

    public void Check(IReadOnlyList<Mark> marks)
    {
        foreach (var mark in marks)
        {
            switch (mark.Text.Kind)
            {
                case MarkKind.Field:
                    CheckField(mark);
                    break;
                case MarkKind.Loop:
                    EnterLoop(mark);
                    break;
                case MarkKind.LoopEnd when scope.Parent is not null:
                    scope = scope.Parent;
                    break;
                case MarkKind.If when Find(mark) is { } field && Conditions.Misfit(mark.Text.Condition!, field.Kind) is { } misfit:
                    Complain(TemplateIssue.BadCondition, mark, $"Điều kiện «{mark.Raw}» không dùng được: {misfit}.");
                    break;
            }
        }

        scope = new(schema.Fields, "", null);
    }

    private void CheckField(Mark mark)
    {
        if (Find(mark) is not { } field)
        {
            return;
        }

        if (field.Kind is TemplateKind.List or TemplateKind.Group)
        {
            Complain(TemplateIssue.WrongKind, mark, field.Kind == TemplateKind.List
                ? $"«{mark.Raw}» là danh sách, không điền thẳng được. Hãy đặt giữa {{{{lặp {field.Key}}}}} và {{{{hết lặp}}}}."
                : $"«{mark.Raw}» là nhóm. Hãy chọn một mục trong nhóm, ví dụ {{{{{mark.Text.Path}.{field.Fields[0].Key}}}}}.");
            return;
        }

        foreach (var (name, index) in mark.Text.Formats.Select((n, i) => (n, i)))
        {
            if (ValueFormat.Find(name) is not { } format)
            {
                var near = Nearest(name, ValueFormat.All.Where(f => f.Kinds.Contains(field.Kind)).Select(f => f.Name));
                Complain(TemplateIssue.UnknownFormat, mark, $"Không có cách viết «{name}».{(near is null ? "" : $" Có phải «{near}»?")}");
            }
            else if (!format.Kinds.Contains(field.Kind) || (format.Value is not null && index > 0))
            {
                Complain(TemplateIssue.FormatMisfit, mark, index > 0 && format.Kinds.Contains(field.Kind)
                    ? $"Cách viết «{name}» phải đứng ngay sau tên trường."
                    : $"Cách viết «{name}» không dùng cho {NameOf(field.Kind)} «{mark.Text.Path}».");
            }
        }
    }

    private void EnterLoop(Mark mark)
    {
        var list = Find(mark);
        if (list is not null && list.Kind != TemplateKind.List)
        {
            Complain(TemplateIssue.WrongKind, mark, $"«{mark.Text.Path}» là {NameOf(list.Kind)}, không lặp được; chỉ lặp danh sách.");
            list = null;
        }

        scope = new(list?.Fields, mark.Text.Path.Split('.')[^1], scope);
    }

    private TemplateField? Find(Mark mark)
    {
        var path = mark.Text.Path.Split('.');
        for (var at = scope; at is not null; at = at.Parent)
        {
            if (at.Parent is not null && mark.Text.Path is (MarkSyntax.Ordinal or MarkSyntax.Last))
            {
                return new(mark.Text.Path, mark.Text.Path, mark.Text.Path == MarkSyntax.Ordinal ? TemplateKind.Number : TemplateKind.Flag);
            }

            if (at.Fields is null)
            {
                return null;
            }

            var start = path.Length > 1 && at.Alias == path[0] && at.Fields.Any(f => f.Key == path[1]) ? 1 : 0;
            if (at.Fields.FirstOrDefault(f => f.Key == path[start]) is { } first)
            {
                return Descend(mark, first, path[(start + 1)..]);
            }
        }

        Unknown(mark);
        return null;
    }

    private TemplateField? Descend(Mark mark, TemplateField field, string[] rest)
    {
        foreach (var part in rest)
        {
            if (field.Kind != TemplateKind.Group)
            {
                Complain(TemplateIssue.WrongKind, mark, field.Kind == TemplateKind.List
                    ? $"«{mark.Raw}» lấy từ danh sách «{field.Key}» nên phải nằm giữa {{{{lặp {field.Key}}}}} và {{{{hết lặp}}}}."
                    : $"«{field.Key}» là {NameOf(field.Kind)}, không có mục «{part}» bên trong.");
                return null;
            }

            if (field.Fields.FirstOrDefault(f => f.Key == part) is not { } next)
            {
                Unknown(mark);
                return null;
            }

            field = next;
        }

        return field;
    }

    private void Unknown(Mark mark)
    {
        var visible = new List<string>();
        for (var at = scope; at is not null; at = at.Parent)
        {
            visible.AddRange(new TemplateSchema([.. at.Fields ?? []]).Paths().Select(p => p.Path));
        }

        var near = Nearest(mark.Text.Path, visible);
        Complain(TemplateIssue.UnknownField, mark, $"Không có trường «{mark.Text.Path}».{(near is null ? "" : $" Có phải «{near}»?")}");
    }

    private void Complain(string code, Mark mark, string message) => issues.Add(new(code, message, mark.Place));

    private static string NameOf(TemplateKind kind) => kind switch
    {
        TemplateKind.Text => "văn bản",
        TemplateKind.Number => "số",
        TemplateKind.Money => "số tiền",
        TemplateKind.Date => "ngày",
        TemplateKind.Flag => "câu có/không",
        TemplateKind.List => "danh sách",
        TemplateKind.Group => "nhóm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // Marks are left out of the comparison: typing "ngay_ky" for "ngày_ký" is the most frequent mistake.
    private static string? Nearest(string name, IEnumerable<string> known)
    {
        var folded = Folding.Plain(name);
        return known.Select(k => (Name: k, Distance: Math.Min(Distance(folded, Folding.Plain(k)), Distance(folded, Folding.Plain(k.Split('.')[^1])))))
            .Where(k => k.Distance <= Math.Max(2, folded.Length / 3)).OrderBy(k => k.Distance)
            .Select(k => k.Name).FirstOrDefault();
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
