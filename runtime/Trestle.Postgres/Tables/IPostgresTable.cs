using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>A table whatever its types: what references need of it.</summary>
interface IPostgresTable : IRelationalTable<IPostgresTable>
{
    /// <summary>Whether any row refers to any row by a reference of this table.</summary>
    ValueTask<bool> RefersAtAll(bool isAsync, PostgresTransaction transaction, int reference, CancellationToken cancellationToken);

    /// <summary>The encoded primary keys of the rows that refer to an encoded key by a reference of this table.</summary>
    ValueTask<List<byte[]>> Referrers(
        bool isAsync, PostgresTransaction transaction, int reference, byte[] key, CancellationToken cancellationToken);
}
