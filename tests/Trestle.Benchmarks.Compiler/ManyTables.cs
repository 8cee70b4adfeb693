using System.Text;

namespace Trestle.Benchmarks.Compiler;

/// <summary>A schema of many tables of ten fields, two indexes and a reference, in files of equal size.</summary>
internal static class ManyTables
{
    public static SchemaText[] Files(int tables, int perFile) =>
        [.. Enumerable.Range(0, tables / perFile).Select(file => File(file, perFile, added: false))];

    /// <summary>A file, or the same after somebody has added a field to its first table.</summary>
    public static SchemaText File(int number, int perFile, bool added)
    {
        var text = new StringBuilder("schema: Many\nnamespace: Samples.Many\ntables:\n");
        for (var table = number * perFile; table < (number + 1) * perFile; table++)
            AppendTable(text, table, added && table == number * perFile);
        return new SchemaText($"many{number}.schema.yaml", text.ToString());
    }

    static void AppendTable(StringBuilder text, int number, bool added) => text.Append($"""
          table{number}:
            record: Record{number}
            id: {Id(number, 0)}
            doc: The table with the number {number}.
            key: id
            fields:
              id: uuid @1
              owner: uuid @2
              at: timestamp @3
              amount: decimal(18,2) @4
              count: int32 @5
              total: int64 @6
              isOpen: bool @7
              name: string(60) @8
              note: string? @9
              data: bytes @10
        {(added ? "      added: int32? @11\n" : "")}    indexes:
              ByOwner: {"{"} id: {Id(number, 1)}, by: [owner, at] {"}"}
              ByName: {"{"} id: {Id(number, 2)}, by: [name], unique: true {"}"}
            references:
              owner: {"{"} to: table{number / 2} {"}"}

        """);

    static Guid Id(int table, int part) => new(table + 1, (short)part, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}
