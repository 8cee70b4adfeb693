using System.Text;
using Trestle.Emit;
using Trestle.Schema;

namespace Trestle.Benchmarks;

/// <summary>How much C# a table costs: what the compiler has to bind is what a build pays for.</summary>
internal static class GeneratedSize
{
    public static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(GeneratedSize).Assembly.GetManifestResourceStream(resource)!);
        var compiled = SchemaCompiler.Compile(new SourceFile(resource, reader.ReadToEnd()));
        foreach (var schema in compiled.Schemas)
        {
            foreach (var file in SchemaEmitter.Emit(schema))
                yield return $"generated\t{file.HintName}\t{Encoding.UTF8.GetByteCount(file.Text)} bytes";
        }
    }
}
