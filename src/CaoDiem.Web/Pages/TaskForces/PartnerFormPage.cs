using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

/// <summary>What the list of partners and the page of one share: the form of an agency.</summary>
public abstract class PartnerFormPage(AppDb db) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. PartnerKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public DateOnly Today => Db.Today;

    public bool CanArrange => Actor.May(Permission.ArrangePartners);

    protected RegisterPartner Command(Id<Partner>? id) => new(
        id, Input.Kind, Input.Name ?? "", Input.LaterName, Input.LaterFrom, Input.StepsPerDay ?? 0, Input.Weekdays, Input.TaskForces, Input.Communes);

    protected async Task LoadChoicesAsync()
    {
        var office = Actor.OfficeId;
        Forces = await Db.TaskForces.Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(Cancel);
        Communes = await Db.Communes.Where(c => c.OfficeId == office).ThereOn(Db.Today).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public PartnerKind Kind { get; set; }

        public string? Name { get; set; }

        public string? LaterName { get; set; }

        public DateOnly? LaterFrom { get; set; }

        public int? StepsPerDay { get; set; } = 4;

        public List<DayOfWeek> Weekdays { get; set; } = [];

        public List<Id<TaskForce>> TaskForces { get; set; } = [];

        public List<Id<Commune>> Communes { get; set; } = [];

        public static Form Of(Partner partner) => new()
        {
            Kind = partner.Kind,
            Name = partner.Name,
            LaterName = partner.LaterName,
            LaterFrom = partner.LaterFrom,
            StepsPerDay = partner.StepsPerDay,
            Weekdays = [.. WeekdaySet.Read(partner.Weekdays)],
            TaskForces = [.. partner.TaskForces.Select(t => t.TaskForceId)],
            Communes = [.. partner.Communes.Select(c => c.CommuneId)],
        };
    }
}
