namespace Trestle.Layout;

/// <summary>A typed window over the stored bytes of one row. Generated, one per table.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IRowView<TSelf>
    where TSelf : IRowView<TSelf>, allows ref struct
{
    /// <summary>
    /// Lays the view over <paramref name="value"/>, which stays the store's: it is valid until the transaction ends or its
    /// cursor moves on. Throws <see cref="CorruptRecordException"/> when the bytes cannot be a row.
    /// </summary>
    static abstract TSelf Over(ReadOnlySpan<byte> value);
}
