using Trestle.Relational;

namespace Trestle.Postgres.Sessions;

/// <summary>The text of a statement, with the number under which connections keep it prepared.</summary>
/// <param name="Number">The number.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">The kind of each parameter.</param>
/// <param name="IsGuarded">
/// Whether it runs in a savepoint of its own, in one round trip: what a constraint refuses would else end the transaction.
/// </param>
/// <param name="TakesLists">Whether each parameter is a list: one column of many rows.</param>
sealed record StatementText(int Number, string Sql, IReadOnlyList<ColumnKind> Parameters, bool IsGuarded, bool TakesLists);

/// <summary>Numbers the statements of one opened store.</summary>
sealed class StatementTexts
{
    int count;

    public StatementText Add(string sql, IEnumerable<ColumnKind> parameters, bool isGuarded = false, bool takesLists = false) =>
        new(Interlocked.Increment(ref count) - 1, sql, [.. parameters], isGuarded, takesLists);
}
