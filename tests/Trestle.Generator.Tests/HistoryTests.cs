using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

public sealed class HistoryTests
{
    [Fact]
    public void There_is_one_file_for_each_table_struct_enum_and_database()
    {
        var run = GeneratorRun.Over(Repository.ValidCase("history"));
        Assert.Equal(["Author.g.cs", "ChangeKind.g.cs", "Commit.g.cs", "HistoryDb.g.cs", "Person.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerMessages());
    }
}
