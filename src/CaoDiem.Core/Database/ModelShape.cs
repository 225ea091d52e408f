using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Database;

/// <summary>What holds for every table: office first in the key, money as whole đồng, versions guard against lost updates.</summary>
internal static class ModelShape
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var type in typeof(AppDb).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GetGenericArguments()[0]))
        {
            var entity = model.Entity(type);
            if (IsOfficeOwned(type))
            {
                entity.HasKey("OfficeId", "Id");
                entity.HasOne(typeof(Office)).WithMany().HasForeignKey("OfficeId").OnDelete(DeleteBehavior.Restrict);
            }

            foreach (var money in type.GetProperties().Where(p => p.PropertyType == typeof(Dong) && p.CanWrite))
            {
                entity.ComplexProperty(money.PropertyType, money.Name);
            }
        }
    }

    public static void Finish(ModelBuilder model, string textOrder)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.FindProperty("Version") is { } version)
            {
                version.IsConcurrencyToken = true;
            }

            foreach (var text in entity.GetProperties().Where(p => p.ClrType == typeof(string)))
            {
                text.SetCollation(textOrder);
            }
        }
    }

    private static bool IsOfficeOwned(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(OfficeOwned<>);
}
