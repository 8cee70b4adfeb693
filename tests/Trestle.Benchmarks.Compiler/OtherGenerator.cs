using Microsoft.CodeAnalysis;

namespace Trestle.Benchmarks.Compiler;

/// <summary>
/// A generator that does next to nothing, by the means that every incremental generator has: after its run the compiler's own code is
/// compiled, as it is from the start in the compiler of the SDK.
/// </summary>
internal sealed class OtherGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(static text => text.Path.Length > 0)
            .Combine(context.AnalyzerConfigOptionsProvider).Select(static (pair, _) => pair.Left.Path);
        var names = context.CompilationProvider.Select(static (compilation, _) => compilation.ReferencedAssemblyNames.Any());
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("", out var _));
        var all = files.Collect().Combine(names).Select(static (pair, _) => pair.Left)
            .SelectMany(static (paths, _) => paths).Combine(options);
        context.RegisterSourceOutput(all, static (output, pair) => output.AddSource($"F{pair.Left.Length}_{Guid.NewGuid():N}.g.cs", "// nothing"));
    }
}
