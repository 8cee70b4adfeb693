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
        var type = CSharp.Type(field.Type) + "?";
        var member = CSharp.Identifier(field.Property);
        var parameters = $"{types.Key} key, {sum.Parameter} by{(field.Type is IntegerType { Bits: > 64 } ? "" : " = 1")}";
        var patch = $"new {types.Patch}().Add{field.Property}(by)";
        var orNull = field.IsNullable ? ", or where it is null" : "";
        code.Line().Lines($$"""
            /// <summary>Adds to <c>{{field.Name}}</c> and returns the sum; null without such a row{{orNull}}.</summary>
            public {{type}} Increment{{field.Property}}({{parameters}}) =>
                Patch(key, {{patch}})?.{{member}};

            /// <summary>As <c>Increment{{field.Property}}</c>, without blocking while a server answers.</summary>
            public async global::System.Threading.Tasks.ValueTask<{{type}}> Increment{{field.Property}}Async(
                {{parameters}}, global::System.Threading.CancellationToken cancellationToken = default) =>
                (await PatchAsync(key, {{patch}}, cancellationToken).ConfigureAwait(false))?.{{member}};
            """);
    }
}
