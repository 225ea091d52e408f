using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Exchange;

/// <summary>A register with every kind of mistake: nothing is stored, each mistake is named at its row, column and code.</summary>
public sealed class MistakesTests
{
    private static readonly DateOnly AsOf = new(2023, 7, 1);

    private static readonly (string Field, object? Value, string Code, string? At)[] Mistakes =
    [
        (RegisterFields.DecisionNo, null, RegisterIssues.DecisionNoMissing, null),
        (RegisterFields.DecisionDate, null, RegisterIssues.DecisionDateMissing, null),
        (RegisterFields.DecisionDate, "31/02/2023", RegisterIssues.DateImpossible, null),
        (RegisterFields.DecisionDate, "mai mốt", RegisterIssues.DateUnreadable, null),
        (RegisterFields.DecisionDate, "02/07/2023", RegisterIssues.DateInFuture, null),
        (RegisterFields.JudgmentDate, "30/06/2023", RegisterIssues.JudgmentAfterDecision, null),
        (RegisterFields.Due, -5_000L, RegisterIssues.AmountNegative, null),
        (RegisterFields.Due, "99999999999999999999", RegisterIssues.AmountTooLarge, null),
        (RegisterFields.Due, "năm triệu", RegisterIssues.AmountUnreadable, null),
        (RegisterFields.Paid, 9_000_000_000_000L, RegisterIssues.PaidAboveDue, null),
        (RegisterFields.Remaining, 1L, RegisterIssues.RemainingWrong, null),
        (RegisterFields.Matter, "Theo yêu cầu", RegisterIssues.BudgetItemOnRequest, null),
        (RegisterFields.Commune, "Xã Không Có", RegisterIssues.CommuneUnknown, null),
        (RegisterFields.Officer, "Người Lạ", RegisterIssues.OfficerUnknown, null),
        (RegisterFields.Debtor, null, RegisterIssues.DebtorMissing, null),
        (RegisterFields.Matter, "gì đó", RegisterIssues.MatterUnreadable, null),
        (RegisterFields.Obligation, null, RegisterIssues.ObligationMissing, null),
        (RegisterFields.State, "mất tích", RegisterIssues.StateUnreadable, null),
        (RegisterFields.CoercionNo, "18/QĐ-CCTHADS", RegisterIssues.CoercionDateMissing, null),
        (RegisterFields.Debtor, new string('x', 600), RegisterIssues.TextTooLong, null),
    ];

    [Fact]
    public async Task NothingIsStored_EachMistakeAtItsCell_RestIsNewAfterCorrection()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (good, bad) = (new RegisterBook(), new RegisterBook());
        var rows = bad.Rows.Select((r, i) => (r, i)).Where(x => Equals(x.r[RegisterBook.Column(RegisterFields.Obligation) - 1], "Án phí")
            && x.r[RegisterBook.Column(RegisterFields.CoercionNo) - 1] is null).Select(x => x.i).Take(Mistakes.Length).ToList();
        for (var i = 0; i < Mistakes.Length; i++)
        {
            bad.Set(rows[i], Mistakes[i].Field, Mistakes[i].Value);
        }

        bad.Rows[rows[^1] + 1] = [.. bad.Rows[rows[^1] + 2]];
        bad.Set(rows[^1] + 1, RegisterFields.Debtor, "Người Khác");
        var content = bad.Write();
        var report = await ImportAsync(database, content);
        Assert.False(report.Stored);
        for (var i = 0; i < Mistakes.Length; i++)
        {
            var column = Sheet.Letter(RegisterBook.Column(Mistakes[i].Field));
            Assert.Contains(report.Issues, x => x.Row == rows[i] + 2 && x.Column == column && x.Code == Mistakes[i].Code);
        }

        Assert.Equal(2, report.Issues.Count(i => i.Code == RegisterIssues.DecisionRepeated));
        Assert.Equal(Mistakes.Length + 2, report.Issues.Select(i => i.Row).Distinct().Count());
        await using var db = database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());

        var copy = SheetFile.Read(AnnotatedCopy.Write(content, "so.xlsx", report.Remarks()), "copy.xlsx");
        Assert.All(report.Issues, issue => Assert.Contains(issue.Code, copy[issue.Row, copy.LastColumn]!.Text, StringComparison.Ordinal));

        var partly = await ImportAsync(database, content, acceptValid: true);
        Assert.Equal((420 - Mistakes.Length - 2, true), (partly.Created, partly.Stored));
        var rest = await ImportAsync(database, good.Write());
        Assert.Equal((Mistakes.Length + 2, 420 - Mistakes.Length - 2), (rest.Created, rest.Unchanged));
        Assert.Equal(420, (await ImportAsync(database, good.Write())).Unchanged);
    }

    private static async Task<ImportReport> ImportAsync(TestDatabase database, byte[] content, bool acceptValid = false)
    {
        await using var db = database.Open();
        var office = await db.Offices.SingleOrDefaultAsync();
        var id = office?.Id ?? (await new AddOfficeHandler(db).Handle(new("PL", "Phước Long"), Actor.System("Thử"))).Id;
        return await new ImportRegisterHandler(db).Handle(new(content, "so.xlsx", AsOf, AcceptValid: acceptValid), Actor.ForOffice(id, "Thử"));
    }
}
