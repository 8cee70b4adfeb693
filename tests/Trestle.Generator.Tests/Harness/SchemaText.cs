using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Generator.Tests.Harness;

/// <summary>A schema file as the compiler hands it to a generator.</summary>
sealed class SchemaText(string path, string text) : AdditionalText
{
    public const string Folder = "/project";

    readonly SourceText source = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path { get; } = Folder + "/" + path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => source;
}
