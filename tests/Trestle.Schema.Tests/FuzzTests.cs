using System.Diagnostics;
using Trestle.Schema.Rules;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

public sealed class FuzzTests(ITestOutputHelper output)
{
    const int Inputs = 300_000;
    const int Chunks = 60;

    // Far above what any input takes (below a millisecond), so that a busy machine does not fail the test.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    static readonly string[] Corpus =
        [.. ConformanceCase.Valid.Concat(ConformanceCase.Invalid).SelectMany(item => item.Files).Select(file => file.Text).Where(text => text.Length > 0)];

    [Fact]
    public void No_damage_to_a_file_makes_the_compiler_throw_or_hang()
    {
        var watch = Stopwatch.StartNew();
        var found = Enumerable.Range(0, Chunks).AsParallel().Sum(Run);
        output.WriteLine($"{Inputs} mutated files compiled in {watch.Elapsed.TotalSeconds:F1} s, with {found} problems.");
        Assert.True(found > Inputs, "The mutations hardly damage anything.");
    }

    static long Run(int chunk)
    {
        var mutator = new Mutator(chunk, Corpus);
        return Enumerable.Range(0, Inputs / Chunks).Sum(_ => (long)Check(mutator.Next()));
    }

    static int Check(string text)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var compilation = SchemaCompiler.Compile(new SourceFile("fuzz.schema.yaml", text));
            foreach (var schema in compilation.Schemas)
                CanonicalSchema.Write(schema);
            foreach (var problem in compilation.Problems)
                CheckSpan(problem, text);
            Assert.True(watch.Elapsed < Limit, $"It took {watch.Elapsed}.");
            return compilation.Problems.Count;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{error.Message}\nin the text {System.Text.Json.JsonSerializer.Serialize(text)}", error);
        }
    }

    static void CheckSpan(Problem problem, string text)
    {
        var span = problem.Span;
        Assert.InRange(span.Start, 0, text.Length);
        Assert.InRange(span.Start + span.Length, span.Start, text.Length);
        Assert.True(span.EndLine > span.Line || (span.EndLine == span.Line && span.EndColumn - span.Column == span.Length), $"{problem} spans {span}.");
        Assert.Matches("^[^\\n]+\\. [^\\n]+[.?]$", problem.Message);
    }
}
