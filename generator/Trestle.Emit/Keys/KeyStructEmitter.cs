using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>Emits the key of a table whose key has several fields.</summary>
public static class KeyStructEmitter
{
    // public readonly record struct CommitKey(global::System.Guid Repository, global::Trestle.Bytes Hash);
    public static void Emit(CodeWriter code, TableModel table)
    {
        if (table.Key.Count == 1)
            return;
        code.Line().Summary($"The key of a row of <c>{table.Name}</c>, in key order.");
        foreach (var field in table.KeyFields)
            code.Line($"/// <param name=\"{field.Property}\">{(field.Doc is null ? $"The field <c>{field.Name}</c>." : DocLine.Of(field.Doc))}</param>");
        code.Line($"public readonly record struct {table.Record}Key({string.Join(", ", table.KeyFields.Select(Parameter))});");
    }

    static string Parameter(FieldModel field) => $"{CSharp.Type(field)} {field.Property}";
}
