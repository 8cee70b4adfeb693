using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Trestle.Package.Tests;

/// <summary>What is in the packages, entry by entry.</summary>
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void Trestle_holds_the_generator_the_rules_their_glue_and_nothing_else() => Assert.Equal(
        [
            "README.md", "THIRD-PARTY-NOTICES.txt", "Trestle.nuspec",
            "analyzers/dotnet/cs/Trestle.Analyzers.dll", "analyzers/dotnet/cs/Trestle.CodeFixes.dll",
            "analyzers/dotnet/cs/Trestle.Emit.dll", "analyzers/dotnet/cs/Trestle.Generator.dll",
            "analyzers/dotnet/cs/Trestle.Schema.dll", "analyzers/dotnet/cs/Trestle.YamlDotNet.dll",
            "build/Trestle.props", "build/Trestle.targets", "buildTransitive/Trestle.props", "buildTransitive/Trestle.targets",
            "buildTransitive/config/Trestle.relaxed.globalconfig", "buildTransitive/config/Trestle.strict.globalconfig",
            "lib/net10.0/_._",
        ],
        feed.Entries("Trestle"));

    [Fact]
    public void Trestle_Lmdb_carries_liblmdb_for_two_processors_and_its_licence() => Assert.Equal(
        [
            "README.md", "Trestle.Lmdb.nuspec", "lib/net10.0/Trestle.Lmdb.dll", "lib/net10.0/Trestle.Lmdb.xml",
            "liblmdb-copyright.txt", "runtimes/linux-arm64/native/liblmdb.so", "runtimes/linux-x64/native/liblmdb.so",
        ],
        feed.Entries("Trestle.Lmdb"));

    [Theory]
    [InlineData("linux-x64", 0x3E)]
    [InlineData("linux-arm64", 0xB7)]
    public void Each_library_is_for_the_processor_of_its_folder(string rid, int machine)
    {
        var library = feed.Read("Trestle.Lmdb", $"runtimes/{rid}/native/liblmdb.so");
        Assert.Equal("\u007fELF"u8, library.AsSpan(0, 4));
        Assert.Equal(machine, BitConverter.ToUInt16(library, 18));
    }

    [Fact]
    public void The_licence_is_that_of_OpenLDAP() => Assert.Contains(
        "The OpenLDAP Public License", Encoding.UTF8.GetString(feed.Read("Trestle.Lmdb", "liblmdb-copyright.txt")), StringComparison.Ordinal);

    [Fact]
    public void Trestle_Sqlite_is_one_documented_assembly_and_brings_no_warning() => Assert.Equal(
        ["README.md", "Trestle.Sqlite.nuspec", "buildTransitive/Trestle.Sqlite.props", "lib/net10.0/Trestle.Sqlite.dll", "lib/net10.0/Trestle.Sqlite.xml"],
        feed.Entries("Trestle.Sqlite"));

    [Fact]
    public void Trestle_Postgres_is_one_documented_assembly_and_needs_the_driver()
    {
        Assert.Equal(
            ["README.md", "Trestle.Postgres.nuspec", "lib/net10.0/Trestle.Postgres.dll", "lib/net10.0/Trestle.Postgres.xml"],
            feed.Entries("Trestle.Postgres"));
        var needed = Nuspec("Trestle.Postgres").Descendants().Where(element => element.Name.LocalName == "dependency");
        Assert.Equal(["Npgsql", "Trestle.Runtime"], needed.Select(element => element.Attribute("id")!.Value).Order());
    }

    [Fact]
    public void Trestle_Hosting_is_one_documented_assembly() => Assert.Equal(
        ["README.md", "Trestle.Hosting.nuspec", "lib/net10.0/Trestle.Hosting.dll", "lib/net10.0/Trestle.Hosting.xml"],
        feed.Entries("Trestle.Hosting"));

    [Fact]
    public void Trestle_Tool_says_what_it_contains_of_others()
    {
        var notices = Encoding.UTF8.GetString(feed.Read("Trestle.Tool", "THIRD-PARTY-NOTICES.txt"));
        var others = feed.Entries("Trestle.Tool")
            .Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal) || entry.EndsWith(".so", StringComparison.Ordinal))
            .Select(entry => Path.GetFileNameWithoutExtension(entry))
            .Where(name => !name.StartsWith("trestle", StringComparison.OrdinalIgnoreCase))
            .Distinct();
        Assert.All(others, name => Assert.Contains(name, notices, StringComparison.Ordinal));
    }

    [Fact]
    public void Trestle_Tool_carries_the_liblmdb_of_Trestle_Lmdb_and_its_licence()
    {
        foreach (var library in feed.Entries("Trestle.Lmdb").Where(entry => entry.EndsWith("/liblmdb.so", StringComparison.Ordinal)))
            Assert.Equal(feed.Read("Trestle.Lmdb", library), feed.Read("Trestle.Tool", "tools/net10.0/any/" + library));
        Assert.Equal(feed.Read("Trestle.Lmdb", "liblmdb-copyright.txt"), feed.Read("Trestle.Tool", "liblmdb-copyright.txt"));
    }

    [Fact]
    public void Trestle_Runtime_is_one_documented_assembly() => Assert.Equal(
        ["README.md", "Trestle.Runtime.nuspec", "lib/net10.0/Trestle.Runtime.dll", "lib/net10.0/Trestle.Runtime.xml"],
        feed.Entries("Trestle.Runtime"));

    [Fact]
    public void YamlDotNet_is_called_so_nowhere()
    {
        foreach (var entry in feed.Entries("Trestle").Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var image = new PEReader(new MemoryStream(feed.Read("Trestle", entry)));
            var metadata = image.GetMetadataReader();
            var names = metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).Name)
                .Append(metadata.GetAssemblyDefinition().Name).Select(metadata.GetString);
            Assert.DoesNotContain("YamlDotNet", names);
        }
    }

    [Fact]
    public void What_the_compiler_loads_has_equal_bytes_however_often_it_is_packed()
    {
        var again = Path.Combine(feed.Root, "again");
        PackageFeed.Pack("generator/Trestle", again);
        Assert.All(
            feed.Entries("Trestle").Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)),
            entry => Assert.Equal(feed.Read("Trestle", entry), PackageFeed.Read("Trestle", entry, again)));
    }

    [Theory]
    [InlineData("Trestle", "MIT")]
    [InlineData("Trestle.Runtime", "MIT")]
    [InlineData("Trestle.Tool", "MIT AND Apache-2.0 AND PostgreSQL AND OLDAP-2.8")]
    [InlineData("Trestle.Sqlite", "MIT")]
    [InlineData("Trestle.Postgres", "MIT")]
    [InlineData("Trestle.Hosting", "MIT")]
    [InlineData("Trestle.Lmdb", "MIT AND OLDAP-2.8")]
    public void Each_package_says_its_licence_and_has_the_readme(string package, string licence)
    {
        var metadata = Nuspec(package).Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName, element => element.Value);
        Assert.Equal([licence], metadata["license"]);
        Assert.Equal(["README.md"], metadata["readme"]);
        Assert.NotEmpty(Assert.Single(metadata["description"]));
    }

    [Theory]
    [InlineData("Trestle", "Trestle.Runtime")]
    [InlineData("Trestle.Lmdb", "Trestle.Runtime")]
    public void It_depends_on_the_runtime_alone(string package, string dependency)
    {
        var dependencies = Nuspec(package).Descendants().Where(element => element.Name.LocalName == "dependency");
        Assert.Equal([$"{dependency} 0.1.0"], dependencies.Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}"));
    }

    XDocument Nuspec(string package) => XDocument.Load(new MemoryStream(feed.Read(package, package + ".nuspec")));
}
