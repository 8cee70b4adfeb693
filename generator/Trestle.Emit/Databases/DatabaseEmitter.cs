using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Databases;

/// <summary>Emits the database class of a schema.</summary>
public static class DatabaseEmitter
{
    const string Store = "global::Trestle.Storage.Store";
    const string Engine = "global::Trestle.Storage.StoreEngine";
    const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
    const string Isolation = "global::Trestle.Storage.Isolation? isolation = null";
    const string TaskType = "global::System.Threading.Tasks.Task";
    const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    const string Func = "global::System.Func";

    // public sealed partial class HistoryDb : Database { ... }
    public static void Emit(CodeWriter code, SchemaModel schema)
    {
        var types = new DatabaseTypes(schema);
        code
            .Summary(schema.Doc is null ? $"The database of the schema <c>{schema.Name}</c>." : DocComment.Xml(schema.Doc))
            .Block($"public sealed partial class {types.Database} : global::Trestle.Database", () =>
            {
                EmitOpen(code, types);
                EmitWrites(code, types.Writing);
                EmitReads(code, types.Reading);
            });
    }

    static void EmitOpen(CodeWriter code, DatabaseTypes types) => code.Lines($$"""
        {{types.Database}}({{Engine}} engine) : base(engine) { }

        /// <summary>
        /// Opens the database in a store, and creates it there if it is new. The caller disposes it. Throws
        /// <see cref="global::Trestle.SchemaMismatchException"/> when the store holds something else.
        /// </summary>
        public static {{types.Database}} Open({{Store}} store)
        {
            global::System.ArgumentNullException.ThrowIfNull(store);
            return new(store.Open({{types.Qualified(types.Shape)}}.Shape, static tables => {{types.Qualified(types.Shape)}}.Visit(tables)));
        }

        /// <inheritdoc/>
        protected override void Visit(global::Trestle.Layout.ITableVisitor tables) => {{types.Qualified(types.Shape)}}.Visit(tables);

        /// <summary>A snapshot: sees what was committed before this moment, until it is disposed.</summary>
        public {{types.Reading}} BeginRead() => new(Engine.BeginRead());

        /// <summary>As <see cref="BeginRead"/>, without blocking while a server answers.</summary>
        public async {{ValueTask}}<{{types.Reading}}> BeginReadAsync({{Token}}) =>
            new(await Engine.BeginReadAsync(cancellationToken).ConfigureAwait(false));

        /// <summary>
        /// A write transaction. Nothing is visible until <c>Commit</c>; disposing it without that undoes it. Serializable unless a server
        /// is asked for less.
        /// </summary>
        public {{types.Writing}} BeginWrite({{Isolation}}) => new(Engine.BeginWrite(isolation));

        /// <summary>As <see cref="BeginWrite"/>, without blocking while a server answers. On an embedded store it waits for its turn as that does.</summary>
        public async {{ValueTask}}<{{types.Writing}}> BeginWriteAsync({{Token}}, {{Isolation}}) =>
            new(await Engine.BeginWriteAsync(isolation, cancellationToken).ConfigureAwait(false));
        """);

    static void EmitWrites(CodeWriter code, string transaction) => code.Line().Lines($$"""
        /// <summary>
        /// Runs <paramref name="body"/> in a write transaction and commits it; completes when the commit is as durable as the store's
        /// profile promises. On an embedded store many bodies share one commit, and an exception undoes its own body only.
        /// </summary>
        public {{TaskType}} WriteAsync(global::System.Action<{{transaction}}> body, {{Token}}, {{Isolation}}) =>
            WriteAsync(body, static (transaction, run) => { run(new(transaction)); return true; }, isolation, cancellationToken);

        /// <inheritdoc cref="WriteAsync(global::System.Action{{{transaction}}}, global::System.Threading.CancellationToken, global::System.Nullable{global::Trestle.Storage.Isolation})"/>
        public {{TaskType}}<TResult> WriteAsync<TResult>({{Func}}<{{transaction}}, TResult> body, {{Token}}, {{Isolation}}) =>
            WriteAsync(body, static (transaction, run) => run(new(transaction)), isolation, cancellationToken);

        /// <summary>
        /// As the other overloads, for a body that returns a task. On an embedded store the task must be complete when the body
        /// returns, else <see cref="global::Trestle.IncompleteWriteException"/> is thrown and its writes are undone.
        /// </summary>
        public {{TaskType}} WriteAsync({{Func}}<{{transaction}}, {{TaskType}}> body, {{Token}}, {{Isolation}}) =>
            WriteTaskAsync(body, static (transaction, run) => run(new(transaction)), isolation, cancellationToken);

        /// <inheritdoc cref="WriteAsync({{Func}}{{{transaction}}, {{TaskType}}}, global::System.Threading.CancellationToken, global::System.Nullable{global::Trestle.Storage.Isolation})"/>
        public {{TaskType}}<TResult> WriteAsync<TResult>({{Func}}<{{transaction}}, {{TaskType}}<TResult>> body, {{Token}}, {{Isolation}}) =>
            WriteTaskAsync(body, static (transaction, run) => run(new(transaction)), isolation, cancellationToken);
        """);

    static void EmitReads(CodeWriter code, string transaction) => code.Line().Lines($$"""
        /// <summary>
        /// Runs <paramref name="body"/> over a snapshot, away from the calling thread. Rows can leave it; queries and views end with it.
        /// </summary>
        public {{TaskType}} ReadAsync(global::System.Action<{{transaction}}> body, {{Token}}) =>
            ReadAsync(body, static (transaction, run) => { run(new(transaction)); return true; }, cancellationToken);

        /// <inheritdoc cref="ReadAsync(global::System.Action{{{transaction}}}, global::System.Threading.CancellationToken)"/>
        public {{TaskType}}<TResult> ReadAsync<TResult>({{Func}}<{{transaction}}, TResult> body, {{Token}}) =>
            ReadAsync(body, static (transaction, run) => run(new(transaction)), cancellationToken);

        /// <summary>As the other overloads, for a body that returns a task: the snapshot lives until the task is complete.</summary>
        public {{TaskType}} ReadAsync({{Func}}<{{transaction}}, {{TaskType}}> body, {{Token}}) =>
            ReadTaskAsync(body, static (transaction, run) => run(new(transaction)), cancellationToken);

        /// <inheritdoc cref="ReadAsync({{Func}}{{{transaction}}, {{TaskType}}}, global::System.Threading.CancellationToken)"/>
        public {{TaskType}}<TResult> ReadAsync<TResult>({{Func}}<{{transaction}}, {{TaskType}}<TResult>> body, {{Token}}) =>
            ReadTaskAsync(body, static (transaction, run) => run(new(transaction)), cancellationToken);
        """);
}
