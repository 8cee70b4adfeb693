using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Codecs;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Zlmdb;

/// <summary>The tables of the three codecs.</summary>
internal static class CodecTables
{
    public static ITrestleSide Flat(int rowCount) => new TrestleSide<FlatEventLayout, FlatEvent, FlatEventView>(
        new(
            CodecRows.Flat, static tx => tx.FlatEvents, static tx => tx.FlatEvents, FlatFields,
            static (tx, serial) => tx.FlatEvents.BySerial.Get(serial),
            static (tx, account, at) => tx.FlatEvents.ByAccount.Prefix(account, at).First(),
            static (tx, account, most) => tx.FlatEvents.ByAccount.Prefix(account).Take(most).Count(row => row.Serial >= 0),
            FlatScan),
        rowCount);

    public static ITrestleSide Cbor(int rowCount) => new TrestleSide<CborEventLayout, CborEvent, CborEventView>(
        new(
            CodecRows.Cbor, static tx => tx.CborEvents, static tx => tx.CborEvents, CborFields,
            static (tx, serial) => tx.CborEvents.BySerial.Get(serial),
            static (tx, account, at) => tx.CborEvents.ByAccount.Prefix(account, at).First(),
            static (tx, account, most) => tx.CborEvents.ByAccount.Prefix(account).Take(most).Count(row => row.Serial >= 0),
            CborScan),
        rowCount);

    public static ITrestleSide Json(int rowCount) => new TrestleSide<JsonEventLayout, JsonEvent, JsonEventView>(
        new(
            CodecRows.Json, static tx => tx.JsonEvents, static tx => tx.JsonEvents, JsonFields,
            static (tx, serial) => tx.JsonEvents.BySerial.Get(serial),
            static (tx, account, at) => tx.JsonEvents.ByAccount.Prefix(account, at).First(),
            static (tx, account, most) => tx.JsonEvents.ByAccount.Prefix(account).Take(most).Count(row => row.Serial >= 0),
            JsonScan),
        rowCount);

    static int FlatFields(byte[][] stored, int count)
    {
        var seen = 0;
        for (var call = 0; call < count; call++)
        {
            var view = FlatEventView.Over(stored[call % 1_000]);
            seen += view.Serial + view.Kind > 0 ? 1 : 0;
        }

        return seen;
    }

    static int CborFields(byte[][] stored, int count)
    {
        var seen = 0;
        for (var call = 0; call < count; call++)
        {
            var view = CborEventView.Over(stored[call % 1_000]);
            seen += view.Serial + view.Kind > 0 ? 1 : 0;
        }

        return seen;
    }

    static int JsonFields(byte[][] stored, int count)
    {
        var seen = 0;
        for (var call = 0; call < count; call++)
        {
            var view = JsonEventView.Over(stored[call % 1_000]);
            seen += view.Serial + view.Kind > 0 ? 1 : 0;
        }

        return seen;
    }

    static int FlatScan(BenchReadTransaction tx, int count)
    {
        var seen = 0;
        foreach (var row in tx.FlatEvents.Scan().Take(count).Views)
            seen += row.Serial >= 0 ? 1 : 0;
        return seen;
    }

    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    static int CborScan(BenchReadTransaction tx, int count)
    {
        var seen = 0;
        foreach (var row in tx.CborEvents.Scan().Take(count))
            seen += row.Serial >= 0 ? 1 : 0;
        return seen;
    }

    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    static int JsonScan(BenchReadTransaction tx, int count)
    {
        var seen = 0;
        foreach (var row in tx.JsonEvents.Scan().Take(count))
            seen += row.Serial >= 0 ? 1 : 0;
        return seen;
    }
}
