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
        // First of all: nothing of the generator is compiled yet.
        var files = ManyTables.Files(Tables);
        var compilation = Compilation();
        var (cold, driver) = Time(() => Driver(files).RunGenerators(compilation));
        Require(driver, Tables);
        yield return Limit($"generator, {Tables:N0} tables of 10 fields, first run in the process", cold, MostForAll);
        var again = Enumerable.Range(0, 5).Select(_ => Time(() => Driver(files).RunGenerators(compilation)).Nanoseconds);
        yield return Limit("the same, later runs, nothing cached", Sample.Of(again).Median, MostForAll);
        yield return Limit($"one of {Tables:N0} tables edited", Sample.Of(Edits(driver, files, compilation, edits)).Median, MostForOne);
        var text = driver.GetRunResult().Results.Single().GeneratedSources.Sum(source => (long)source.SourceText.Length);
        yield return Line.OfFigure(Area, "generated C# per table", Units.Bytes(text / (double)Tables));
        var size = (AssemblySize(More) - AssemblySize(Fewer)) / (double)(More - Fewer);
        yield return Line.OfFigure(Area, "IL and metadata per table", Units.Bytes(size));
    }

    // The same table with and without a field, in turn; the first few warm up.
    static IEnumerable<double> Edits(GeneratorDriver driver, SchemaText[] files, Compilation compilation, int edits)
    {
        var current = files[Tables / ManyTables.PerFile / 2];
        for (var edit = 0; edit < 2 * edits; edit++)
        {
            var next = ManyTables.File(Tables / ManyTables.PerFile / 2, added: edit % 2 == 0);
            var edited = driver.ReplaceAdditionalText(current, next);
            (var nanoseconds, driver) = Time(() => edited.RunGenerators(compilation));
            current = next;
            if (edit >= edits)
                yield return nanoseconds;
        }
    }

    static int AssemblySize(int tables)
    {
        _ = Driver(ManyTables.Files(tables)).RunGeneratorsAndUpdateCompilation(Compilation(), out var output, out _);
        using var assembly = new MemoryStream();
        var result = output.Emit(assembly);
        return result.Success
            ? (int)assembly.Length
            : throw new InvalidOperationException(
                $"The generated code does not compile: {result.Diagnostics.First(problem => problem.Severity == DiagnosticSeverity.Error)}");
    }

    static GeneratorDriver Driver(SchemaText[] files) =>
        CSharpGeneratorDriver.Create([new TrestleGenerator().AsSourceGenerator()], files, Parse);

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
