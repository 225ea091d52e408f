using System.Text.RegularExpressions;
using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Founds an office.</summary>
public sealed record AddOffice(string Code, string Name, string? Province = null, OfficeKind Kind = OfficeKind.Regional);

public sealed record OfficeAdded(Id<Office> Id, string Code);

public sealed partial class AddOfficeHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-010: bad code. IDN-011: no name. IDN-012: the code is taken.</exception>
    public async Task<OfficeAdded> Handle(AddOffice command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var code = command.Code.Trim().ToUpperInvariant();
        if (!CodeShape().IsMatch(code))
        {
            throw new RuleViolation("IDN-010", "Mã đơn vị gồm 2 đến 20 chữ cái không dấu, chữ số, dấu gạch ngang.", "Code");
        }

        var name = VietText.Clean(command.Name);
        if (name.Length == 0)
        {
            throw new RuleViolation("IDN-011", "Chưa nhập tên đơn vị.", "Name");
        }

        if (await db.Offices.AnyAsync(o => o.Code == code, cancellationToken))
        {
            throw new RuleViolation("IDN-012", $"Mã đơn vị {code} đã có.", "Code");
        }

        db.Begin(nameof(AddOffice), actor);
        var office = new Office { Id = Id<Office>.New(), Code = code, Name = name, Province = VietText.Clean(command.Province), Kind = command.Kind };
        office.Add(OfficeProfile.FromTheBeginning(office.Id, office.Name, office.Kind, office.Province));
        db.Offices.Add(office);
        await db.SaveChangesAsync(cancellationToken);
        return new(office.Id, code);
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{1,19}$")]
    private static partial Regex CodeShape();
}
