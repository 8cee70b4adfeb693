using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Rules;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

/// <summary>Step files may be damaged by hand, by merges or on purpose.</summary>
public sealed class StepFuzzTests
{
    const int Inputs = 12_000;
    const int Chunks = 30;

    static readonly SourceFile[] Files = History();

    [Fact]
    public void No_damage_to_a_step_makes_the_compiler_throw()
    {
        var found = Enumerable.Range(0, Chunks).AsParallel().Sum(Run);
        Assert.True(found > Inputs / 2, "The mutations hardly damage anything.");
    }

    static SourceFile[] History()
    {
        var schemas = new RandomSchema(new Random(1), 0);
        var schema = schemas.First();
        var files = new List<SourceFile>();
        for (var step = 0; step < 4; step++)
        {
            files.Add(StepFiles.Next(schema, StepFiles.Read(files), $"{step}"));
            for (var edit = 0; edit < 6; edit++)
                schema = schemas.Edit(schema);
        }
        return [.. files];
    }

    static long Run(int chunk)
    {
        var mutator = new Mutator(chunk, [.. Files.Select(file => file.Text)]);
        return Enumerable.Range(0, Inputs / Chunks).Sum(_ => (long)Check(mutator.Next(), chunk % Files.Length));
    }

    static int Check(string text, int at)
    {
        try
        {
            var files = Files.Select((file, i) => i == at ? file with { Text = text } : file);
            var histories = StepFiles.Read(files);
            foreach (var problem in histories.Problems)
                CheckProblem(problem);
            foreach (var history in histories.All.Where(history => history.Schema is not null))
                Assert.Equal(64, history.Schema!.Hash.Length);
            // What the hash does not protect is replayed too.
            if (StepParser.Parse(new("x.migration.yaml", text)) is { Step: { } step })
                StepHistories.Of([Sealed(step)]).All.ToList().ForEach(history => history.Problems.ToList().ForEach(CheckProblem));
            return histories.Problems.Count();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{error.Message}\nin the text {System.Text.Json.JsonSerializer.Serialize(text)}", error);
        }
    }

    static ParsedStep Sealed(Step step)
    {
        var rooted = step with { Parents = default };
        var after = Schema.Evolution.Items.Snapshot.Empty;
        return StepParser.Parse(new("sealed.migration.yaml", StepWriter.Write(rooted, after, after, [])));
    }

    static void CheckProblem(Problem problem)
    {
        Assert.NotEqual("", problem.Span.Path);
        Assert.Matches("^[^\\n]+\\. [^\\n]+[.?]$", problem.Message);
    }
}
