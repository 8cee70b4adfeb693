using Trestle.Layout;

namespace Trestle.Postgres.Catalog;

/// <summary>The sequence of a table with <c>generate: sequence</c>, which belongs to the column of its key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table.</param>
/// <param name="Field">The key.</param>
sealed record KeySequence(string Name, string Table, string Field)
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>The sequence of a table, or null when its rows do not get numbers.</summary>
    public static KeySequence? Of(TableShape table)
    {
        var field = table.Fields.FirstOrDefault(field => field.Generate == "sequence");
        return field is null ? null : new($"{table.Name}_{field.Name}_seq", table.Name, field.Name);
    }

    /// <summary>The sequence as an argument of a function.</summary>
    public string Argument => PostgresDialect.Text(Dialect.Quote(Name));

    /// <summary>Makes it, and lets it go on behind the greatest number there is.</summary>
    public IEnumerable<string> Create() =>
    [
        $"CREATE SEQUENCE {Dialect.Quote(Name)} AS bigint OWNED BY {Dialect.Quote(Table)}.{Dialect.Quote(Field)}",
        Pass,
    ];

    /// <summary>Lets it go on behind the greatest number that any row has.</summary>
    public string Pass =>
        $"SELECT setval({Argument}, greatest.number) FROM (SELECT max({Dialect.Quote(Field)})::bigint AS number FROM {Dialect.Quote(Table)}) "
            + $"AS greatest WHERE greatest.number >= (SELECT last_value FROM {Dialect.Quote(Name)})";

    /// <summary>Lets it go on behind the last number that another has given.</summary>
    public string PassThat(KeySequence other) =>
        $"SELECT setval({Argument}, other.last_value) FROM {Dialect.Quote(other.Name)} AS other "
            + $"WHERE other.is_called AND other.last_value >= (SELECT last_value FROM {Dialect.Quote(Name)})";

    /// <summary>Lets it go on behind the number that is the first parameter, unless it has come further.</summary>
    public string PassChosen =>
        $"SELECT setval({Argument}, $1) FROM {Dialect.Quote(Name)} WHERE last_value < $1 OR (last_value = $1 AND NOT is_called)";

    /// <summary>Its next numbers, as many as the first parameter says.</summary>
    public string Next => $"SELECT nextval({Argument}) FROM generate_series(1, $1)";

    /// <summary>The last number it gave, or 0.</summary>
    public string Last => $"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {Dialect.Quote(Name)}";

    public IEnumerable<string> Drop() => [$"DROP SEQUENCE {Dialect.Quote(Name)}"];
}
