using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Constant bytes in C#.</summary>
static class BytesLiteral
{
    public const string Type = "global::Trestle.Bytes";
    public const string Span = "global::System.ReadOnlySpan<byte>";

    /// <summary>The null of a nullable field: the bare word would be taken for an array, and become empty bytes.</summary>
    public const string Null = $"default({Type}?)";

    /// <summary>A collection expression, for a span.</summary>
    public static string? Of(ConstantModel? constant) =>
        constant is BytesConstant bytes ? $"[{string.Join(", ", bytes.Value)}]" : null;

    /// <summary>A value.</summary>
    public static string? Value(ConstantModel? constant) => Of(constant) is { } bytes ? $"new {Type}({bytes})" : null;
}
