using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Trestle.Schema;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Stats;

namespace Trestle.Generator;

/// <summary>Finds the schema files of a compilation, their steps, and what is known of their sizes.</summary>
static class SchemaInputs
{
    const string Extension = ".schema.yaml";

    static readonly string[] ProjectFolders = ["build_property.MSBuildProjectDirectory", "build_property.ProjectDir"];

    public static IncrementalValuesProvider<SchemaInput> Read(IncrementalGeneratorInitializationContext context) =>
        Read(context, context.AdditionalTextsProvider.Where(static text => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)));

    public static IncrementalValuesProvider<SchemaInput> ReadSteps(IncrementalGeneratorInitializationContext context) =>
        Read(context, context.AdditionalTextsProvider.Where(
            static text => text.Path.EndsWith(StepFileName.Ending, StringComparison.OrdinalIgnoreCase)));

    public static IncrementalValuesProvider<SchemaInput> ReadStats(IncrementalGeneratorInitializationContext context) =>
        Read(context, context.AdditionalTextsProvider.Where(
            static text => text.Path.EndsWith(StatsFileName.Ending, StringComparison.OrdinalIgnoreCase)));

    static IncrementalValuesProvider<SchemaInput> Read(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<AdditionalText> texts) => texts
        .Combine(context.AnalyzerConfigOptionsProvider)
        .Select(static (pair, cancellation) => Read(pair.Left, pair.Right, cancellation));

    static SchemaInput Read(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var path = ProjectPath.Relative(text.Path, ProjectFolder(options.GlobalOptions));
        var content = text.GetText(cancellation)?.ToString() ?? "";
        return new(new SourceFile(path, content), text.Path, SeverityOverride.Read(options.GetOptions(text)));
    }

    static string ProjectFolder(AnalyzerConfigOptions options)
    {
        foreach (var key in ProjectFolders)
        {
            if (options.TryGetValue(key, out var folder) && folder.Length > 0)
                return folder;
        }
        return "";
    }
}
