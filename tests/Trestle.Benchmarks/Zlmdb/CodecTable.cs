using Trestle.Benchmarks.Data;
using Trestle.Layout;
using Trestle.Tables;

namespace Trestle.Benchmarks.Zlmdb;

/// <summary>What differs between the tables of the three codecs.</summary>
/// <param name="Convert">An event as a row of the table.</param>
/// <param name="Reader">The table in a transaction that reads.</param>
/// <param name="Writer">The table in a transaction that writes.</param>
/// <param name="Fields">Counts rows by two fields, read where they lie; so many, of stored ones again and again.</param>
/// <param name="Simple">The row of a serial number, by the index.</param>
/// <param name="Composite">The first row of an account and a time, by the index.</param>
/// <param name="Range">Counts rows of an account along the index.</param>
/// <param name="Scan">Counts so many rows in key order.</param>
internal sealed record CodecTable<TLayout, TRow, TView>(
    Func<Event, TRow> Convert,
    Func<BenchReadTransaction, TableReader<TLayout, TRow, Guid, TView>> Reader,
    Func<BenchWriteTransaction, TableWriter<TLayout, TRow, Guid, TView>> Writer,
    Func<byte[][], int, int> Fields,
    Func<BenchReadTransaction, long, TRow?> Simple,
    Func<BenchReadTransaction, Guid, DateTimeOffset, TRow?> Composite,
    Func<BenchReadTransaction, Guid, int, int> Range,
    Func<BenchReadTransaction, int, int> Scan)
    where TLayout : struct, ITableLayout<TRow, Guid>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct;
