using CaoDiem.Demo;
using CaoDiem.Shared;
using CaoDiem.Web;
using CaoDiem.Web.Ui;

DemoArguments demo;
try
{
    demo = DemoArguments.Read(args);
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. demo.Rest], ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
Site.Configure(builder, demo.Wanted);
if (demo.Day is { } day)
{
    builder.Services.AddSingleton<TimeProvider>(new DayClock(day, TimeProvider.System));
}

var app = builder.Build();
try
{
    await Site.PrepareAsync(app);
}
catch (RuleViolation refused)
{
    await Console.Error.WriteLineAsync($"{refused.Code}: {refused.Message}");
    return 1;
}

Site.Use(app);
await app.RunAsync();
return Environment.ExitCode;
