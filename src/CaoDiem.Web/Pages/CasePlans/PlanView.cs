using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Web.Pages.CasePlans;

/// <summary>A plan as it is read: on its page, in the fast review, as an old version, on paper.</summary>
public sealed record PlanView(Dossier File, PlanContent Content, Func<Id<Officer>?, string> Officer, Func<Id<Commune>?, string> Commune);
