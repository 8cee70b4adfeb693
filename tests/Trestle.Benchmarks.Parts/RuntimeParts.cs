using BenchmarkDotNet.Attributes;
using Trestle.Benchmarks.Codecs;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Parts;

/// <summary>What every operation is made of, alone and in the caches. Public and open, because BenchmarkDotNet derives from it.</summary>
public class RuntimeParts
{
    readonly byte[] scratch = new byte[1024];
    readonly Event row = Rows.Events(1)[0];
    readonly CborEvent cborRow = CodecRows.Cbor(Rows.Events(1)[0]);
    readonly JsonEvent jsonRow = CodecRows.Json(Rows.Events(1)[0]);
    readonly byte[] flat;
    readonly byte[] cbor;
    readonly byte[] json;
    readonly byte[] key;

    public RuntimeParts()
    {
        flat = scratch[..EventLayout.WriteValue(row, scratch)];
        cbor = scratch[..CborEventLayout.WriteValue(cborRow, scratch)];
        json = scratch[..JsonEventLayout.WriteValue(jsonRow, scratch)];
        key = scratch[..EventLayout.WriteKey(row.Id, scratch)];
    }

    [Benchmark(Description = "check of a row")]
    public void Check() => EventLayout.Check(row);

    [Benchmark(Description = "key, written")]
    public int WriteKey() => EventLayout.WriteKey(row.Id, scratch);

    [Benchmark(Description = "key, read")]
    public Guid ReadKey() => EventLayout.ReadKey(key);

    [Benchmark(Description = "index entry of a stored row")]
    public int WriteIndexKey() => EventLayout.WriteIndexKey(0, flat, scratch, out _);

    [Benchmark(Description = "FlatBuffers, written")]
    public int WriteFlat() => EventLayout.WriteValue(row, scratch);

    [Benchmark(Description = "FlatBuffers, read")]
    public Event ReadFlat() => EventLayout.ReadValue(flat);

    [Benchmark(Description = "FlatBuffers, one field")]
    public long ReadField() => EventView.Over(flat).Serial;

    [Benchmark(Description = "CBOR, written")]
    public int WriteCbor() => CborEventLayout.WriteValue(cborRow, scratch);

    [Benchmark(Description = "CBOR, read")]
    public CborEvent ReadCbor() => CborEventLayout.ReadValue(cbor);

    [Benchmark(Description = "JSON, written")]
    public int WriteJson() => JsonEventLayout.WriteValue(jsonRow, scratch);

    [Benchmark(Description = "JSON, read")]
    public JsonEvent ReadJson() => JsonEventLayout.ReadValue(json);
}
