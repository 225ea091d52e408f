using CaoDiem.Demo;

namespace CaoDiem.Web;

/// <summary>
/// What has to be made before people can work: the demonstration when it was asked for, otherwise nothing. The site listens meanwhile and
/// shows how far it is; waiting work starts after it.
/// </summary>
public sealed class Preparation : IProgress<DemoProgress>
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DemoProgress _latest = new(0, "Bắt đầu");

    /// <param name="needed">Something has to be made; whoever makes it calls <see cref="End"/>.</param>
    public Preparation(bool needed)
    {
        if (!needed)
        {
            End();
        }
    }

    public Task Done => _done.Task;

    public bool IsDone => _done.Task.IsCompleted;

    /// <summary>How far it is, in words and percent.</summary>
    public DemoProgress Latest => _latest;

    public void Report(DemoProgress value)
    {
        _latest = value;
        Console.WriteLine($"  {value.Percent,3} %  {value.Text}");
    }

    public void End() => _done.TrySetResult();
}

/// <summary>While something is being made, every address but the page's own parts answers with the page that tells how far it is.</summary>
public sealed class PreparationMiddleware(RequestDelegate next, Preparation preparation)
{
    public const string Address = "/Preparing";
    private const string SecondsToNextLook = "1";

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (preparation.IsDone || path.StartsWithSegments("/dist") || path == "/icon.svg" || path == "/sprite.svg")
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = SecondsToNextLook;
        if (!HttpMethods.IsGet(http.Request.Method) || path.StartsWithSegments("/healthz"))
        {
            return http.Response.WriteAsync("Đang chuẩn bị dữ liệu mẫu.", http.RequestAborted);
        }

        http.Request.Path = Address;
        return next(http);
    }
}
