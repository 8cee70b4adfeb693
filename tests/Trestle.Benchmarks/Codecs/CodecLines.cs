using Trestle.Benchmarks.Data;
using Trestle.Layout;

namespace Trestle.Benchmarks.Codecs;

/// <summary>The three codecs against what each would be done with otherwise: a thousand rows a time, all in the caches.</summary>
internal static class CodecLines
{
    const int Count = 1_000;
    const int Times = 20;
    const int PerRound = Count * Times;

    static readonly byte[] Scratch = new byte[1024];

    public static IEnumerable<Line> Run(int rounds)
    {
        var rows = Rows.Events(Count);
        return Flat(rows, rounds).Concat(Cbor(rows, rounds)).Concat(Json(rows, rounds));
    }

    static IEnumerable<Line> Flat(Event[] rows, int rounds)
    {
        var buffers = Encoded<EventLayout, Event>(rows);
        using var plain = new PlainCodec(buffers);
        yield return Compare(
            "FlatBuffers encode / C++ FlatBufferBuilder", Goal.Ratio(0.5), rounds, () => EncodeEach<EventLayout, Event>(rows), plain.Encode);
        yield return Compare("FlatBuffers two fields / C++", Goal.Ratio(1.5), rounds, () => TwoFields(buffers), () => plain.TwoFields());
        yield return Compare(
            "FlatBuffers whole record / C++ into std::string", Goal.Ratio(1.5), rounds,
            () => DecodeEach<EventLayout, Event>(buffers), () => plain.Whole());
        yield return Compare(
            "FlatBuffers two fields, hostile bytes / C++ Verifier + two fields", Goal.Ratio(2), rounds,
            () => TwoFields(buffers), () => plain.TwoFields(verify: true));
        yield return Compare(
            "FlatBuffers whole record, hostile bytes / C++ Verifier + whole", Goal.Ratio(2), rounds,
            () => DecodeEach<EventLayout, Event>(buffers), () => plain.Whole(verify: true));
    }

    static IEnumerable<Line> Cbor(Event[] events, int rounds)
    {
        CborEvent[] rows = [.. events.Select(CodecRows.Cbor)];
        var buffers = Encoded<CborEventLayout, CborEvent>(rows);
        var framework = new FrameworkCbor();
        var other = new byte[1024];
        for (var row = 0; row < Count; row++)
            Require(buffers[row], other.AsSpan(0, framework.Encode(rows[row], other)), rows[row] == FrameworkCbor.Decode(buffers[row]));
        yield return Compare(
            "CBOR encode / System.Formats.Cbor", Goal.TimesFaster(5), rounds, () => EncodeEach<CborEventLayout, CborEvent>(rows),
            () => Each(rows, row => framework.Encode(row, other)));
        yield return Compare(
            "CBOR decode / System.Formats.Cbor", Goal.TimesFaster(5), rounds, () => DecodeEach<CborEventLayout, CborEvent>(buffers),
            () => Each(buffers, static buffer => FrameworkCbor.Decode(buffer).Serial));
    }

    static IEnumerable<Line> Json(Event[] events, int rounds)
    {
        JsonEvent[] rows = [.. events.Select(CodecRows.Json)];
        JsonRow[] others = [.. rows.Select(JsonRow.Of)];
        var buffers = Encoded<JsonEventLayout, JsonEvent>(rows);
        var framework = new FrameworkJson();
        for (var row = 0; row < Count; row++)
            Require(buffers[row], framework.Encode(others[row]), FrameworkJson.Decode(buffers[row]).Title == rows[row].Title);
        yield return Compare(
            "JSON encode / generated System.Text.Json", Goal.TimesFaster(2), rounds, () => EncodeEach<JsonEventLayout, JsonEvent>(rows),
            () => Each(others, row => framework.Encode(row).Length));
        yield return Compare(
            "JSON decode / generated System.Text.Json", Goal.Ratio(1), rounds, () => DecodeEach<JsonEventLayout, JsonEvent>(buffers),
            () => Each(buffers, static buffer => FrameworkJson.Decode(buffer).Serial));
    }

    static Line Compare(string metric, Goal goal, int rounds, Action ours, Action other) =>
        new Rounds("codecs", metric, goal, rounds) { Time = Clock.Thread }.Compare(PerRound, () => Repeat(ours), () => Repeat(other));

    static void Repeat(Action once)
    {
        for (var time = 0; time < Times; time++)
            once();
    }

    static byte[][] Encoded<TLayout, TRow>(TRow[] rows)
        where TLayout : struct, ITableLayout<TRow, Guid>
        where TRow : class => [.. rows.Select(row => Scratch.AsSpan(0, TLayout.WriteValue(row, Scratch)).ToArray())];

    static void EncodeEach<TLayout, TRow>(TRow[] rows)
        where TLayout : struct, ITableLayout<TRow, Guid>
        where TRow : class
    {
        var sum = 0L;
        foreach (var row in rows)
            sum += TLayout.WriteValue(row, Scratch);
        Keep.Result(sum);
    }

    static void DecodeEach<TLayout, TRow>(byte[][] buffers)
        where TLayout : struct, ITableLayout<TRow, Guid>
        where TRow : class
    {
        var last = default(TRow);
        foreach (var buffer in buffers)
            last = TLayout.ReadValue(buffer);
        GC.KeepAlive(last);
    }

    static void TwoFields(byte[][] buffers)
    {
        var sum = 0L;
        foreach (var buffer in buffers)
        {
            var view = EventView.Over(buffer);
            sum += view.Serial + view.Kind;
        }

        Keep.Result(sum);
    }

    static void Each<T>(T[] items, Func<T, long> use)
    {
        var sum = 0L;
        foreach (var item in items)
            sum += use(item);
        Keep.Result(sum);
    }

    static void Require(byte[] ours, ReadOnlySpan<byte> other, bool readsBack)
    {
        if (!readsBack || !ours.AsSpan().SequenceEqual(other))
            throw new InvalidOperationException(
                $"The other has another row: {Convert.ToHexString(other)} for {Convert.ToHexString(ours)}. Correct the benchmark.");
    }
}
