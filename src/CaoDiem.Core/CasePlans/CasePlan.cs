using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.CasePlans;

/// <summary>
/// The resolution plan of one file in a campaign (kế hoạch giải quyết vụ việc): what is the matter, how it is approached, which
/// steps, who does what. Draft → consulted with the locality → approved by the head; an approval freezes a version.
/// </summary>
public sealed class CasePlan : OfficeOwned<CasePlan>
{
    private readonly List<PlanStep> _steps = [];

    public required Id<Campaign> CampaignId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    /// <summary>The task force that has the file in the campaign; follows the file until the plan is carried out or abandoned.</summary>
    public required Id<TaskForce>? TaskForceId { get; set; }

    /// <summary>The officer in charge, who writes and answers for the plan.</summary>
    public required Id<Officer>? OfficerId { get; set; }

    public required Id<Commune>? CommuneId { get; set; }

    /// <summary>Codes of the work groups the file was in when the plan was drafted.</summary>
    public required string Groups { get; init; }

    /// <summary>Whether the file needs an approved plan before it is visited, and by which rule.</summary>
    public required bool Required { get; init; }

    public required string RequiredWhy { get; init; }

    public PlanState State { get; private set; }

    /// <summary>The officer has read the draft and wants it consulted.</summary>
    public bool Checked { get; private set; }

    /// <summary>Number of the version that is being written or is in force, from 1.</summary>
    public int Edition { get; private set; } = 1;

    public string Situation { get; private set; } = "";

    public string MeansText { get; private set; } = "";

    public string Approach { get; private set; } = "";

    public string Risks { get; private set; } = "";

    /// <summary>What must be there before anybody goes out.</summary>
    public string Conditions { get; private set; } = "";

    public string Cost { get; private set; } = "";

    public bool Mobilised { get; private set; }

    public bool Complex { get; private set; }

    /// <summary>Why the plan was returned, changed or abandoned last.</summary>
    public string? Note { get; private set; }

