using CaoDiem.Campaigns;
using CaoDiem.Scheduling;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui;

/// <summary>The proposal to replan, as the pages of the schedule show it.</summary>
public sealed record TroubleCard(Id<Campaign> Campaign, ReplanProposal? Proposal, bool MayReplan);
