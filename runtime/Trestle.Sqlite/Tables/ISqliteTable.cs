using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>A table whatever its types: what references and sequences need of it.</summary>
interface ISqliteTable : IRelationalTable<ISqliteTable>
{
    /// <summary>The greatest key of one field, as a number; negative when there is none.</summary>
    long HighestKey(SqliteTransaction transaction);

    /// <summary>Whether there is a row with this encoded key.</summary>
    bool Exists(SqliteTransaction transaction, ReadOnlySpan<byte> key);

    /// <summary>Whether any row refers to any row by a reference of this table.</summary>
    bool RefersAtAll(SqliteTransaction transaction, int reference);

    /// <summary>The encoded primary keys of the rows that refer to an encoded key by a reference of this table.</summary>
    List<byte[]> Referrers(SqliteTransaction transaction, int reference, ReadOnlySpan<byte> key);
}
