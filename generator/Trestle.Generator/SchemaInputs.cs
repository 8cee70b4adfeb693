using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Trestle.Schema;

namespace Trestle.Generator;

/// <summary>Finds the schema files of a compilation.</summary>
static class SchemaInputs
{
    const string Extension = ".schema.yaml";

    static readonly string[] ProjectFolders = ["build_property.MSBuildProjectDirectory", "build_property.ProjectDir"];

    public static IncrementalValuesProvider<SchemaInput> Read(IncrementalGeneratorInitializationContext context) => context
        .AdditionalTextsProvider
        .Where(static text => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
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
