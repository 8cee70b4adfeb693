namespace Trestle.Analyzers.Model;

/// <summary>What a type is to a program that uses Trestle.</summary>
enum Role
{
    None,
    Database,
    ReadTransaction,
    WriteTransaction,
    Table,
    Index,
    Query,
    Keys,
    Views,
    Entries,
    View,
    Record,
    Savepoint,
}
