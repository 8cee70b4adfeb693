using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Trestle.Catalog;
using Trestle.Contract;
using Trestle.Contract.Tests.Model;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Schema;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Torture.Fuzz;

/// <summary>Everything that reads what comes from outside, by name.</summary>
static class FuzzTargets
{
    const int Rows = 60;
    const int Many = 1_000_000;
    const int Fewer = 300_000;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Record<OrderLayout, Order, long>("record-flatbuffers", rows => rows.Order()),
        Record<AuthorLayout, Author, Guid>("record-flatbuffers-struct", rows => rows.Author()),
        Record<LineLayout, Line, LineKey>("record-cbor", rows => rows.Line()),
        Record<EverythingLayout, Everything, uint>("record-cbor-all-types", rows => Wide(rows.Random)),
        Record<DocumentLayout, Document, string>("record-json", rows => rows.Document()),
        new ByteTarget("view-flatbuffers", Many, Values<OrderLayout, Order, long>(rows => rows.Order()), bytes => Views.Read(OrderView.Over(bytes))),
        new ByteTarget("view-cbor", Many, Values<LineLayout, Line, LineKey>(rows => rows.Line()), bytes => Views.Read(LineView.Over(bytes))),
        new ByteTarget("view-json", Many, Values<DocumentLayout, Document, string>(rows => rows.Document()), bytes => Views.Read(DocumentView.Over(bytes))),
        Key<SampleLayout, Sample, SampleKey>("key", rows => rows.Sample()),
        Entries<OrderLayout, Order, long>("index-entry", rows => rows.Order()),
        new ByteTarget("catalog", Many, [ShopSchema.Shape.ToJson(), TortureSchema.Shape.ToJson()], TakeCatalog),
        new TextTarget("ndjson", Many, Lines(), TakeLine),
        new TextTarget("page-token", Many, PageTokens.Corpus, PageTokens.Take),
        new TextTarget("yaml", Fewer, Texts("schema.yaml"), TakeSchema),
        new TextTarget("step-file", Fewer, Texts("migration.yaml"), TakeStep),
    ];

    /// <summary>How long an input is of which <see cref="ReadsTooFar"/> reads more than there is.</summary>
    public const int TooShort = 3;

    /// <summary>What no reader may do, for the test that it would be found.</summary>
    public static FuzzTarget ReadsTooFar { get; } = new ByteTarget("reads-too-far", Many, [new byte[TooShort + 1]], bytes =>
    {
        if (bytes.Length == TooShort)
            Volatile.Read(in Unsafe.Add(ref MemoryMarshal.GetReference(bytes), bytes.Length));
    });

    /// <summary>A target by its name.</summary>
    public static FuzzTarget Named(string name) => All.Append(ReadsTooFar).First(target => target.Name == name);

    static ByteTarget Record<TLayout, TRow, TKey>(string name, Func<RandomRows, TRow> row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class => new(name, Many, Values<TLayout, TRow, TKey>(row), bytes =>
        {
            var read = TLayout.ReadValue(bytes);
            // What is taken can be written and read again, or it would be a trap for the next write.
            if (!TLayout.ReadValue(Written<TLayout, TRow, TKey>(read)).Equals(read))
                throw new InvalidOperationException("A row that was read is another one when it has been written.");
        });

    static ByteTarget Key<TLayout, TRow, TKey>(string name, Func<RandomRows, TRow> row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class => new(name, Many, Made(row, made => Written<TLayout, TRow, TKey>(TLayout.KeyOf(made))), bytes => TLayout.ReadKey(bytes));

    // The parts of an entry are measured before they are read.
    static ByteTarget Entries<TLayout, TRow, TKey>(string name, Func<RandomRows, TRow> row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var parts = TLayout.Shape.Indexes.Select((_, index) => KeyParts.Of(TLayout.Shape, index)).ToList();
        return new ByteTarget(name, Many, [.. TLayout.Shape.Indexes.SelectMany((_, index) => Made(row, made => Entry<TLayout, TRow, TKey>(index, made)))], bytes =>
        {
            var damaged = 0;
            foreach (var part in parts)
                damaged += Measure(part, bytes) ? 0 : 1;
            if (damaged == parts.Count)
                throw new CorruptRecordException("No index has such an entry. It is damaged.");
        });
    }

    static bool Measure(KeyParts parts, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return parts.Measure(bytes) <= bytes.Length ? true : throw new InvalidOperationException("The parts of an entry are longer than it.");
        }
        catch (CorruptRecordException)
        {
            return false;
        }
    }

    static List<byte[]> Values<TLayout, TRow, TKey>(Func<RandomRows, TRow> row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class => Made(row, Written<TLayout, TRow, TKey>);

    static List<byte[]> Made<TRow>(Func<RandomRows, TRow> row, Func<TRow, byte[]> write)
    {
        var rows = new RandomRows(new Random(1));
        return [.. Enumerable.Range(0, Rows).Select(_ => write(row(rows)))];
    }

    static byte[] Written<TLayout, TRow, TKey>(TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var bytes = new byte[TLayout.MaxValueSize(row)];
        return bytes[..TLayout.WriteValue(row, bytes)];
    }

    static byte[] Written<TLayout, TRow, TKey>(TKey key)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var bytes = new byte[KeyWriter.BufferSize];
        return bytes[..TLayout.WriteKey(key, bytes)];
    }

    static byte[] Entry<TLayout, TRow, TKey>(int index, TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var bytes = new byte[KeyWriter.BufferSize];
        return bytes[..Math.Max(0, TLayout.WriteIndexKey(index, Written<TLayout, TRow, TKey>(row), bytes, out _))];
    }

    static Everything Wide(Random random) => new()
    {
        Id = (uint)random.Next(),
        A = random.Next(2) == 0,
        B = UInt128.MaxValue / (UInt128)random.Next(1, 9),
        C = UInt256.MaxValue,
        D = random.NextSingle(),
        E = new NanoTimestamp(random.NextInt64()),
        F = DateOnly.FromDayNumber(random.Next(3_000_000)),
        G = TimeOnly.FromTimeSpan(TimeSpan.FromMilliseconds(random.Next(86_400_000))),
        H = TimeSpan.FromMicroseconds(random.Next()),
        I = Json.Parse("""{"a": [1, 2.50, null, "x"]}"""),
        J = [random.Next(), -1],
        K = new Dictionary<string, string> { ["ä"] = "1", [""] = "" },
        L = new byte[] { 1, 2, 3, 4 },
        M = random.Next() / 1000m,
        N = random.Next(2) == 0 ? null : Status.Sent,
        O = new Address { Street = "s", City = random.Next(2) == 0 ? null : "c" },
    };

    static List<string> Lines()
    {
        var rows = new RandomRows(new Random(1));
        return [.. Enumerable.Range(0, Rows).SelectMany(_ => new[] { rows.Author().ToJson(), rows.Order().ToJson(), Wide(rows.Random).ToJson() })];
    }

    static bool TakeLine(string text) => Read(text, Author.FromJson) | Read(text, Order.FromJson) | Read(text, Everything.FromJson);

    static bool Read<T>(string text, Func<string, T> read)
    {
        try
        {
            read(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or CheckViolationException)
        {
            return false;
        }
    }

    // What opening does with the schema that a file says it has.
    static void TakeCatalog(ReadOnlySpan<byte> bytes)
    {
        var stored = SchemaShape.Parse(bytes);
        stored.ToJson();
        foreach (var program in (SchemaShape[])[ShopSchema.Shape, TortureSchema.Shape])
        {
            if (SchemaDifferences.Find(stored, program, null, entriesHoldDefaults: true).Count == 0)
                SchemaUnion.Of(stored, program).ToJson();
        }
    }

    static bool TakeSchema(string text)
    {
        var compilation = SchemaCompiler.Compile(new SourceFile("fuzz.schema.yaml", text));
        foreach (var schema in compilation.Schemas)
            CanonicalSchema.Write(schema);
        return compilation.Problems.Count == 0;
    }

    static bool TakeStep(string text) => StepParser.Parse(new SourceFile("fuzz.migration.yaml", text)).Step is not null;

    static List<string> Texts(string extension) => [.. FuzzTarget.Texts("conformance/", extension)];
}
