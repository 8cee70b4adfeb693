namespace Trestle.Tool.Tests.Importing;

/// <summary>Databases that nobody would design, and files that are none.</summary>
public sealed class HostileImportTests : IDisposable
{
    readonly ToolRun tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Views_virtual_tables_and_computed_columns_are_told()
    {
        var yaml = Import("""
            CREATE VIRTUAL TABLE texts USING fts5(body);
            CREATE TABLE a (b INTEGER PRIMARY KEY, c INTEGER GENERATED ALWAYS AS (b * 2) STORED);
            CREATE VIEW v AS SELECT b FROM a;
            """);
        Assert.Contains("# Virtual table 'texts' is left out", yaml, StringComparison.Ordinal);
        Assert.Contains("# View 'v' is left out", yaml, StringComparison.Ordinal);
        Assert.Contains("# The source computes this column. Compute it in the program.\n      c: int64? @2\n", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("texts_", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_may_refer_to_themselves_and_in_circles()
    {
        var yaml = Import("""
            CREATE TABLE a (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES a, b INTEGER REFERENCES b);
            CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a ON DELETE SET NULL);
            """);
        Assert.Contains("parent: { to: a, onDelete: restrict }", yaml, StringComparison.Ordinal);
        Assert.Contains("b: { to: b, onDelete: restrict }", yaml, StringComparison.Ordinal);
        Assert.Contains("# ON DELETE SET NULL cannot be: a part cannot be null.", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_what_is_no_key_or_not_there_is_left_out()
    {
        var yaml = Import("""
            CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
            CREATE TABLE b (id INTEGER PRIMARY KEY, code TEXT REFERENCES a (code), c INTEGER REFERENCES nowhere, d TEXT REFERENCES a);
            """);
        Assert.Contains("# The foreign key (code) to 'a' is left out: it leads to (code), which is not the key of that table.", yaml, StringComparison.Ordinal);
        Assert.Contains("# The foreign key (c) to 'nowhere' is left out: that table is not here.", yaml, StringComparison.Ordinal);
        Assert.Contains("# The foreign key (d) to 'a' is left out:", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("references:", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("on")]
    [InlineData("class")]
    [InlineData("Equals")]
    [InlineData("to string")]
    [InlineData("a\"b'c: {d}, [e] #f")]
    [InlineData("über Straße")]
    [InlineData("名前")]
    [InlineData("_")]
    [InlineData("123")]
    [InlineData("a_name_that_is_as_long_as_no_other_and_longer_than_any_database_of_a_sane_mind_would_have")]
    public void Any_name_becomes_one_that_a_schema_can_have(string name)
    {
        var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        Import($"CREATE TABLE {quoted} ({quoted} INTEGER, other TEXT, PRIMARY KEY ({quoted})); CREATE UNIQUE INDEX i ON {quoted} (other, {quoted} DESC);");
    }

    [Fact]
    public void Names_that_differ_in_little_stay_apart()
    {
        using var source = ForeignDatabase.Postgres("""
            CREATE TABLE item (a int PRIMARY KEY, "A" int, "a_" int); CREATE TABLE "Item" (a int PRIMARY KEY REFERENCES item); CREATE TABLE items (a int PRIMARY KEY);
            CREATE TABLE commit (tostring int PRIMARY KEY, "getHashCode" int UNIQUE);
            """);
        var yaml = Import(source);
        Assert.Contains("# The source calls it 'A'.\n      a2: int32? @2", yaml, StringComparison.Ordinal);
        Assert.Contains("record: Item2", yaml, StringComparison.Ordinal);
        Assert.Contains("  commitRows:", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_that_is_no_number_is_left_out_and_told()
    {
        using var source = ForeignDatabase.Postgres("""
            CREATE TABLE a (id int PRIMARY KEY DEFAULT 7, f float8 NOT NULL DEFAULT 'NaN', n numeric DEFAULT 'NaN', i float8 DEFAULT 'Infinity',
                e numeric(5,2) NOT NULL DEFAULT 1e2, t text NOT NULL DEFAULT E'a\tb''"c', j jsonb NOT NULL DEFAULT '{}', z int NOT NULL DEFAULT -5, neg int CHECK (neg > -3));
            """);
        var yaml = Import(source);
        Assert.Contains("# The default 'NaN' is left out: no such constant can be said for this type.\n      f: float64 @2\n", yaml, StringComparison.Ordinal);
        Assert.Contains("t: { type: string, tag: 6, default: \"a\\u0009b'\\\"c\" }", yaml, StringComparison.Ordinal);
        Assert.Contains("z: { type: int32, tag: 8, default: -5 }", yaml, StringComparison.Ordinal);
        Assert.Contains("neg: { type: int32?, tag: 9, min: -2 }", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_contradict_their_declaration_give_another_type()
    {
        var yaml = Import("""
            CREATE TABLE a (id INTEGER PRIMARY KEY, i INTEGER, d DATE, b BOOLEAN, n NUMERIC(10,2), u GUID, x, v VARCHAR(3), r TIMESTAMP, t TEXT);
            INSERT INTO a VALUES (1, 'text', 'someday', 2, 0.12345678, 'no', 1.5, 'longer', 1262304000, X'FF00'), (2, 1, NULL, 0, 1, NULL, 2, '', 5, 'a');
            """);
        Assert.Contains("      i: string? @2\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      d: string? @3\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      b: int64? @4\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      \"n\": float64? @5\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      x: float64? @7\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      v: string(6)? @8\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      r: int64? @9\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      t: bytes? @10\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_may_be_null_or_too_long_is_told()
    {
        using var source = ForeignDatabase.Postgres("""
            CREATE TABLE wide (a varchar(400), b varchar(400), PRIMARY KEY (a, b));
            CREATE TABLE child (id int PRIMARY KEY, a varchar(400), b varchar(400), FOREIGN KEY (a, b) REFERENCES wide);
            CREATE TABLE many (id int PRIMARY KEY, t text, u text, v varchar(600)); CREATE INDEX on many (t, u); CREATE INDEX on many (v);
            """);
        var yaml = Import(source);
        Assert.Contains("# Table 'wide' is left out: The key of table 'wide'", yaml, StringComparison.Ordinal);
        Assert.Contains("# The foreign key to 'wide' is left out with that table.", yaml, StringComparison.Ordinal);
        Assert.Contains("ByTU: {", yaml, StringComparison.Ordinal);
        Assert.Contains("# Index 'many_v_idx' is left out:", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_of_postgres_is_read_or_told()
    {
        using var source = ForeignDatabase.Postgres("""
            CREATE TYPE mood AS ENUM ('', 'so so', 'null', 'Ok', 'ok'); CREATE TYPE pair AS (a int, b int);
            CREATE TABLE a (id uuid PRIMARY KEY, m mood NOT NULL DEFAULT 'so so', ms mood[], p pair, b bit(3), v varbit, i inet, mac macaddr, x xml, ts tsvector, pt point,
                r int4range, o oid, nm name, c "char", tz timetz, bp char(4), big numeric(40,2), fine numeric, arr int[][], bo bool[], da date[], num numeric(6,2)[], by bytea[]);
            CREATE INDEX ON a (m) WHERE m = 'so so'; CREATE INDEX ON a USING hash (id); CREATE INDEX ON a (o) WHERE o > 5 OR o IS NULL;
            ALTER TABLE a ADD CONSTRAINT once EXCLUDE USING gist (r WITH &&);
            """);
        var yaml = Import(source);
        Assert.Contains("m: { type: Mood, tag: 2, default: soSo }", yaml, StringComparison.Ordinal);
        Assert.Contains("ms: list<Mood>? @3", yaml, StringComparison.Ordinal);
        Assert.Contains("where: \"m == soSo\"", yaml, StringComparison.Ordinal);
        Assert.Contains("num: list<decimal(6,2)>? @", yaml, StringComparison.Ordinal);
        Assert.Contains("# The type point cannot be said; its values are read as texts.\n      pt: string? @11\n", yaml, StringComparison.Ordinal);
        Assert.Contains("# The constraint 'once' cannot be said: EXCLUDE USING gist (r WITH &&).", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_an_empty_one_and_a_store_are_refused()
    {
        tool.With("text.db", new string('x', 5000));
        Assert.Equal(2, tool.RunWords("import", "sqlite:" + tool.PathOf("text.db")));
        Assert.Contains("is not an SQLite database. Give the path of one.", tool.Errors, StringComparison.Ordinal);
        using var empty = ForeignDatabase.Sqlite("PRAGMA user_version = 1;");
        Assert.Equal(2, tool.RunWords("import", empty.Address));
        Assert.Equal("SQLite database 'source.db' has no tables. There is nothing to import.\n", tool.Errors);
        using var store = ForeignDatabase.Sqlite("CREATE TABLE trestle_catalog (id INTEGER PRIMARY KEY);");
        Assert.Equal(2, tool.RunWords("import", store.Address));
        Assert.Contains("is a store of Trestle already", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_newer_sqlite_is_told()
    {
        using var source = ForeignDatabase.Sqlite("CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;");
        Assert.Equal(2, tool.RunWords("import", source.Address));
        Assert.Contains("A newer SQLite has written it, or it is damaged", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_a_thousand_and_more_columns_keeps_those_that_a_schema_can_have()
    {
        var yaml = Import($"CREATE TABLE a (id INTEGER PRIMARY KEY, {string.Join(", ", Enumerable.Range(2, 1002).Select(at => $"c{at} INT"))});");
        Assert.Contains("c1000: int64? @1000\n", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("c1001: ", yaml, StringComparison.Ordinal);
        Assert.Contains("# Column 'c1001', and what uses it, is left out:", yaml, StringComparison.Ordinal);
    }

    string Import(string sql)
    {
        using var source = ForeignDatabase.Sqlite(sql);
        return Import(source);
    }

    string Import(ForeignDatabase source)
    {
        var file = tool.PathOf("source.schema.yaml");
        File.Delete(file);
        Assert.True(tool.RunWords("import", source.Address, "-o", file, "--name", "Source", "--ids-from-names") == 0, tool.Errors);
        Assert.True(tool.Run("check", "source.schema.yaml") == 0, tool.Output);
        Assert.Equal(0, tool.Run("format", "source.schema.yaml", "--check"));
        return File.ReadAllText(file);
    }
}
