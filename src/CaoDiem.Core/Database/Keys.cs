using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaoDiem.Database;

/// <summary>Every <see cref="Id{T}"/> of every entity is stored as a GUID, without a line per entity.</summary>
internal static class Keys
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        foreach (var owner in typeof(AppDb).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GetGenericArguments()[0]))
        {
            builder.Properties(typeof(Id<>).MakeGenericType(owner))
                .HaveConversion(typeof(IdConverter<>).MakeGenericType(owner));
        }
    }

    internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));
}
