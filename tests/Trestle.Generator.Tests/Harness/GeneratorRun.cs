using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Trestle.Generator.Tests.Harness;

/// <summary>One run of the generator over schema files, and what came out.</summary>
sealed class GeneratorRun
{
    static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    static readonly ImmutableArray<MetadataReference> References =
        Assemblies(name => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Trestle.Runtime.dll");

    static readonly ImmutableArray<MetadataReference> HostReferences =
        Assemblies(name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "Trestle.Hosting.dll");

    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999);

    readonly GeneratorDriver driver;
    readonly ImmutableArray<SchemaText> texts;

    GeneratorRun(GeneratorDriver driver, Compilation input, ImmutableArray<SchemaText> texts)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        this.texts = texts;
        Input = input;
        Output = output;
        Diagnostics = diagnostics;
    }

    public Compilation Input { get; }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    public static GeneratorRun Over(params (string Path, string Text)[] files) => Over(new ConfigOptions(), files);

    public static GeneratorRun Over(AnalyzerConfigOptionsProvider options, params (string Path, string Text)[] files)
    {
        ImmutableArray<SchemaText> texts = [.. files.Select(file => new SchemaText(file.Path, file.Text))];
        var driver = CSharpGeneratorDriver.Create(
            [new TrestleGenerator().AsSourceGenerator()], texts, Parse, options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new(driver, CSharpCompilation.Create("Fixture", [Program("")], References, Options), texts);
    }

    /// <summary>Runs again with references to the package that adds databases to services, and to what that needs.</summary>
    public GeneratorRun WithHost() => new(driver, Input.AddReferences(HostReferences), texts);

    /// <summary>Runs again with a program in C#.</summary>
    public GeneratorRun WithProgram(string text) => new(driver, Input.ReplaceSyntaxTree(Input.SyntaxTrees.Single(), Program(text)), texts);

    /// <summary>Runs again after an edit of C# that has nothing to do with schemas.</summary>
    public GeneratorRun AfterCSharpEdit() =>
        new(driver, Input.ReplaceSyntaxTree(Input.SyntaxTrees.Single(), Program("class Other;")), texts);

    /// <summary>Runs again after an edit of a schema file.</summary>
    public GeneratorRun AfterEdit(string path, string old, string replacement)
    {
        var before = texts.Single(text => text.Path == SchemaText.Folder + "/" + path);
        var text = before.GetText().ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        var after = new SchemaText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        return new(driver.ReplaceAdditionalText(before, after), Input, texts.Replace(before, after));
    }

    /// <summary>How the outputs of a step came about, in the order of the units.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : [];

    /// <summary>How the files and problems given to the compiler came about.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons() =>
        Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>What the compiler says of the generated code: errors, warnings and hints, documentation comments included.</summary>
    public IEnumerable<string> CompilerMessages() => Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
        .Select(diagnostic => diagnostic.ToString());

    static ImmutableArray<MetadataReference> Assemblies(Func<string, bool> isWanted) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => isWanted(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    static SyntaxTree Program(string text) => CSharpSyntaxTree.ParseText(text, Parse, "Program.cs");
}
