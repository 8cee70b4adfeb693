using Microsoft.CodeAnalysis;

namespace Trestle.Generator;

/// <summary>Turns <c>*.schema.yaml</c> into C# while one types. Wires the steps; each is cached by the value of what it takes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrestleGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = SchemaInputs.Read(context).WithTrackingName(Steps.Read);
        var parsed = files.Select(static (file, _) => ParsedInput.Of(file)).WithTrackingName(Steps.Parse);
        var steps = SchemaInputs.ReadSteps(context).WithTrackingName(Steps.ReadSteps);
        var parsedSteps = steps.Select(static (file, _) => StepInput.Of(file)).WithTrackingName(Steps.ParseStep);
        var history = parsedSteps.Collect().Select(static (inputs, _) => HistoryInputs.Of(inputs)).WithTrackingName(Steps.History);
        var stats = SchemaInputs.ReadStats(context).WithTrackingName(Steps.ReadStats)
            .Collect().Select(static (inputs, _) => StatsInputs.Of(inputs)).WithTrackingName(Steps.Stats);
        var hasHost = context.CompilationProvider.Select(static (compilation, _) => HostReference.IsIn(compilation)).WithTrackingName(Steps.Host);
        var compiled = parsed.Collect().Combine(history).Combine(stats).Combine(hasHost)
            .Select(static (inputs, _) => CompiledInputs.Of(inputs.Left.Left.Left, inputs.Left.Left.Right, inputs.Left.Right, inputs.Right))
            .WithTrackingName(Steps.Compile);
        var units = compiled.SelectMany(static (inputs, _) => inputs.Units).WithTrackingName(Steps.Plan);
        var isInternal = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => TypeAccess.IsInternal(options.GlobalOptions)).WithTrackingName(Steps.Access);
        var emitted = units.Select(static (unit, _) => Emission.Of(unit)).WithTrackingName(Steps.Emit);
        var lines = parsed.Collect().Select(static (files, _) => DeclarationLines.Of(files)).WithTrackingName(Steps.Lines);
        var outputs = emitted.Where(static emission => emission.File is not null).Combine(lines.Combine(isInternal))
            .Select(static (input, _) => Output.Of(input.Left.File!, input.Right.Left, input.Right.Right)).WithTrackingName(Steps.Output);
        var bugs = emitted.Where(static emission => emission.Bug is not null).Select(static (emission, _) => LocatedProblem.Of(emission.Bug!, null)!);
        var problems = compiled.SelectMany(static (inputs, _) => inputs.Problems).WithTrackingName(Steps.Report);

        context.RegisterSourceOutput(outputs, static (context, output) => output.AddTo(context));
        context.RegisterSourceOutput(bugs, static (output, bug) => output.ReportDiagnostic(bug.ToDiagnostic()));
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }
}
