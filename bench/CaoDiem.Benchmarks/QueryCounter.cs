using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaoDiem.Benchmarks;

/// <summary>Counts the database commands of the whole process.</summary>
internal sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public QueryCounter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count
    {
        get => _count;
        set => _count = value;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // The workers look for waiting imports and runs by themselves; that is not part of a page.
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandEventData data
            && !IsOfWorkers(data.Command.CommandText))
        {
            Interlocked.Increment(ref _count);
        }
    }

    private static bool IsOfWorkers(string text) =>
        text.Contains("import_batches", StringComparison.Ordinal) || text.Contains("plan_runs", StringComparison.Ordinal);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
