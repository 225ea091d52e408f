namespace CaoDiem.OfficeFiles;

/// <summary>Which column feeds which field of one sheet, how sure that is, and which columns are added up for a field.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, (int Column, double Confidence)> _columns = [];

    /// <summary>Field → further columns whose amounts are added to the first.</summary>
    public Dictionary<string, List<int>> Added { get; } = [];

    public IEnumerable<string> Fields => _columns.Keys;

    public IEnumerable<int> Taken => _columns.Values.Select(c => c.Column).Concat(Added.Values.SelectMany(a => a));

    public bool Has(string? field) => field is not null && _columns.ContainsKey(field);

    public int Column(string field) => _columns[field].Column;

    public int? Find(string? field) => field is not null && _columns.TryGetValue(field, out var at) ? at.Column : null;

    public double Confidence(string field) => _columns[field].Confidence;

    public void Set(string field, int column, double confidence) => _columns[field] = (column, confidence);

    public void Remove(string field) => _columns.Remove(field);

    public void Swap(string one, string other)
    {
        if (_columns.TryGetValue(one, out var first) && _columns.TryGetValue(other, out var second))
        {
            (_columns[one], _columns[other]) = (second, first);
        }
    }

    public IReadOnlyList<string> FieldsOf(int column) =>
        [.. _columns.Where(c => c.Value.Column == column).Select(c => c.Key)
            .Concat(Added.Where(a => a.Value.Contains(column)).Select(a => a.Key))];
}
