namespace Trestle.Tool.Stores;

/// <summary>The kinds of stores that a command can be told.</summary>
enum StoreSort
{
    Lmdb,
    Sqlite,
    Postgres,
}
