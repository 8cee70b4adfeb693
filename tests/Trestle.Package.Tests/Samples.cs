namespace Trestle.Package.Tests;

/// <summary>The schema and the programs of the fresh projects.</summary>
static class Samples
{
    public const string PackageReferences = """
        <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
        <ItemGroup>
          <PackageReference Include="Trestle" Version="0.1.0" />
          <PackageReference Include="Trestle.Lmdb" Version="0.1.0" />
        </ItemGroup>
        """;

    public const string SchemaLibrary = """<ItemGroup><PackageReference Include="Trestle" Version="0.1.0" /></ItemGroup>""";

    public const string Schema = """
        schema: Shop
        namespace: Fresh.Shop
        tables:
          items:
            record: Item
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01
            key: id
            serialization: flatbuffers
            fields:
              id:    int32 @1
              name:  string(100) @2
              price: decimal(12,2) @3
            indexes:
              ByName: { id: 7d0a8f8e-1f33-4f67-9d57-6a2d6a5f2b02, by: [name], unique: true }
        """;

    /// <summary>Stores an item, finds it by its name in the database file given, and prints it.</summary>
    public const string Program = """
        using Fresh.Shop;
        using Trestle.Lmdb;

        using var db = ShopDb.Open(LmdbStore.At(args[0]));
        using (var tx = db.BeginWrite())
        {
            tx.Items.Insert(new Item { Id = 7, Name = "lamp", Price = 12.50m });
            tx.Commit();
        }

        using (var tx = db.BeginRead())
        {
            var item = tx.Items.ByName.Get("lamp");
            Console.WriteLine($"{item!.Id} {item.Name} {item.Price} of {tx.Items.Count()}");
        }
        """;

    /// <summary>Takes the store of <see cref="Program"/> along a step in which prices become words, and prints the item.</summary>
    public const string MigratingProgram = """
        using System.Globalization;
        using Fresh.Shop;
        using Trestle.Lmdb;

        var done = ShopDb.Migrate(LmdbStore.At(args[0]));
        using var db = ShopDb.Open(LmdbStore.At(args[0]));
        using var tx = db.BeginRead();
        var item = tx.Items.Get(7)!;
        Console.WriteLine($"{done.Steps[0].Split('-')[1]} {item.Id} {item.Name} {item.Price}");

        namespace Fresh.Shop.Migrations
        {
            static partial class Prices
            {
                private static partial After.Item Transform(Before.Item old, After.Item mapped) =>
                    mapped with { Price = old.Price.ToString("0.00", CultureInfo.InvariantCulture) + " EUR" };
            }
        }
        """;

    /// <summary>The same within a host, whose configuration says where the file is; and whether the database is well.</summary>
    public const string HostProgram = """
        using Fresh.Shop;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Trestle.Lmdb;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddShopDb(builder.Configuration.GetSection("Shop"), LmdbStore.Kind);
        builder.Services.AddHealthChecks().AddDatabase<ShopDb>();
        using var host = builder.Build();
        await host.StartAsync();

        var db = host.Services.GetRequiredService<ShopDb>();
        await db.WriteAsync(tx => tx.Items.Insert(new Item { Id = 7, Name = "lamp", Price = 12.50m }));
        var printed = await db.ReadAsync(async tx =>
        {
            var item = await tx.Items.ByName.GetAsync("lamp");
            return $"{item!.Id} {item.Name} {item.Price} of {await tx.Items.CountAsync()}";
        });
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Console.WriteLine($"{printed}, {health.Status}");
        await host.StopAsync();
        """;

    public const string Printed = "7 lamp 12.50 of 1";
}
