using CaoDiem.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaoDiem.Budgets;

internal sealed class BudgetMapping : IEntityTypeConfiguration<Budget>
{
    public void Configure(EntityTypeBuilder<Budget> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.Number }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
        builder.HasMany(x => x.Lines).WithOne().HasForeignKey(x => new { x.OfficeId, x.BudgetId });
        builder.HasMany(x => x.Sources).WithOne().HasForeignKey(x => new { x.OfficeId, x.BudgetId });
    }
}

internal sealed class BudgetLineMapping : IEntityTypeConfiguration<BudgetLine>
{
    public void Configure(EntityTypeBuilder<BudgetLine> builder) =>
        builder.HasMany(x => x.Days).WithOne().HasForeignKey(x => new { x.OfficeId, x.LineId });
}

internal sealed class BudgetDayMapping : IEntityTypeConfiguration<BudgetDay>
{
    public void Configure(EntityTypeBuilder<BudgetDay> builder) => builder.HasKey(x => new { x.OfficeId, x.LineId, x.No });
}

internal sealed class ExpenseMapping : IEntityTypeConfiguration<Expense>
{
    public void Configure(EntityTypeBuilder<Expense> builder)
    {
        builder.HasIndex(x => new { x.OfficeId, x.CampaignId, x.VoucherNo });
        builder.HasIndex(x => new { x.OfficeId, x.PayeeKey, x.WorkDay });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(x => new { x.OfficeId, x.CampaignId });
    }
}

internal sealed class FuelPriceMapping : IEntityTypeConfiguration<FuelPrice>
{
    public void Configure(EntityTypeBuilder<FuelPrice> builder) =>
        builder.HasIndex(x => new { x.OfficeId, x.Region, x.From }).IsUnique();
}
