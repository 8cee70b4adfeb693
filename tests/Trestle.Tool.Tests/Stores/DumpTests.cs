using System.IO.Compression;
using System.Text.Json;

namespace Trestle.Tool.Tests.Stores;

public sealed class DumpTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void A_dump_of_every_type_is_the_same_whatever_store_it_comes_from_and_goes_to()
    {
        var filled = TemporaryStores.Kinds.Select(tool.Filled).ToArray();
        var dump = tool.Dump(filled[0]);
        Assert.All(filled, store => Assert.Equal(dump, tool.Dump(store)));
        Assert.Contains("""{"table":"people","rows":2,"last":9}""", dump, StringComparison.Ordinal);
        Assert.Matches("""\{"table":"people","row":\{.*"id":7,"name":"Zoë \\"Z\\"\\n","boss":9,"home":2""", dump);
        Assert.Contains("\"version\":41", dump, StringComparison.Ordinal);
        Assert.EndsWith("{\"end\":true,\"rows\":15}\n", dump, StringComparison.Ordinal);
        foreach (var source in filled)
        {
            tool.With("pair.ndjson", tool.Dump(source));
            foreach (var target in TemporaryStores.Kinds.Select(tool.Store))
            {
                tool.Succeeds("load", "--store", target, tool.PathOf("pair.ndjson"));
                Assert.Equal(dump, tool.Dump(target));
            }
        }
    }

    [Theory]
    [MemberData(nameof(TemporaryStores.All), MemberType = typeof(TemporaryStores))]
    public void Rows_of_one_table_are_written_and_loaded_by_themselves(string kind)
    {
        var store = tool.Filled(kind);
        tool.Succeeds("dump", "--store", store, "--table", "houses", "--out", tool.PathOf("houses.ndjson.gz"));
        tool.Succeeds("load", "--store", store, "--table", "houses", "--replace", tool.PathOf("houses.ndjson.gz"));
        Assert.Contains("2 rows loaded", tool.Errors, StringComparison.Ordinal);
        tool.With("more.ndjson", "{\"number\":3,\"street\":\"new\",\"owner\":9}\n\n{\"number\":4,\"street\":\"newer\",\"owner\":null}");
        tool.Succeeds("load", "--store", store, "--table", "houses", tool.PathOf("more.ndjson"));
        tool.Succeeds("dump", "--store", store, "--table", "houses");
        Assert.Equal(4, tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("{\"number\":-2147483648,\"street\":\"\",\"owner\":null}\n", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_table_of_a_whole_dump_can_be_loaded()
    {
        var store = tool.With("all.ndjson", TypeCorpus.Dump).Store("lmdb");
        tool.Succeeds("load", "--store", store, "--table", "flat", tool.PathOf("all.ndjson"));
        Assert.Contains("3 rows loaded", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("dump", "--store", store, "--table", "textual");
        Assert.Empty(tool.Output);
    }

    [Theory]
    [InlineData("lmdb")]
    [InlineData("sqlite")]
    public void A_dump_that_ends_too_early_is_refused_wherever_it_is_cut(string kind)
    {
        var whole = tool.Dump(tool.Filled(kind));
        var lines = whole.Split('\n');
        foreach (var cut in (string[])[whole[..^2], string.Join('\n', lines[..^2]) + "\n", string.Join('\n', lines[..5]) + "\n", string.Join('\n', lines[..5]) + lines[5][..10]])
        {
            var store = tool.With("cut.ndjson", cut).Store(kind);
            Assert.Equal(1, tool.RunWords("load", "--store", store, tool.PathOf("cut.ndjson")));
            Assert.Matches(@"cut\.ndjson\(\d+\): .*\nNothing was loaded\.", tool.Errors);
            Assert.False(File.Exists(store[(kind.Length + 1)..]));
        }
    }

    [Fact]
    public void A_compressed_dump_that_is_cut_is_refused()
    {
        var store = tool.Filled("lmdb");
        tool.Succeeds("dump", "--store", store, "--out", tool.PathOf("whole.ndjson.gz"));
        var bytes = File.ReadAllBytes(tool.PathOf("whole.ndjson.gz"));
        File.WriteAllBytes(tool.PathOf("cut.ndjson.gz"), bytes[..(bytes.Length * 2 / 3)]);
        Assert.Equal(1, tool.RunWords("load", "--store", tool.Store("lmdb"), tool.PathOf("cut.ndjson.gz")));
        Assert.Contains("Nothing was loaded", tool.Errors, StringComparison.Ordinal);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        Assert.Equal(tool.Dump(store), unpacked.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(TemporaryStores.All), MemberType = typeof(TemporaryStores))]
    public void Duplicates_are_told_by_their_lines_and_nothing_is_loaded(string kind)
    {
        var store = tool.Filled(kind);
        var before = tool.Dump(store);
        tool.With("twice.ndjson", """
            {"number":10,"street":"a","owner":null}
            {"number":11,"street":"b","owner":null}
            {"number":12,"street":"a","owner":null}
            """);
        Assert.Equal(1, tool.RunWords("load", "--store", store, "--table", "houses", tool.PathOf("twice.ndjson"), "--json"));
        var problems = JsonDocument.Parse(tool.Output).RootElement.GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal([1, 3], problems.Select(problem => problem.GetProperty("line").GetInt32()));
        Assert.Contains("ByStreet", problems[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        tool.With("again.ndjson", """{"number":2,"street":"z","owner":null}""");
        Assert.Equal(1, tool.RunWords("load", "--store", store, "--table", "houses", tool.PathOf("again.ndjson")));
        Assert.Contains("again.ndjson(1): ", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(before, tool.Dump(store));
    }

    [Theory]
    [MemberData(nameof(TemporaryStores.All), MemberType = typeof(TemporaryStores))]
    public void A_row_that_refers_to_nothing_keeps_the_whole_file_out(string kind)
    {
        var store = tool.Filled(kind);
        var before = tool.Dump(store);
        tool.With("lost.ndjson", "{\"number\":20,\"street\":\"c\",\"owner\":null}\n{\"number\":21,\"street\":\"d\",\"owner\":12345}");
        Assert.Equal(1, tool.RunWords("load", "--store", store, "--table", "houses", tool.PathOf("lost.ndjson")));
        Assert.Contains("12345", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(before, tool.Dump(store));
    }

    [Fact]
    public void Every_wrong_line_is_told_before_anything_is_written()
    {
        tool.With("all.ndjson", TypeCorpus.Dump);
        tool.With("wrong.ndjson", """
            {"number":1,"street":"a","owner":null}
            {"number":"one","street":"b","owner":null}
            {"number":2,"strasse":"b"}
            nothing
            [1]
            {"number":3,"number":4,"street":"c","owner":null}
            {"number":5,"street":null,"owner":null}
            {"number":6,"owner":null}
            """);
        var store = tool.Store("sqlite");
        tool.Succeeds("load", "--store", store, tool.PathOf("all.ndjson"));
        Assert.Equal(1, tool.RunWords("load", "--store", store, "--table", "houses", tool.PathOf("wrong.ndjson"), "--json"));
        var problems = JsonDocument.Parse(tool.Output).RootElement.GetProperty("problems").EnumerateArray();
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], problems.Select(problem => problem.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_told_by_its_line()
    {
        var store = tool.Filled("lmdb");
        File.WriteAllBytes(tool.PathOf("latin.ndjson"), [.. "{\"number\":1,\"street\":\"a\",\"owner\":null}\n{\"number\":2,\"street\":\"\u00e9"u8[..^2], 0xE9, 0x22, 0x7D]);
        Assert.Equal(1, tool.RunWords("load", "--store", store, "--table", "houses", tool.PathOf("latin.ndjson")));
        Assert.Matches(@"latin\.ndjson\(\d\): The line is not UTF-8", tool.Errors);
    }

    [Fact]
    public void A_value_of_many_megabytes_goes_there_and_back()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789 äöü 漢字 \\\"", 200_000));
        var row = JsonSerializer.Serialize(new { number = 1, text });
        tool.With("big.schema.yaml", """
            schema: Big
            namespace: Big
            tables:
              books:
                record: Book
                id: 10000000-0000-4000-8000-000000000001
                key: number
                serialization: cbor
                fields: { number: int32 @1, text: string @2 }
            """).With("big.ndjson", row);
        foreach (var store in TemporaryStores.Kinds.Select(tool.Store))
        {
            tool.Succeeds("load", "--store", store, "--schema", tool.PathOf("big.schema.yaml"), "--table", "books", tool.PathOf("big.ndjson"));
            tool.Succeeds("dump", "--store", store, "--table", "books");
            Assert.Equal(text, JsonDocument.Parse(tool.Output).RootElement.GetProperty("text").GetString());
        }
    }

    [Fact]
    public void A_file_that_is_there_is_never_written_over()
    {
        tool.With("taken.ndjson", "mine");
        Assert.Equal(2, tool.RunWords("dump", "--store", tool.Filled("lmdb"), "--out", tool.PathOf("taken.ndjson")));
        Assert.Contains("already", tool.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", tool.Read("taken.ndjson"));
    }

    [Fact]
    public void A_new_store_needs_a_schema()
    {
        tool.With("rows.ndjson", "{\"id\":1}");
        Assert.Equal(2, tool.RunWords("load", "--store", tool.Store("lmdb"), "--table", "a", tool.PathOf("rows.ndjson")));
        Assert.Contains("--schema", tool.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => tool.Dispose();
}
