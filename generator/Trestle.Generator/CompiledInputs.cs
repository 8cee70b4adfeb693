using Trestle.Emit;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>What is to be emitted and what is to be said, of all files together.</summary>
sealed record CompiledInputs(EquatableArray<EmissionUnit> Units, EquatableArray<LocatedProblem> Problems)
{
    public static CompiledInputs Of(IEnumerable<ParsedInput> inputs, bool hasHost)
    {
        var files = inputs.OrderBy(input => input.Input.File.Path, StringComparer.Ordinal).ToArray();
        var bugs = files.Where(file => file.Bug is not null).Select(file => GeneratorRules.Bug(file.Bug!, file.Input.File.Path));
        try
        {
            var compilation = SchemaCompiler.Compile(files.Select(file => file.File).OfType<ParsedFile>());
            return new(EmissionPlan.Of(compilation.Schemas, hasHost), Locate(compilation.Problems.Concat(bugs), files));
        }
        catch (Exception bug)
        {
            var place = files.Length == 0 ? "" : files[0].Input.File.Path;
            return new(default, Locate(bugs.Append(GeneratorRules.Bug(GeneratorRules.Describe("the schema files", bug), place)), files));
        }
    }

    static EquatableArray<LocatedProblem> Locate(IEnumerable<Problem> problems, ParsedInput[] files) =>
        new(problems.Select(problem => LocatedProblem.Of(problem, Find(files, problem)?.Input)).OfType<LocatedProblem>());

    static ParsedInput? Find(ParsedInput[] files, Problem problem) =>
        files.FirstOrDefault(file => file.Input.File.Path == problem.Span.Path);
}
