using CaoDiem.OfficeFiles.Word;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>A template that ships with the product as <c>templates/{Code}.docx</c>; an office makes its own from it in Word.</summary>
/// <param name="Code">Stable name, also of the file.</param>
/// <param name="Name">Vietnamese name of the document.</param>
/// <param name="Schema">What it may be filled with.</param>
/// <param name="Document">What the file was built from.</param>
public sealed record ShippedTemplate(string Code, string Name, TemplateSchema Schema, DecreeDocument Document)
{
    public static IReadOnlyList<ShippedTemplate> All { get; } =
    [
        CampaignPlan.Paper, CampaignPapers.TaskForces, CasePapers.Plan, CasePapers.Invitation, CasePapers.PoliceRequest, ReportPapers.Weekly, ReportPapers.Final,
        CoercionPapers.Plan, CoercionPapers.CostNotice, RecordPapers.Consultation, RecordPapers.Meeting, DayPapers.Sheet,
        ReliefPapers.List, ReliefPapers.Sheet, ReliefPapers.Letter, DestructionPapers.Council, DestructionPapers.Record,
        HandoverPapers.Work, HandoverPapers.Assets, MoneyPapers.Funding, MoneyPapers.Commendation,
    ];

    /// <exception cref="ArgumentException">No template has this code.</exception>
    public static ShippedTemplate Of(string code) => All.FirstOrDefault(t => t.Code == code) ?? throw new ArgumentException($"No template {code}.", nameof(code));

    public byte[] Build() => DecreeLayout.Build(Document);
}
