using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

/// <summary>The files of the schema that the documentation shows, whole.</summary>
public sealed class GeneratedFileTests(ITestOutputHelper output)
{
    const int MostBytesOfATable = 30_000;

    readonly IReadOnlyDictionary<string, string> files = GeneratorRun.Over(Repository.ValidCase("history")).WithHost().Files;

    [Theory]
    [InlineData("Author.g.cs")]
    [InlineData("ChangeKind.g.cs")]
    [InlineData("Commit.g.cs")]
    [InlineData("HistoryDb.g.cs")]
    [InlineData("HistoryDbServices.g.cs")]
    [InlineData("Person.g.cs")]
    public void A_generated_file_reads_as_expected(string hintName) => GoldenFile.Verify(hintName, files[hintName]);

    [Fact]
    public void There_is_one_file_for_each_table_struct_enum_and_database_and_one_for_hosts() => Assert.Equal(
        Directory.EnumerateFiles(GoldenFile.Folder, "*.verified.cs").Select(path => Path.GetFileName(path).Replace(".verified", ".g", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        files.Keys.Order(StringComparer.Ordinal));

    /// <summary>Binding generated code is what a build pays for: its size is watched.</summary>
    [Fact]
    public void A_table_stays_within_its_bytes()
    {
        foreach (var (name, text) in files)
            output.WriteLine($"{name}: {text.Length} bytes");
        Assert.InRange(files["Commit.g.cs"].Length, 1, MostBytesOfATable);
    }
}
