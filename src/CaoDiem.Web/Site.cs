using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Web.Field;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web;

/// <summary>How the web application is put together, from the services to the order of the pipeline.</summary>
public static class Site
{
    public const string DefaultAddress = "http://127.0.0.1:5080";
    private const int MostFields = 20_000; // a whole campaign's files may be marked on one page
    private const int PatienceWithAnotherServer = 3; // seconds: one that is being restarted lets go by then
    private const long LargestUpload = 45L * 1024 * 1024;

    public static void Configure(WebApplicationBuilder builder, bool demo)
    {
        var connection = Engines.Resolve(builder.Configuration["CAODIEM_DB"], demo ? "caodiem-demo.db" : "caodiem.db");
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (builder.Configuration[FieldSite.CertificatesSetting] is { Length: > 0 } folder)
        {
            var certificate = OfficeCertificate.Server(folder);
            builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ServerCertificate = certificate));
        }

        AddServices(builder.Services, connection);
        if (demo)
        {
            builder.Services.AddSingleton(new Preparation(needed: true));
            builder.Services.AddHostedService<DemoWorker>();
        }
    }

    public static void AddServices(IServiceCollection services, string connection)
    {
        services.AddSingleton(TimeProvider.System);
        if (Engines.IsSqlite(connection))
        {
            services.AddDbContext<SqliteDb>(o => o.UseEngine(connection));
            services.AddScoped<AppDb>(s => s.GetRequiredService<SqliteDb>());
        }
        else
        {
            services.AddDbContext<PostgresDb>(o => o.UseEngine(connection));
            services.AddScoped<AppDb>(s => s.GetRequiredService<PostgresDb>());
        }

        services.AddSingleton<Func<TimeProvider, AppDb>>(clock => Engines.Open(connection, clock));
        services.AddSingleton<Func<AppDb>>(s => () => Engines.Open(connection, s.GetRequiredService<TimeProvider>()));
        AddHandlers(services);
        services.AddHostedService<ImportWorker>();
        services.AddHostedService<PlanRunWorker>();
        services.AddHostedService<PrintJobWorker>();
        services.AddHostedService<NightWorker>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton(new Preparation(needed: false));
        services.AddSingleton<RecentAnswers>();
        services.AddScoped<Ui.Acts.WaitingCount>();
        services.AddScoped<OfficeHeading>();
        services.AddHttpContextAccessor();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddDataProtection().SetApplicationName("CaoDiem");
        services.Configure<FormOptions>(o => (o.MultipartBodyLengthLimit, o.ValueCountLimit) = (LargestUpload, MostFields));
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestUpload;
        });
        AddSignIn(services);
        services.AddRazorPages(o => o.Conventions.AddPageRoute("/Dossiers/Details", "/ho-so/{id:guid}"))
            .AddMvcOptions(o =>
            {
                o.ModelBinderProviders.Insert(0, new VietnameseBinders());
                o.MaxModelBindingCollectionSize = MostFields;
                o.Filters.Add<NotInScopeFilter>();
                o.Filters.Add<UnknownHandlerFilter>();
                VietnameseMessages.Apply(o.ModelBindingMessageProvider);
                o.ModelMetadataDetailsProviders.Add(new VietnameseMessages());
            });
        services.AddAntiforgery(o => o.Cookie.Name = "caodiem.form");
        services.AddHealthChecks();
        CalendarFeeds.AddServices(services);
    }

    /// <summary>Migrates, and says what was done and where to go.</summary>
    /// <exception cref="Shared.RuleViolation">DBS-001 … DBS-008: the database cannot be used, and why.</exception>
    public static async Task PrepareAsync(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var held = DatabaseLock.Take(db.Database.GetConnectionString()!, TimeSpan.FromSeconds(PatienceWithAnotherServer));
        app.Lifetime.ApplicationStopped.Register(held.Dispose);
        Console.WriteLine((await DatabaseStart.MigrateAsync(db, StartSettings.ForServer(held))).Message);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Cao Điểm đang chạy. Mở trình duyệt tại: {string.Join(", ", app.Urls)}"));
    }

    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler("/Status/500");
        app.UseStatusCodePagesWithReExecute("/Status/{0}");
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<PreparationMiddleware>();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("vi-VN"),
            SupportedCultures = [CultureInfo.GetCultureInfo("vi-VN")],
            SupportedUICultures = [CultureInfo.GetCultureInfo("vi-VN")],
            RequestCultureProviders = [],
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<SeeingIsReading>();
        app.UseMiddleware<FirstStartMiddleware>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/healthz").AllowAnonymous();
        CalendarFeeds.Map(app);
        app.MapRazorPages();
        FieldSite.Map(app);
        FieldApi.Map(app);
    }

    /// <summary>Every handler and query of Core, by itself: they have no interface, and no state between requests.</summary>
    private static void AddHandlers(IServiceCollection services)
    {
        foreach (var type in typeof(AppDb).Assembly.GetExportedTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && (t.Name.EndsWith("Handler", StringComparison.Ordinal) || t.Name.EndsWith("Query", StringComparison.Ordinal) || t.Name is "DossierList" or "ReliefList" or "DueList" or "ReclassificationLog")))
        {
            services.AddScoped(type);
        }
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.LoginPath = "/Identity/SignIn";
            o.AccessDeniedPath = "/Status/403";
            o.ReturnUrlParameter = "returnUrl";
            o.Cookie.Name = "caodiem";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.SlidingExpiration = true;
            o.Events.OnRedirectToLogin = FieldApi.ToSignIn;
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            o.Events.OnValidatePrincipal = SignedIn.ValidateAsync;
        });
        services.AddScoped<IClaimsTransformation, DeputyClaims>();
        services.AddAuthorization(o =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                o.AddPolicy(permission.ToString(), p => p.RequireAssertion(c => c.User.Actor()?.May(permission) == true));
            }

            o.AddPolicy(Deciding.Policy, p => p.RequireAssertion(c => c.User.Actor()?.MayDecide() == true));
            o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        });
    }
}
