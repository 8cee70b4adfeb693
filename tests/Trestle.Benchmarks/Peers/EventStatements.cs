namespace Trestle.Benchmarks.Peers;

/// <summary>The SQL of those who write it by hand. Parameters are numbered in the order of the columns.</summary>
/// <param name="mark">What stands before the number of a parameter.</param>
internal sealed class EventStatements(string mark)
{
    public const string Columns = "\"id\", \"account\", \"at\", \"serial\", \"kind\", \"amount\", \"title\", \"note\"";

    /// <summary>How many columns there are.</summary>
    public const int Width = 8;

    public const string Scan = $"SELECT {Columns} FROM \"events\" ORDER BY \"id\"";

    public string Get { get; } = $"SELECT {Columns} FROM \"events\" WHERE \"id\" = {mark}1";

    public string Range { get; } = $"SELECT {Columns} FROM \"events\" WHERE \"account\" = {mark}1 ORDER BY \"account\", \"at\", \"id\"";

    public string Insert { get; } =
        $"INSERT INTO \"events\" ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(1, Width).Select(number => mark + number))})";

    public string Update { get; } =
        $"UPDATE \"events\" SET \"account\" = {mark}2, \"at\" = {mark}3, \"serial\" = {mark}4, \"kind\" = {mark}5, \"amount\" = {mark}6, "
        + $"\"title\" = {mark}7, \"note\" = {mark}8 WHERE \"id\" = {mark}1";
}
