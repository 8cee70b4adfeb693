using Trestle.Emit;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>What is to be emitted and what is to be said, of all files together.</summary>
sealed record CompiledInputs(EquatableArray<EmissionUnit> Units, EquatableArray<LocatedProblem> Problems)
{
    public static CompiledInputs Of(IEnumerable<ParsedInput> inputs, HistoryInputs history, StatsInputs stats, bool hasHost)
    {
        var files = inputs.OrderBy(input => input.Input.File.Path, StringComparer.Ordinal).ToArray();
        var places = files.Select(file => file.Input).Concat(history.Steps.Select(step => step.Input)).Concat(stats.Files).ToArray();
        var bugs = files.Where(file => file.Bug is not null)
            .Select(file => GeneratorRules.Bug(file.Bug!, file.Input.File.Path))
            .Concat(history.Bugs)
            .Concat(stats.Bugs);
        try
        {
            var compilation = SchemaCompiler.Compile(files.Select(file => file.File).OfType<ParsedFile>(), history.Histories, stats.Sizes);
            var units = EmissionPlan.Of(compilation.Schemas, hasHost, history.Histories, stats.Sizes);
            return new(units, Locate(compilation.Problems.Concat(bugs), places));
        }
        catch (Exception bug)
        {
            var place = files.Length == 0 ? "" : files[0].Input.File.Path;
            return new(default, Locate(bugs.Append(GeneratorRules.Bug(GeneratorRules.Describe("the schema files", bug), place)), places));
        }
    }

    static EquatableArray<LocatedProblem> Locate(IEnumerable<Problem> problems, SchemaInput[] places)
    {
        var fixes = places.GroupBy(place => place.File.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (Input: group.First(), Fixes: new LocatedFixes(group.First().File)), StringComparer.Ordinal);
        return new(problems.Select(Locate).OfType<LocatedProblem>());

        LocatedProblem? Locate(Problem problem) =>
            fixes.TryGetValue(problem.Span.Path, out var place) ? LocatedProblem.Of(problem, place.Input, place.Fixes) : LocatedProblem.Of(problem, null);
    }
}
