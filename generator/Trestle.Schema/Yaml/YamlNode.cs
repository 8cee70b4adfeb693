using Trestle.Schema.Rules;

namespace Trestle.Schema.Yaml;

/// <summary>A YAML value as written. A closed set: scalar, list, map.</summary>
/// <param name="span">Where it stands.</param>
abstract class YamlNode(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    /// <summary>
    /// Whether the file stopped being readable inside this node, so that what is missing or odd in it is no mistake of its own.
    /// </summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>What a message calls it, for example <c>a list</c>.</summary>
    public abstract string Kind { get; }

    protected abstract YamlNode? Last { get; }

    /// <summary>Marks the node, and everything on its last branch, as incomplete.</summary>
    public void MarkIncomplete()
    {
        for (var node = this; node is not null; node = node.Last)
            node.IsIncomplete = true;
    }
}
