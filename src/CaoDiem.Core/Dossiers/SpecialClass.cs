using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>A class of matters that superiors ask for and that no column of the register tells.</summary>
public enum SpecialClass
{
    Corruption,
    Land,
}

public static class SpecialClasses
{
    private static readonly Dictionary<SpecialClass, string> Labels = new()
    {
        [SpecialClass.Corruption] = "Tham nhũng, kinh tế",
        [SpecialClass.Land] = "Đất đai",
    };

    public static IReadOnlyList<SpecialClass> All { get; } = [.. Labels.Keys];

    public static string Label(this SpecialClass kind) => Labels[kind];
}

/// <summary>Says whether a matter is one of a special class; null takes the mark away.</summary>
public sealed record MarkSpecialClass(Id<Dossier> DossierId, SpecialClass? Class);

public sealed class MarkSpecialClassHandler(AppDb db)
{
    public async Task Handle(MarkSpecialClass command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var file = await db.VisibleDossiers(actor).Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
        db.Begin(nameof(MarkSpecialClass), actor);
        file.Special = command.Class;
        await db.SaveChangesAsync(cancellationToken);
    }
}
