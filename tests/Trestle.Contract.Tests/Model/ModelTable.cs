using System.Collections.Immutable;

namespace Trestle.Contract.Tests.Model;

/// <summary>A table as a dictionary, with its constraints as plain functions. Values that no two rows may share are null where a row takes no part. Immutable, so that a snapshot is a copy of one reference.</summary>
sealed record ModelTable<TRow, TKey>(
    ImmutableDictionary<TKey, TRow> Rows, Func<TRow, TKey> KeyOf, ImmutableArray<Func<TRow, object?>> Uniques)
    where TKey : notnull
    where TRow : class
{
    public static ModelTable<TRow, TKey> Empty(Func<TRow, TKey> keyOf, params ReadOnlySpan<Func<TRow, object?>> uniques) =>
        new(ImmutableDictionary<TKey, TRow>.Empty, keyOf, [.. uniques]);

    public bool Has(TKey key) => Rows.ContainsKey(key);

    public ModelTable<TRow, TKey> With(TRow row) => this with { Rows = Rows.SetItem(KeyOf(row), row) };

    public ModelTable<TRow, TKey> Without(TKey key) => this with { Rows = Rows.Remove(key) };

    /// <summary>Whether another row has one of the values of this one that must be its alone.</summary>
    public bool Collides(TRow row) =>
        Uniques.Any(unique => unique(row) is { } value && Rows.Values.Any(other => !KeyOf(other).Equals(KeyOf(row)) && value.Equals(unique(other))));
}