    public Id<Consultation>? ConsultationId { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    public string? ApprovedBy { get; private set; }

    public DateOnly? CarriedOutOn { get; private set; }

    public IReadOnlyList<PlanStep> Steps => _steps;

    public PlanContent ToContent() => new(
        Situation, MeansText, Approach, Risks, Conditions, Cost, Mobilised, Complex, [.. _steps.OrderBy(s => s.No).Select(s => s.ToContent())]);

    /// <summary>Writes the plan anew; steps keep their identity. Gives the steps that are new.</summary>
    /// <exception cref="RuleViolation">PLN-001: not a draft. PLN-010 … PLN-013 from a step.</exception>
    public IReadOnlyList<PlanStep> Write(PlanContent content)
    {
        Require(State == PlanState.Draft);
        (Situation, MeansText, Approach) = (content.Situation, content.Means, content.Approach);
        (Risks, Conditions, Cost, Mobilised, Complex) = (content.Risks, content.Conditions, content.Cost, content.Mobilised, content.Complex);
        _steps.RemoveAll(s => content.Steps.All(c => c.Id != s.Id));
        var added = new List<PlanStep>();
        foreach (var (step, no) in content.Steps.Select((s, i) => (s, i + 1)))
        {
            if (_steps.Find(s => s.Id == step.Id) is not { } row)
            {
                row = new() { Id = step.Id, OfficeId = OfficeId, PlanId = Id };
                _steps.Add(row);
                added.Add(row);
            }

            row.Write(no, step);
        }

        return added;
    }

    /// <summary>The officer has read the draft: it may be consulted.</summary>
    /// <exception cref="RuleViolation">PLN-001: not a draft. PLN-002: no approach or no step.</exception>
    public void Check()
    {
        Require(State == PlanState.Draft);
        RequireComplete();
        Checked = true;
    }

    /// <exception cref="RuleViolation">PLN-001: not a draft. PLN-002: no approach or no step.</exception>
    public void Consult(Id<Consultation> consultation)
    {
        Require(State == PlanState.Draft);
        RequireComplete();
        (State, Checked, ConsultationId, Note) = (PlanState.Consulted, true, consultation, null);
    }

    /// <summary>Approves the plan and freezes it as a version.</summary>
    /// <exception cref="RuleViolation">PLN-001: not consulted.</exception>
    public PlanVersion Approve(string by, DateOnly on)
    {
        Require(State == PlanState.Consulted);
        (State, ApprovedBy, ApprovedOn) = (PlanState.Approved, by, on);
        return new()
        {
            OfficeId = OfficeId,
            PlanId = Id,
            Number = Edition,
            ApprovedOn = on,
            ApprovedBy = by,
            Reason = Note,
            Content = ToContent().ToJson(),
        };
    }

    /// <summary>Sends a consulted plan back to its officer.</summary>
    /// <exception cref="RuleViolation">PLN-001: not consulted. PLN-003: no reason.</exception>
    public void Return(string? reason)
    {
        Require(State == PlanState.Consulted);
        (Note, State, Checked) = (Reason(reason, "trả lại kế hoạch"), PlanState.Draft, false);
    }

    /// <summary>The consultation was recorded wrongly: the plan waits for one again.</summary>
    /// <exception cref="RuleViolation">PLN-001: not consulted.</exception>
    public void Unconsult(string reason)
    {
        Require(State == PlanState.Consulted);
        (State, ConsultationId, Note) = (PlanState.Draft, null, $"Rút lần hội ý: {reason}");
    }

    /// <summary>Opens an approved or abandoned plan for a change: a new version, which is consulted and approved again.</summary>
    /// <exception cref="RuleViolation">PLN-001: neither approved nor abandoned. PLN-003: no reason.</exception>
    public void Reopen(string? reason)
    {
        Require(State is PlanState.Approved or PlanState.Abandoned);
        Note = Reason(reason, "sửa kế hoạch");
        Edition += ApprovedOn is null ? 0 : 1;
        (State, Checked, ConsultationId, ApprovedOn, ApprovedBy) = (PlanState.Draft, false, null, null, null);
    }

    /// <summary>
    /// The file went to other hands or another place: the plan goes with it, and so do the steps that were the former officer's or were
    /// to be done in the former commune. Who wrote and approved it stays in its versions.
    /// </summary>
    public void Follow(Id<Officer>? officer, Id<Commune>? commune, Id<TaskForce>? team)
    {
        foreach (var step in _steps)
        {
            step.Follow(OfficerId, officer, CommuneId, commune);
        }

        (OfficerId, CommuneId, TaskForceId) = (officer, commune, team);
    }

    /// <exception cref="RuleViolation">PLN-001: not approved.</exception>
    public void CarryOut(DateOnly on)
    {
        Require(State == PlanState.Approved);
        (State, CarriedOutOn) = (PlanState.CarriedOut, on);
    }

    /// <exception cref="RuleViolation">PLN-001: carried out or abandoned already. PLN-003: no reason.</exception>
    public void Abandon(string? reason)
    {
        Require(State is PlanState.Draft or PlanState.Consulted or PlanState.Approved);
        (Note, State) = (Reason(reason, "không thực hiện"), PlanState.Abandoned);
    }

    private void RequireComplete()
    {
        if (Approach.Length == 0 || _steps.Count == 0)
        {
            throw new RuleViolation("PLN-002", "Kế hoạch chưa có phương án giải quyết hoặc chưa có bước nào.", "Approach");
        }
    }

    private void Require(bool allowed)
    {
        if (!allowed)
        {
            throw new RuleViolation("PLN-001", $"Kế hoạch đang ở trạng thái «{State.Label().ToLowerInvariant()}» nên không thực hiện được việc này.");
        }
    }

    private static string Reason(string? reason, string what) => VietText.Clean(reason) is { Length: > 0 } clean
        ? clean
        : throw new RuleViolation("PLN-003", $"Phải nêu lý do {what}.", "Reason");
}
