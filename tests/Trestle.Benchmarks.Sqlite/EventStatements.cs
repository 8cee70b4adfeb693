namespace Trestle.Benchmarks.Sqlite;

/// <summary>The SQL of those who write it by hand. Parameters are numbered in the order of the columns.</summary>
internal static class EventStatements
{
    public const string Columns = "\"id\", \"account\", \"at\", \"serial\", \"kind\", \"amount\", \"title\", \"note\"";

    public const string Get = $"SELECT {Columns} FROM \"events\" WHERE \"id\" = ?1";

    public const string Range = $"SELECT {Columns} FROM \"events\" WHERE \"account\" = ?1 ORDER BY \"account\", \"at\", \"id\"";

    public const string Scan = $"SELECT {Columns} FROM \"events\" ORDER BY \"id\"";

    public const string Insert = $"INSERT INTO \"events\" ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

    public const string Update =
        "UPDATE \"events\" SET \"account\" = ?2, \"at\" = ?3, \"serial\" = ?4, \"kind\" = ?5, \"amount\" = ?6, \"title\" = ?7, \"note\" = ?8 WHERE \"id\" = ?1";
}
