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

    public const string Printed = "7 lamp 12.50 of 1";
}
