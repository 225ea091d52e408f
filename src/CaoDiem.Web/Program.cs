using CaoDiem.Database;
using CaoDiem.Shared;
using CaoDiem.Web;
using CaoDiem.Web.Ui;

var demo = args.Contains("--demo");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = [.. args.Where(a => a != "--demo")],
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets();
Site.Configure(builder, demo);
var app = builder.Build();
try
{
    await Site.PrepareAsync(app, demo);
}
catch (RuleViolation refused)
{
    await Console.Error.WriteLineAsync($"{refused.Code}: {refused.Message}");
    return 1;
}

Site.Use(app);
await app.RunAsync();
return 0;
