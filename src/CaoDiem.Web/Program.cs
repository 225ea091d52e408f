using CaoDiem.Database;
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
await Site.PrepareAsync(app, demo);
Site.Use(app);
await app.RunAsync();
