namespace Trestle.Tool.Tests.Importing;

/// <summary>Rows that went through a generated database, compared with the source by sqlite3 and psql.</summary>
public sealed class RowImportTests : IDisposable
{
    readonly ToolRun tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_rows_of_the_shop_of_music_go_from_sqlite_to_sqlite()
    {
        using var source = ForeignDatabase.OfScript("music", "sqlite");
        using var target = Import(source, "sqlite", 962);
        Compare(
            source, target,
            ("SELECT \"ArtistId\", \"Name\", \"Name\" IS NULL FROM \"Artist\" ORDER BY 1", "SELECT artistId, name, name IS NULL FROM artist ORDER BY 1"),
            ("SELECT * FROM \"Album\" ORDER BY 1", "SELECT * FROM album ORDER BY 1"),
            ("SELECT * FROM \"Genre\" ORDER BY 1", "SELECT * FROM genre ORDER BY 1"),
            ("SELECT * FROM \"Playlist\" ORDER BY 1", "SELECT * FROM playlist ORDER BY 1"),
            ("SELECT * FROM \"PlaylistTrack\" ORDER BY 1, 2", "SELECT * FROM playlistTrack ORDER BY 1, 2"),
            ("""
                SELECT "TrackId", "Name", "AlbumId", "MediaTypeId", "GenreId", "Composer", "Milliseconds", "Bytes", CAST(round("UnitPrice" * 100) AS INTEGER),
                    hex("Sample"), "Sample" IS NULL FROM "Track" ORDER BY 1
                """,
                "SELECT trackId, name, albumId, mediaTypeId, genreId, composer, milliseconds, bytes, unitPrice, hex(sample), sample IS NULL FROM track ORDER BY 1"),
            ("""
                SELECT "EmployeeId", "LastName", "ReportsTo", CAST(strftime('%s', substr("BirthDate", 1, 19)) AS INTEGER) * 1000000
                    + CAST(substr("BirthDate" || '.000000', 21, 6) AS INTEGER), "IsActive" FROM "Employee" ORDER BY 1
                """,
                "SELECT employeeId, lastName, reportsTo, birthDate, isActive FROM employee ORDER BY 1"),
            ("""
                SELECT "InvoiceId", "EmployeeId", strftime('%s', "InvoiceDate") * 1000000, "BillingCountry", CAST(round("Total" * 100) AS INTEGER)
                    FROM "Invoice" ORDER BY 1
                """,
                "SELECT * FROM invoice ORDER BY 1"));
    }

    [Fact]
    public void The_rows_of_the_wholesaler_go_from_sqlite_to_postgres()
    {
        using var source = ForeignDatabase.OfScript("trade", "sqlite");
        using var target = Import(source, "postgres", 570);
        Compare(
            source, target,
            ("SELECT \"CategoryID\", \"CategoryName\", \"Description\", hex(\"Picture\"), \"Picture\" IS NULL FROM \"Categories\" ORDER BY 1",
                "SELECT \"categoryID\", \"categoryName\", description, upper(encode(picture, 'hex')), (picture IS NULL)::int FROM categories ORDER BY 1"),
            ("SELECT * FROM \"Customers\" ORDER BY 1", "SELECT * FROM customers ORDER BY 1"),
            ("""
                SELECT "ProductID", "ProductName", "SupplierID", "CategoryID", printf('%.4f', "UnitPrice"), "UnitsInStock", "Discontinued", "Label"
                    FROM "Products" ORDER BY 1
                """,
                """
                SELECT "productID", "productName", "supplierID", "categoryID", "unitPrice", "unitsInStock", discontinued::int, label FROM products ORDER BY 1
                """),
            ("SELECT \"OrderID\", \"CustomerID\", \"OrderDate\", \"ShippedDate\", printf('%.6f', \"Freight\") FROM \"Orders\" ORDER BY 1",
                "SELECT \"orderID\", \"customerID\", \"orderDate\", \"shippedDate\", to_char(freight, 'FM999990.000000') FROM orders ORDER BY 1"),
            ("SELECT \"OrderID\", \"ProductID\", printf('%.4f', \"UnitPrice\"), \"Quantity\", printf('%.2f', \"Discount\") FROM \"Order Details\" ORDER BY 1, 2",
                "SELECT \"orderID\", \"productID\", \"unitPrice\", quantity, to_char(discount, 'FM0.00') FROM \"orderDetails\" ORDER BY 1, 2"),
            ("SELECT \"OrderID\", \"ProductID\", strftime('%s', \"Sent\"), _rowid_ FROM \"Shipments\" ORDER BY 4",
                "SELECT \"orderID\", \"productID\", extract(epoch FROM sent)::bigint, id FROM shipments ORDER BY 4"));
    }

