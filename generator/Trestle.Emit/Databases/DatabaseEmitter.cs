using Trestle.Emit.Migrations;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Databases;

/// <summary>Emits the database class of a schema: its transactions are the base class's.</summary>
public static class DatabaseEmitter
{
    // public sealed partial class HistoryDb : Database<HistoryReadTransaction, HistoryWriteTransaction> { ... }
    /// <param name="code">Where to.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="hasSteps">Whether the schema has a history that stores are taken along.</param>
    public static void Emit(CodeWriter code, SchemaModel schema, bool hasSteps = false)
    {
        var types = new DatabaseTypes(schema);
        code
            .Summary(schema.Doc is null ? $"The database of the schema <c>{schema.Name}</c>." : DocComment.Xml(schema.Doc))
            .Block(
                $"public sealed partial class {types.Database} : global::Trestle.Database<{types.Reading}, {types.Writing}>",
                () =>
                {
                    code.Line($"{types.Database}(global::Trestle.Storage.StoreEngine engine) : base(engine) {{ }}").Line();
                    if (hasSteps)
                        StepMembersEmitter.Emit(code, types);
                    else
                        EmitOpen(code, types);
                    code.Line().Lines($"""
                        /// <inheritdoc/>
                        protected override void Visit(global::Trestle.Layout.ITableVisitor tables) => {types.Qualified(types.Shape)}.Visit(tables);
                        """);
                });
    }

    static void EmitOpen(CodeWriter code, DatabaseTypes types) => code.Lines($$"""
        /// <summary>
        /// Opens the database in a store, and creates it there if it is new. The caller disposes it. Throws
        /// <see cref="global::Trestle.SchemaMismatchException"/> when the store holds something else.
        /// </summary>
        public static {{types.Database}} Open(global::Trestle.Storage.Store store)
        {
            global::System.ArgumentNullException.ThrowIfNull(store);
            return new(store.Open({{types.Qualified(types.Shape)}}.Shape, static tables => {{types.Qualified(types.Shape)}}.Visit(tables)));
        }
        """);
}
