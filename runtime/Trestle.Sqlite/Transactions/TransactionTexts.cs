using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Transactions;

/// <summary>The statements that begin and end transactions.</summary>
sealed class TransactionTexts(SqlTexts texts)
{
    public SqlText Begin { get; } = texts.Add("BEGIN");

    public SqlText BeginWrite { get; } = texts.Add("BEGIN IMMEDIATE");

    public SqlText Commit { get; } = texts.Add("COMMIT");

    public SqlText Rollback { get; } = texts.Add("ROLLBACK");

    /// <summary>What savepoints are called; one within another is told by its depth alone.</summary>
    public SqlText Savepoint { get; } = texts.Add("SAVEPOINT trestle");

    public SqlText Release { get; } = texts.Add("RELEASE trestle");

    public SqlText RollbackTo { get; } = texts.Add("ROLLBACK TO trestle");

    public SqlText Generation { get; } = texts.Add(CatalogTable.ReadGeneration);

    public SqlText ReadSequence { get; } = texts.Add(CatalogTable.ReadSequence);

    public SqlText WriteSequence { get; } = texts.Add(CatalogTable.WriteSequence);
}
