using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Patches;

/// <summary>Emits, for each number of a table, the verb that adds to it and returns what it is then.</summary>
static class IncrementEmitter
{
    public static void Emit(CodeWriter code, TableTypes types)
    {
        foreach (var (field, _) in PatchEmitter.Fields(types.Table).Where(one => one.Field.Type is IntegerType or DecimalType))
            Emit(code, types, field);
    }

    // public int? IncrementChurn(Bytes key, long by = 1) => Patch(key, new CommitPatch().AddChurn(by))?.Churn;
    static void Emit(CodeWriter code, TableTypes types, FieldModel field)
    {
        var sum = PatchSum.Of(field.Type)!;
        var one = field.Type is IntegerType { Bits: > 64 } ? "" : " = 1";
        var orNull = field.IsNullable ? ", or where it is null" : "";
        code
            .Line()
            .Summary($"Adds to <c>{field.Name}</c> as <see cref=\"{types.Patch}.Add{field.Property}\"/> and returns the sum; null without such a row{orNull}.")
            .Line($"public {CSharp.Type(field.Type)}? Increment{field.Property}({types.Key} key, {sum.Parameter} by{one}) =>")
            .Indented(() => code.Line($"Patch(key, new {types.Patch}().Add{field.Property}(by))?.{CSharp.Identifier(field.Property)};"));
    }
}
