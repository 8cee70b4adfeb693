using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema;

/// <summary>A file after parsing. Two are equal when their path and text are, so that a pipeline can cache it.</summary>
public sealed class ParsedFile : IEquatable<ParsedFile>
{
    internal ParsedFile(SourceFile source, SchemaNode? root, EquatableArray<Problem> problems)
    {
        Source = source;
        Root = root;
        Problems = problems;
    }

    /// <summary>The file that was parsed.</summary>
    public SourceFile Source { get; }

    /// <summary>What is wrong with its shape. <see cref="SchemaCompiler"/> passes these on.</summary>
    public EquatableArray<Problem> Problems { get; }

    /// <summary>The name of the schema that the file is a part of; null when it cannot be read.</summary>
    public string? SchemaName => Root?.Name?.Text;

    /// <summary>Whether the file gives the schema's namespace: of several parts, the one that speaks for the whole.</summary>
    public bool HasNamespace => Root?.Namespace is not null;

    /// <summary>Where the file declares its tables: the span of each one's name.</summary>
    public IEnumerable<(string Table, SourceSpan Span)> Tables => Root?.Tables.Select(table => (table.Name.Text, table.Name.Span)) ?? [];

    internal SchemaNode? Root { get; }

    public bool Equals(ParsedFile? other) => other is not null && Source.Equals(other.Source);

    public override bool Equals(object? obj) => Equals(obj as ParsedFile);

    public override int GetHashCode() => Source.GetHashCode();
}
