using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Reports;

/// <summary>Vietnamese search and order, the same on both engines.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task Search_WithoutDiacritics_AndVietnameseOrder()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var office = (await new AddOfficeHandler(db).Handle(new("PL", "Phước Long"), Actor.System("Thử"))).Id;
        var actor = Actor.ForOffice(office, "Thử");
        db.Begin("Thử", actor);
        string[] names = ["Lê Đạt", "Đỗ Văn Đức", "Võ Dũng", "Bùi Bình", "Trần Ân", "Nguyễn An"];
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            db.Dossiers.Add(OpenedFile.Of(office, $"{i}/QĐ", new(2023, 1, 1), name, 1).File);
        }

        await db.SaveChangesAsync();
        var list = new DossierList(db);
        foreach (var text in new[] { "do van duc", "Đỗ Văn Đức", "ĐỨC", "duc do" })
        {
            Assert.Equal(["Đỗ Văn Đức"], (await list.PageAsync(new() { Search = text }, actor, 1)).Rows.Select(r => r.DebtorName));
        }

        Assert.Equal(["Nguyễn An", "Trần Ân", "Bùi Bình", "Võ Dũng", "Lê Đạt", "Đỗ Văn Đức"], (await list.PageAsync(new(), actor, 1)).Rows.Select(r => r.DebtorName));
        Assert.Empty((await list.PageAsync(new() { Search = "%" }, actor, 1)).Rows);
    }
}
