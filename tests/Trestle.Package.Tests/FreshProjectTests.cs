namespace Trestle.Package.Tests;

/// <summary>The packages in projects that know nothing of this repository.</summary>
public sealed class FreshProjectTests(PackageFeed feed)
{
    [Fact]
    public void The_example_of_the_README_builds_runs_and_prints_what_it_says()
    {
        var readme = ReadmeExample.Read();
        var workspace = feed.NewWorkspace("readme")
            .Write("notes/notes.csproj", readme.Project)
            .Write("notes/notes.schema.yaml", readme.Schema)
            .Write("notes/Program.cs", readme.Program);
        workspace.Build("notes/notes.csproj");
        Assert.Equal(readme.Output, workspace.Run("notes/notes.csproj"));
    }

    [Fact]
    public void One_project_may_have_the_schema_and_another_use_it()
    {
        var workspace = feed.NewWorkspace("two")
            .Project("schema/schema.csproj", Samples.SchemaLibrary)
            .Write("schema/shop.schema.yaml", Samples.Schema)
            .Project("app/app.csproj", """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <ItemGroup>
                  <ProjectReference Include="../schema/schema.csproj" />
                  <PackageReference Include="Trestle.Lmdb" Version="0.1.0" />
                </ItemGroup>
                """)
            .Write("app/Program.cs", Samples.Program);
        workspace.Build("app/app.csproj");
        Assert.Equal(Samples.Printed, workspace.Run("app/app.csproj", Path.Combine(feed.Root, "two.lmdb")));
    }

    [Fact]
    public void A_project_may_use_a_schema_through_another_and_add_one_of_its_own()
    {
        var workspace = feed.NewWorkspace("transitive")
            .Project("schema/schema.csproj", Samples.SchemaLibrary)
            .Write("schema/shop.schema.yaml", Samples.Schema)
            .Project("library/library.csproj", """<ItemGroup><ProjectReference Include="../schema/schema.csproj" /></ItemGroup>""")
            .Write("library/Lamps.cs", "namespace Library; public static class Lamps { public static Fresh.Shop.Item One => new() { Id = 1, Name = \"one\", Price = 1m }; }")
            .Project("app/app.csproj", """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <ItemGroup>
                  <ProjectReference Include="../library/library.csproj" />
                  <PackageReference Include="Trestle.Lmdb" Version="0.1.0" />
                </ItemGroup>
                """)
            .Write("app/orders.schema.yaml", Samples.Schema.Replace("Shop", "Orders", StringComparison.Ordinal))
            .Write("app/Program.cs", """
                using Fresh.Orders;
                using Trestle.Lmdb;

                using var db = OrdersDb.Open(LmdbStore.At(args[0]));
                using (var tx = db.BeginWrite())
                {
                    tx.Items.Insert(new Item { Id = 1, Name = Library.Lamps.One.Name, Price = Library.Lamps.One.Price });
                    tx.Commit();
                }
                using var read = db.BeginRead();
                Console.WriteLine(read.Items.Get(1)?.Name);
                """);
        workspace.Build("app/app.csproj");
        Assert.Equal("one", workspace.Run("app/app.csproj", Path.Combine(feed.Root, "transitive.lmdb")));
    }

    [Fact]
    public void A_project_may_opt_out()
    {
        var workspace = feed.NewWorkspace("out")
            .Project("out.csproj", $"""
                <PropertyGroup><TrestleEnabled>false</TrestleEnabled></PropertyGroup>
                {Samples.PackageReferences}
                <ItemGroup><AdditionalFiles Include="named.schema.yaml" /></ItemGroup>
                """)
            .Write("broken.schema.yaml", "schema: [unclosed")
            .Write("named.schema.yaml", "schema: [unclosed")
            .Write("Program.cs", "Console.WriteLine(\"quiet\");");
        workspace.Build("out.csproj");
        Assert.Equal("quiet", workspace.Run("out.csproj"));
    }

    [Fact]
    public void Without_opting_out_the_same_file_is_an_error_at_its_place()
    {
        var (code, output) = feed.NewWorkspace("in")
            .Project("in.csproj", Samples.PackageReferences)
            .Write("broken.schema.yaml", "schema: [unclosed")
            .Write("Program.cs", "Console.WriteLine(\"quiet\");")
            .TryBuild("in.csproj");
        Assert.Equal(1, code);
        Assert.Matches(@"broken\.schema\.yaml\(1,\d+\): error TRS1\d\d\d:", output);
    }

    [Fact]
    public void The_same_program_runs_on_SQLite()
    {
        var workspace = feed.NewWorkspace("sqlite")
            .Project("sqlite.csproj", Samples.PackageReferences.Replace("Trestle.Lmdb", "Trestle.Sqlite", StringComparison.Ordinal))
            .Write("shop.schema.yaml", Samples.Schema)
            .Write("Program.cs", Samples.Program.Replace("Lmdb", "Sqlite", StringComparison.Ordinal));
        workspace.Build("sqlite.csproj");
        Assert.Equal(Samples.Printed, workspace.Run("sqlite.csproj", Path.Combine(feed.Root, "sqlite.db")));
    }

    [Fact]
    public void The_same_program_runs_on_PostgreSQL()
    {
        var workspace = feed.NewWorkspace("postgres")
            .Project("postgres.csproj", Samples.PackageReferences.Replace("Trestle.Lmdb", "Trestle.Postgres", StringComparison.Ordinal))
            .Write("shop.schema.yaml", Samples.Schema)
            .Write("Program.cs", Samples.Program.Replace("Lmdb", "Postgres", StringComparison.Ordinal)
                .Replace("using var db", "using var server = TemporaryServer.Start();\nusing var db", StringComparison.Ordinal)
                .Replace("args[0]", "server.ConnectionString", StringComparison.Ordinal));
        workspace.Build("postgres.csproj");
        Assert.Equal(Samples.Printed, workspace.Run("postgres.csproj"));
    }

    [Fact]
    public void A_host_has_a_method_that_adds_the_database()
    {
        var workspace = feed.NewWorkspace("host")
            .Project("host.csproj", $"""
                {Samples.PackageReferences}
                <ItemGroup>
                  <FrameworkReference Include="Microsoft.AspNetCore.App" />
                  <PackageReference Include="Trestle.Hosting" Version="0.1.0" />
                </ItemGroup>
                """)
            .Write("shop.schema.yaml", Samples.Schema)
            .Write("Program.cs", Samples.HostProgram);
        workspace.Build("host.csproj");
        Assert.Equal("7 lamp 12.50 of 1, Healthy", workspace.Run("host.csproj", $"--Shop:Path={Path.Combine(feed.Root, "host.lmdb")}"));
    }

    [Fact]
    public void A_schema_project_packs_into_a_package_that_others_use()
    {
        var workspace = feed.NewWorkspace("packed")
            .Project("schema/Fresh.Schema.csproj", Samples.SchemaLibrary)
            .Write("schema/shop.schema.yaml", Samples.Schema)
            .Project("app/app.csproj", """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <ItemGroup>
                  <PackageReference Include="Fresh.Schema" Version="1.0.0" />
                  <PackageReference Include="Trestle.Lmdb" Version="0.1.0" />
                </ItemGroup>
                """)
            .Write("app/Program.cs", Samples.Program);
        workspace.Pack("schema/Fresh.Schema.csproj", feed.Folder);
        workspace.Build("app/app.csproj");
        Assert.Equal(Samples.Printed, workspace.Run("app/app.csproj", Path.Combine(feed.Root, "packed.lmdb")));
    }
}
