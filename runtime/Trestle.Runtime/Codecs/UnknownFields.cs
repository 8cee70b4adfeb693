using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

/// <summary>
/// What a row held that this program's schema does not know, because a newer one wrote it: kept so that writing the row back
/// loses nothing. It has no part in the equality of records: any two are equal.
/// </summary>
public readonly struct UnknownFields : IEquatable<UnknownFields>
{
    readonly UnknownData? data;

    internal UnknownFields(UnknownData data) => this.data = data;

    /// <summary>Whether there is nothing to keep.</summary>
    public bool IsEmpty => data is null;

    /// <summary>An upper bound for the bytes that writing them back takes.</summary>
    public int MaxSize => data is null ? 0 : data.MaxSize;

    /// <summary>What is kept, when the same serialization kept it; another one cannot write it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T? As<T>()
        where T : UnknownData => data as T;

    /// <summary>Always true.</summary>
    public bool Equals(UnknownFields other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnknownFields;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Always true.</summary>
    public static bool operator ==(UnknownFields left, UnknownFields right) => true;

    /// <summary>Always false.</summary>
    public static bool operator !=(UnknownFields left, UnknownFields right) => false;
}

/// <summary>The unknown fields of one table or struct, in the form of one serialization.</summary>
abstract class UnknownData
{
    public abstract int MaxSize { get; }
}
