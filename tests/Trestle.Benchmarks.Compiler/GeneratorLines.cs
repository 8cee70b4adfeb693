using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Trestle.Generator;

namespace Trestle.Benchmarks.Compiler;

/// <summary>What the generator takes of a build, and what it gives the compiler to do.</summary>
internal static class GeneratorLines
{
    const string Area = "compiler";
    const int Tables = 1_000;
    const double MostForAll = 1e9;
    const double MostForOne = 50e6;
    const int PerFile = 10;
    const int Fewer = 20;
    const int More = 120;

    static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsReferred(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<Line> Run(int edits)
    {
        // First of all: nothing of the generator is compiled yet, though the compiler is.
        var files = ManyTables.Files(Tables, PerFile);
        var compilation = Compilation();
        _ = Driver(new OtherGenerator(), files).RunGenerators(compilation);
        var (cold, driver) = Time(() => Driver(files).RunGenerators(compilation));
        Require(driver, Tables);
        yield return Limit(
            $"generator, {Tables:N0} tables of 10 fields, first run in a process whose compiler has run another generator",
            cold, MostForAll);
        var again = Enumerable.Range(0, 5).Select(_ => Time(() => Driver(files).RunGenerators(compilation)).Nanoseconds);
        yield return Limit("the same, later runs, nothing cached", Sample.Of(again).Median, MostForAll);
        foreach (var perFile in new[] { PerFile, PerFile * 10 })
            yield return Limit(EditOf(perFile), Sample.Of(Edits(perFile, compilation, edits)).Median, MostForOne);
        yield return Line.OfFigure(Area, EditOf(Tables), Units.Duration(Sample.Of(Edits(Tables, compilation, edits)).Median));
        var sources = driver.GetRunResult().Results.Single().GeneratedSources;
        yield return Line.OfFigure(Area, "the compiler parses what was generated for all tables", Units.Duration(ParseAll(sources)));
        var text = sources.Sum(source => (long)source.SourceText.Length);
        yield return Line.OfFigure(Area, "generated C# per table", Units.Bytes(text / (double)Tables));
        var size = (AssemblySize(More) - AssemblySize(Fewer)) / (double)(More - Fewer);
        yield return Line.OfFigure(Area, "IL and metadata per table", Units.Bytes(size));
    }

    static string EditOf(int perFile) => $"one of {Tables:N0} tables edited, {perFile:N0} to a file";

    // What no generator can avoid, and the less text the less of it.
    static double ParseAll(IReadOnlyCollection<GeneratedSourceResult> sources)
    {
        var start = Clock.Thread();
        foreach (var source in sources)
            _ = CSharpSyntaxTree.ParseText(source.SourceText, Parse).GetRoot();
        return Clock.Thread() - start;
    }

    // The same table with and without a field, in turn; the first few warm up.
    static IEnumerable<double> Edits(int perFile, CSharpCompilation compilation, int edits)
    {
        var files = ManyTables.Files(Tables, perFile);
        var driver = Driver(files).RunGenerators(compilation);
        var number = Tables / perFile / 2;
        var current = files[number];
        for (var edit = 0; edit < 2 * edits; edit++)
        {
            var next = ManyTables.File(number, perFile, added: edit % 2 == 0);
            var edited = driver.ReplaceAdditionalText(current, next);
            (var nanoseconds, driver) = Time(() => edited.RunGenerators(compilation));
            current = next;
            if (edit >= edits)
                yield return nanoseconds;
        }
    }

    static int AssemblySize(int tables)
    {
        _ = Driver(ManyTables.Files(tables, PerFile)).RunGeneratorsAndUpdateCompilation(Compilation(), out var output, out _);
        using var assembly = new MemoryStream();
        var result = output.Emit(assembly);
        return result.Success
            ? (int)assembly.Length
            : throw new InvalidOperationException(
                $"The generated code does not compile: {result.Diagnostics.First(problem => problem.Severity == DiagnosticSeverity.Error)}");
    }

    static CSharpGeneratorDriver Driver(SchemaText[] files) => Driver(new TrestleGenerator(), files);

    static CSharpGeneratorDriver Driver(IIncrementalGenerator generator, SchemaText[] files) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], files, Parse);

    static CSharpCompilation Compilation() => CSharpCompilation.Create(
        "Many", [CSharpSyntaxTree.ParseText("class Program;", Parse)], References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    static bool IsReferred(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Trestle.Runtime.dll";

    static (double Nanoseconds, GeneratorDriver Driver) Time(Func<GeneratorDriver> run)
    {
        // A driver runs its generators on the thread that calls it.
        var start = Clock.Thread();
        var driver = run();
        return (Clock.Thread() - start, driver);
    }

    static Line Limit(string metric, double nanoseconds, double most) => Line.OfLimit(Area, metric, nanoseconds, most, Units.Duration);

    static void Require(GeneratorDriver driver, int tables)
    {
        var result = driver.GetRunResult();
        if (result.GeneratedTrees.Length < tables || result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException(
                $"{result.GeneratedTrees.Length} files: {string.Join("; ", result.Diagnostics.Take(3))}. Correct the benchmark.");
        }
    }
}
