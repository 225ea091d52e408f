using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Signing;

/// <summary>
/// Which decisions the head of the office signs himself, by delegation of the provincial head (Law 106/2025 Art 22.3: by rules inside the
/// province, so each office says its own), and how long the province usually takes: a norm of the office, no rule of law.
/// </summary>
public sealed class SigningRules : OfficeOwned<SigningRules>
{
    /// <summary>What the product reckons with until the office says otherwise.</summary>
    public const int StartingDays = 5;

    /// <summary>Codes of the kinds of decisions that are signed here, one a line.</summary>
    public string SignedHere { get; private set; } = "";

    /// <summary>The paper of the province by which they are.</summary>
    public string? BasisNo { get; private set; }

    /// <summary>Working days from sending to coming back.</summary>
    public int UsualDays { get; private set; } = StartingDays;

    /// <exception cref="RuleViolation">SGN-020: days out of range. SGN-021: kinds signed here without the paper that says so.</exception>
    internal void Set(IReadOnlyCollection<ActKind> here, string? basis, int days)
    {
        if (days is < 1 or > 60)
        {
            throw new RuleViolation("SGN-020", "Số ngày làm việc từ 1 đến 60.", "UsualDays");
        }

        var paper = VietText.Clean(basis);
        if (here.Count > 0 && paper.Length == 0)
        {
            throw new RuleViolation("SGN-021", "Phải ghi số văn bản phân cấp của tỉnh.", "BasisNo");
        }

        SignedHere = string.Join('\n', here.Where(k => k.IsDecision()).Select(k => k.Facts().Code).Distinct()
            .Order(StringComparer.Ordinal));
        (BasisNo, UsualDays) = (paper.Length > 0 ? paper : null, days);
    }

    public bool IsSignedHere(ActKind kind) => SignedHere.Split('\n').Contains(kind.Facts().Code);
}

/// <summary>Where the decisions of one office are signed.</summary>
public sealed record OfficeSigning(OfficeKind Kind, SigningRules Rules)
{
    /// <summary>
    /// A regional office is a unit of the provincial body, whose head issues decisions unless he delegated it (Law 106/2025 Art 19.3, 22);
    /// a district office issued its own.
    /// </summary>
    public bool GoesUp(Act act) => Kind == OfficeKind.Regional && act.AwaitsPaper && !Rules.IsSignedHere(act.Kind);

    public static async Task<OfficeSigning> LoadAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default) => new(
        await db.Offices.Where(o => o.Id == office).Select(o => o.Kind).SingleAsync(cancellationToken),
        await db.SigningRules.AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == office, cancellationToken)
            ?? new() { OfficeId = office });
}

/// <summary>Says which decisions are signed in the office, and how long the province usually takes.</summary>
public sealed record SetSigningRules(IReadOnlyCollection<ActKind> SignedHere, string? BasisNo, int UsualDays);

public sealed class SetSigningRulesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SGN-020, SGN-021: as <see cref="SigningRules.Set"/>.</exception>
    public async Task Handle(SetSigningRules command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.Delegate);
        var office = actor.RequireOffice();
        var rules = await db.SigningRules.SingleOrDefaultAsync(r => r.OfficeId == office, cancellationToken);
        db.Begin(nameof(SetSigningRules), actor);
        if (rules is null)
        {
            rules = new() { OfficeId = office };
            db.SigningRules.Add(rules);
        }

        rules.Set(command.SignedHere, command.BasisNo, command.UsualDays);
        await db.SaveChangesAsync(cancellationToken);
    }
}