    [Fact]
    public void The_rows_of_the_shop_of_music_go_from_postgres_to_sqlite()
    {
        using var source = ForeignDatabase.OfScript("music", "postgres");
        using var target = Import(source, "sqlite", 956);
        Compare(
            source, target,
            ("SELECT artist_id, name, array_to_json(tags), replace(profile::text, ' ', '') FROM artist ORDER BY 1",
                "SELECT artist_id, name, tags, profile FROM artist ORDER BY 1"),
            ("SELECT album_id, title, artist_id, released, rtrim(code), upper(replace(token::text, '-', '')) FROM album ORDER BY 1",
                "SELECT album_id, title, artist_id, released, code, hex(token) FROM album ORDER BY 1"),
            ("""
                SELECT track_id, name, album_id, CASE kind WHEN 'MPEG audio' THEN 1 WHEN 'aac' THEN 2 ELSE 3 END, milliseconds, bytes, (unit_price * 100)::bigint,
                    upper(encode(sample, 'hex')), (extract(epoch FROM length) * 1000000)::bigint, (extract(epoch FROM added) * 1000000)::bigint,
                    (extract(epoch FROM opens) * 1000000)::bigint, is_live::int, rating IS NULL, label FROM track ORDER BY 1
                """,
                """
                SELECT track_id, name, album_id, kind, milliseconds, bytes, unit_price, hex(sample), length, added, opens, is_live,
                    CASE WHEN rating IS NULL THEN 't' ELSE 'f' END, label FROM track ORDER BY 1
                """),
            ("SELECT employee_id, last_name, reports_to, (extract(epoch FROM born) * 1000000)::bigint, address::text, (salary::numeric * 100)::bigint FROM employee ORDER BY 1",
                "SELECT employee_id, last_name, reports_to, born, address, CASE WHEN salary IS NOT NULL THEN CAST(replace(substr(salary, 2), '.', '') AS INTEGER) END FROM employee ORDER BY 1"),
            ("SELECT upper(replace(invoice_id::text, '-', '')), employee_id, (extract(epoch FROM day) * 1000000)::bigint, country, (total * 1000)::bigint, state FROM invoice ORDER BY 1",
                "SELECT hex(invoice_id), employee_id, day, country, CAST(replace(substr(total, 2), '.', '') AS INTEGER) / 1000, state FROM invoice ORDER BY 1"),
            ("SELECT * FROM playlist_track ORDER BY 1, 2", "SELECT * FROM playlist_track ORDER BY 1, 2"));
    }

