using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Benchmarks.Compiler;

/// <summary>A schema file as the compiler hands it to a generator.</summary>
internal sealed class SchemaText(string name, string text) : AdditionalText
{
    readonly SourceText source = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = "/project/" + name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => source;
}
