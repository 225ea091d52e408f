using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Documents;

/// <summary>What a document is asked for: the campaign, what of it, and the day whose records it tells.</summary>
/// <param name="Subject">Key of the subject as <see cref="PaperSubjects"/> lists it; empty for the whole campaign.</param>
public sealed record PaperRequest(Campaign Campaign, Office Office, Actor Actor, DateOnly AsOf, string Subject = "")
{
    public Id<Office> OfficeId => Office.Id;

    /// <summary>The office by its name of that day.</summary>
    public string OfficeName => Office.On(AsOf).Name;

    public Id<Campaign> CampaignId => Campaign.Id;

    /// <exception cref="NotInScope">The subject is not a record.</exception>
    public Guid RecordId => Guid.TryParse(Subject, out var id) ? id : throw new NotInScope();

    /// <summary>The Monday of the week that the document tells.</summary>
    /// <exception cref="NotInScope">The subject is not a day.</exception>
    public DateOnly Week => DateOnly.TryParseExact(Subject, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Weeks.Monday(day) : throw new NotInScope();
}
