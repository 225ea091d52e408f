using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Demo;

/// <summary>A task force with who leads it, his phone and his account.</summary>
internal sealed record LivingTeam(Id<TaskForce> Id, string Name, Actor Leader, Guid Phone);

/// <summary>Who acts in an office of the demonstration, and what was made of it so far.</summary>
internal sealed class LivingOffice(Id<Office> id, OfficeSketch sketch, IReadOnlyDictionary<string, Actor> accounts)
{
    public Id<Office> Id => id;

    public OfficeSketch Sketch => sketch;

    public Actor Head => Of(Role.Head);

    public Actor Clerk => Of(Role.Clerk);

    public Actor Accountant => Of(Role.Accountant);

    public Id<Campaign> Campaign { get; set; }

    public List<LivingTeam> Teams { get; } = [];

    /// <summary>The first account of a role; an office without one is done by its head.</summary>
    public Actor Of(Role role) => accounts.Values.FirstOrDefault(a => a.Role == role)
        ?? accounts.Values.First(a => a.Role == Role.Head) with { Role = role };

    /// <summary>The officer of the sketch by his place in it.</summary>
    public Actor Officer(int place) => accounts.Values.FirstOrDefault(a => a.Role == Role.Officer && a.Name == sketch.Officers[place])
        ?? Head with { Name = sketch.Officers[place] };
}
