using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

public sealed class RandomSchemaTests(ITestOutputHelper output)
{
    const int Schemas = 12;

    [Fact]
    public void What_the_compiler_accepts_of_random_schemas_is_code_without_a_warning()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TRESTLE_SEED"), out var given) ? given : Environment.TickCount;
        output.WriteLine($"Seed {seed}; run again with TRESTLE_SEED={seed}.");
        var random = new Random(seed);
        var files = Enumerable.Range(0, Schemas).Select(number => ($"shop{number}.schema.yaml", new RandomSchema(random).Write(number))).ToArray();
        var run = GeneratorRun.Over(files);
        Assert.DoesNotContain(run.Diagnostics, problem => problem.Id == GeneratorRules.InternalError.Id);
        var tables = run.Files.Count(file => file.Key.Contains("Row", StringComparison.Ordinal));
        output.WriteLine($"{tables} tables, {run.Diagnostics.Length} problems.");
        foreach (var problems in run.Diagnostics.GroupBy(problem => problem.Id))
            output.WriteLine($"{problems.Count()} x {problems.First()}");
        Assert.InRange(tables, Schemas, 3 * Schemas);
        var messages = run.CompilerMessages().ToArray();
        Assert.True(messages.Length == 0, $"Seed {seed}: {messages.Length} messages, first:\n" + string.Join("\n", messages.Take(8)));
    }
}
