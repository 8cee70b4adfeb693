using Trestle.Schema.Advice;
using Trestle.Schema.Checks;
using Trestle.Schema.Evolution;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;

namespace Trestle.Schema;

/// <summary>The second half of the compiler: puts parsed files together, links and checks them.</summary>
public static class SchemaCompiler
{
    /// <summary>Parses and compiles files.</summary>
    public static SchemaCompilation Compile(params SourceFile[] files) => Compile(files.Select(SchemaParser.Parse));

    /// <summary>Compiles parsed files. Any order of them gives the same result; no input makes it throw.</summary>
    public static SchemaCompilation Compile(IEnumerable<ParsedFile> files)
    {
        var parsed = files.OrderBy(file => file.Source.Path, StringComparer.Ordinal).ToArray();
        var problems = new ProblemBag();
        var clashing = CheckTypeNames(parsed, problems);
        var schemas = Groups(parsed)
            .Select(group => new SchemaLinker(group, group.Key, clashing, problems).Link())
            .OfType<SchemaModel>()
            .OrderBy(schema => schema.Name, StringComparer.Ordinal)
            .ToArray();
        return new SchemaCompilation(new(schemas), new(Ordered(parsed.SelectMany(file => file.Problems).Concat(problems.All))));
    }

    /// <summary>Compiles parsed files, and compares the schemas with their steps.</summary>
    public static SchemaCompilation Compile(IEnumerable<ParsedFile> files, StepHistories histories)
    {
        var parsed = files.ToArray();
        var compilation = Compile(parsed);
        var evolution = new EvolutionCheck(parsed, histories).Check(compilation.HasErrors ? null : compilation.Schemas);
        return compilation with { Problems = new(Ordered(compilation.Problems.Concat(evolution))) };
    }

    /// <summary>Compiles parsed files, compares the schemas with their steps, and says what they could do better.</summary>
    public static SchemaCompilation Compile(IEnumerable<ParsedFile> files, StepHistories histories, TableSizes sizes)
    {
        var parsed = files.ToArray();
        var compilation = Compile(parsed, histories);
        if (compilation.HasErrors)
            return compilation;
        var advice = SchemaAdvice.Of(parsed, compilation.Schemas, sizes);
        return compilation with { Problems = new(Ordered(compilation.Problems.Concat(advice).Concat(sizes.Problems))) };
    }

    static IEnumerable<Problem> Ordered(IEnumerable<Problem> problems) => problems
        .OrderBy(problem => problem.Span.Path, StringComparer.Ordinal)
        .ThenBy(problem => problem.Span.Start)
        .ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal);

    // A file whose schema name cannot be read is linked by itself, so that its other mistakes show.
    static IEnumerable<IGrouping<string, ParsedFile>> Groups(IEnumerable<ParsedFile> files) =>
        files.Where(file => file.Root is not null).GroupBy(file => file.Root!.Name?.Text ?? "", StringComparer.Ordinal);

    static HashSet<WordNode> CheckTypeNames(IReadOnlyList<ParsedFile> files, ProblemBag problems)
    {
        var roots = files.Select(file => file.Root).OfType<SchemaNode>().Where(root => root.Name is not null).ToArray();
        var namespaces = roots.Where(root => root.Namespace is not null)
            .GroupBy(root => root.Name!.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Namespace!.Text, StringComparer.Ordinal);
        var clashing = new HashSet<WordNode>();
        foreach (var group in roots.GroupBy(root => namespaces.TryGetValue(root.Name!.Text, out var space) ? space : "", StringComparer.Ordinal))
        {
            var names = new TypeNames(group, problems, clashing);
            foreach (var schema in group.GroupBy(root => root.Name!.Text, StringComparer.Ordinal))
                names.AddSchema(schema.First().Name!);
            foreach (var root in group)
                names.Add(root);
        }
        return clashing;
    }
}