    [Fact]
    public void The_rows_of_the_wholesaler_go_from_postgres_to_lmdb()
    {
        using var source = ForeignDatabase.OfScript("trade", "postgres");
        using var target = Import(source, "lmdb", 570);
        Assert.Equal(0, tool.RunWords("stats", "--store", target.Address, "--json"));
        Assert.Contains("\"rows\": 238", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_may_refer_to_later_ones_and_in_circles()
    {
        using var source = ForeignDatabase.Sqlite("""
            CREATE TABLE a (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES a, b INTEGER REFERENCES b);
            CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a);
            INSERT INTO a VALUES (1, 2, 1), (2, 3, NULL), (3, NULL, 2); INSERT INTO b VALUES (1, 3), (2, 1);
            """);
        using var target = Import(source, "sqlite", 5);
        Compare(source, target, ("SELECT * FROM a", "SELECT * FROM a"), ("SELECT * FROM b", "SELECT * FROM b"));
    }

    [Theory]
    [InlineData("CREATE TABLE a (id int PRIMARY KEY, at timestamptz); INSERT INTO a VALUES (1, now()), (2, 'infinity')", "Row 2 of 'a' has a value in 'at' that timestamp cannot hold.")]
    [InlineData("CREATE TABLE a (id int PRIMARY KEY, i interval); INSERT INTO a VALUES (1, '1 month')", "Row 1 of 'a' has a value in 'i' that duration cannot hold.")]
    [InlineData("CREATE TABLE a (id int PRIMARY KEY, l int[]); INSERT INTO a VALUES (1, '{1,null}')", "Row 1 of 'a' has a value in 'l' that list<int32> cannot hold.")]
    [InlineData("CREATE TABLE a (id int PRIMARY KEY, l int[]); INSERT INTO a VALUES (1, '{{1,2},{3,4}}')", "Row 1 of 'a' has a value in 'l' that list<int32> cannot hold.")]
    [InlineData("CREATE TABLE a (id int PRIMARY KEY, d numeric(5,2)); INSERT INTO a VALUES (1, 'NaN')", "Row 1 of 'a' has a value in 'd' that decimal cannot hold.")]
    public void A_value_that_no_field_can_hold_is_told_and_nothing_is_left(string sql, string expected)
    {
        using var source = ForeignDatabase.Postgres(sql);
        Refuse(source, expected);
    }

    [Theory]
    [InlineData("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a); INSERT INTO b VALUES (1, 7);", "'b'", 3)]
    [InlineData("CREATE TABLE a (id INTEGER PRIMARY KEY, at TIMESTAMP); INSERT INTO a VALUES (1, '0000-01-01');", "Row 1 of 'a' has a value in 'at'", 2)]
    [InlineData("CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT); INSERT INTO a VALUES (1, 'a' || char(0) || 'b');", "'t'", 3)]
    public void What_sqlite_lets_pass_is_told_and_nothing_is_left(string sql, string expected, int code)
    {
        using var source = ForeignDatabase.Sqlite(sql);
        Refuse(source, expected, code);
    }

    [Fact]
    public void A_store_that_is_there_is_left_alone()
    {
        using var source = ForeignDatabase.Sqlite("CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Assert.Equal(2, tool.RunWords("import", source.Address, "--rows-to", source.Address));
        Assert.Contains("already. Rows are imported into a new store: give another path.", tool.Errors, StringComparison.Ordinal);
    }

    static void Compare(ForeignDatabase source, ForeignDatabase target, params (string Source, string Target)[] questions)
    {
        foreach (var (asked, answered) in questions)
            Assert.Equal(source.Ask(asked), target.Ask(answered));
    }

    ForeignDatabase Import(ForeignDatabase source, string kind, int rows)
    {
        var target = ForeignDatabase.Empty(kind);
        Assert.True(
            tool.RunWords("import", source.Address, "-o", tool.PathOf("shop.schema.yaml"), "--name", "Shop", "--rows-to", target.Address) == 0, tool.Errors);
        Assert.EndsWith($", {rows} rows.\n", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
        return target;
    }

    void Refuse(ForeignDatabase source, string expected, int code = 2)
    {
        using var target = ForeignDatabase.Empty("sqlite");
        Assert.Equal(code, tool.RunWords("import", source.Address, "-o", tool.PathOf("shop.schema.yaml"), "--rows-to", target.Address));
        Assert.Contains(expected, tool.Errors, StringComparison.Ordinal);
        Assert.Empty(tool.Files("*"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(target.Path)!));
    }
}
