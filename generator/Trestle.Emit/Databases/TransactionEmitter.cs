using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Databases;

/// <summary>
/// Emits the two transactions of a schema: structs over the pooled object of the store and the ticket it was rented under.
/// </summary>
public static class TransactionEmitter
{
    public static void Emit(CodeWriter code, SchemaModel schema)
    {
        var types = new DatabaseTypes(schema);
        Emit(code, types, types.Reading, "A snapshot of the database", table => table.Reader, () => { });
        Emit(code, types, types.Writing, "A write transaction of the database", table => table.Writer, () => EmitWriting(code));
    }

    // public readonly struct HistoryReadTransaction : ITransaction<HistoryReadTransaction> { ... }
    static void Emit(CodeWriter code, DatabaseTypes types, string name, string what, Func<TableTypes, string> accessor, Action more) => code
        .Line()
        .Summary($"{what} <see cref=\"{types.Database}\"/>. It, its tables and its views live until it ends.")
        .Block($"public readonly struct {name} : {Contract(name)}", () =>
        {
            EmitState(code, name);
            for (var ordinal = 0; ordinal < types.Tables.Count; ordinal++)
                EmitTable(code, types.Tables[ordinal], accessor(new TableTypes(types.Tables[ordinal])), ordinal);
            more();
            code.Line().Lines("""
                /// <summary>Ends the transaction; what was not committed is undone. More than once does no harm.</summary>
                public void Dispose() => transaction?.End(ticket);

                /// <summary>As <see cref="Dispose"/>, without blocking while a server answers.</summary>
                public global::System.Threading.Tasks.ValueTask DisposeAsync() => transaction?.EndAsync(ticket) ?? default;
                """);
        });

    static void EmitState(CodeWriter code, string name) => code.Lines($$"""
        readonly global::Trestle.Storage.StoreTransaction transaction;
        readonly long ticket;

        {{name}}(global::Trestle.Storage.StoreTransaction transaction)
        {
            this.transaction = transaction;
            ticket = transaction.Ticket;
        }

        static {{name}} {{Contract(name)}}.Over(global::Trestle.Storage.StoreTransaction transaction) => new(transaction);
        """);

    // Explicit, so that a table may be named 'over'.
    static string Contract(string name) => $"global::Trestle.Layout.ITransaction<{name}>";

    // public CommitReader Commits => transaction.Accessor(ticket, 0) as CommitReader ?? transaction.Keep(0, new CommitReader(transaction));
    static void EmitTable(CodeWriter code, TableModel table, string accessor, int ordinal) => code
        .Line()
        .SummaryWithPlace(table.Doc is null ? $"The table <c>{table.Name}</c>." : DocComment.Sentence(table.Doc), table)
        .Lines(CodeWriter.Invariant($"""
            public {accessor} {table.Property} =>
                transaction.Accessor(ticket, {ordinal}) as {accessor} ?? transaction.Keep({ordinal}, new {accessor}(transaction));
            """));

    static void EmitWriting(CodeWriter code) => code.Line().Lines("""
        /// <summary>Makes everything written visible and, as far as the store's profile promises, durable; ends the transaction.</summary>
        public void Commit() => transaction.Commit(ticket);

        /// <summary>As <see cref="Commit"/>, without blocking while a server answers.</summary>
        public global::System.Threading.Tasks.ValueTask CommitAsync(global::System.Threading.CancellationToken cancellationToken = default) => transaction.CommitAsync(ticket, cancellationToken);

        /// <summary>Starts a part that can be undone alone: disposing it without <c>Release</c> undoes what came after it.</summary>
        public global::Trestle.Storage.Savepoint Savepoint() => transaction.Savepoint(ticket);

        /// <summary>As <see cref="Savepoint"/>, without blocking while a server answers.</summary>
        public global::System.Threading.Tasks.ValueTask<global::Trestle.Storage.Savepoint> SavepointAsync(
            global::System.Threading.CancellationToken cancellationToken = default) =>
            transaction.SavepointAsync(ticket, cancellationToken);
        """);
}
