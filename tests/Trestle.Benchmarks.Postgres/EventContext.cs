using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Trestle.Benchmarks.Postgres;

/// <summary>The table as EF Core sees it.</summary>
internal sealed class EventContext(NpgsqlDataSource source) : DbContext
{
    public DbSet<PlainRow> Events => Set<PlainRow>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    protected override void OnModelCreating(ModelBuilder model)
    {
        var events = model.Entity<PlainRow>().ToTable("events");
        events.HasKey(row => row.Id);
        foreach (var property in events.Metadata.GetProperties())
            property.SetColumnName(property.Name.ToLowerInvariant());
        events.Property(row => row.Id).ValueGeneratedNever();
    }
}
