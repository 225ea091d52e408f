using System.Security.Claims;
using CaoDiem.Database;
using CaoDiem.Identity;
using Microsoft.AspNetCore.Authentication;

namespace CaoDiem.Web.Ui;

/// <summary>What is delegated to who is signed in, beside what his account may; never kept in the cookie.</summary>
public sealed class DeputyIdentity(IReadOnlyList<Mandate> mandates) : ClaimsIdentity
{
    public IReadOnlyList<Mandate> Mandates { get; } = mandates;
}

/// <summary>
/// Asks at every request what is delegated to who comes: a delegation begins, runs out and is ended while he is signed in.
/// </summary>
public sealed class DeputyClaims(AppDb db, RecentAnswers recent) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Actor() is not { UserId: { } user, OfficeId: { } office } actor || !CanBeDeputy(actor.Role)
            || principal.Identities.Any(i => i is DeputyIdentity))
        {
            return principal;
        }

        var mandates = await Mandates.OfAsync(db, office, user, recent);
        return mandates.Count == 0 ? principal : new([.. principal.Identities, new DeputyIdentity(mandates)]);
    }

    private static bool CanBeDeputy(Role role) => role != Role.Head && role.May(Permission.SeeDossiers);
}
