using System.Diagnostics.CodeAnalysis;

namespace Trestle.Codecs;

/// <summary>The ways in which stored bytes can fail to be a row. Apart from the readers, so that these stay small enough to be inlined.</summary>
static class Corrupt
{
    // A schema's structs do not contain themselves: no row comes near.
    const int MaxDepth = 1000;

    const string Remedy = "The bytes were damaged or written by something else; restore them.";

    /// <summary>The bytes end before what they announce.</summary>
    [DoesNotReturn]
    public static void Truncated() => throw new CorruptRecordException($"A stored row ends too early or points outside of itself. {Remedy}");

    /// <summary>A field that every row has is not there.</summary>
    [DoesNotReturn]
    public static void Missing(int field) => throw new CorruptRecordException(
        $"A stored row lacks a field that every row has, number {field} of its serialized form. {Remedy}");

    /// <summary>Refuses structs nested so deep that no schema can mean it.</summary>
    public static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
            Malformed("A stored row is nested deeper than 1,000 levels.");
    }

    /// <summary>The bytes break a rule of the format.</summary>
    [DoesNotReturn]
    public static void Malformed(string fact) => throw new CorruptRecordException($"{fact} {Remedy}");
}
