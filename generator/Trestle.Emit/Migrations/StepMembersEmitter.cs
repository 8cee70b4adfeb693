using Trestle.Emit.Databases;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Migrations;

/// <summary>Emits the members of a database class that take a store along the steps of its schema.</summary>
static class StepMembersEmitter
{
    const string Runtime = "global::Trestle.Migrations";
    const string Store = "global::Trestle.Storage.Store store";

    // public static HistoryDb Open(Store store, OnPending pending = OnPending.Fail)   public static MigrationResult Migrate(Store store, ...)
    public static void Emit(CodeWriter code, DatabaseTypes types)
    {
        code.Lines($$"""
            /// <summary>The steps by which the schema came about, each behind its parents.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<{{Runtime}}.MigrationStep> Migrations => {{Steps(types)}};

            /// <summary>
            /// Opens the database in a store, and creates it there if it is new. The caller disposes it. Throws
            /// <see cref="global::Trestle.MigrationException"/> when the store lacks steps of the schema and <paramref name="pending"/> does not
            /// say otherwise, or has steps that the program does not know; <see cref="global::Trestle.SchemaMismatchException"/> when it holds
            /// something else.
            /// </summary>
            /// <param name="store">Where the tables are.</param>
            /// <param name="pending">What happens when the store lacks steps.</param>
            public static {{types.Database}} Open({{Store}}, {{Runtime}}.OnPending pending = {{Runtime}}.OnPending.Fail) =>
                new(MigratorOf(store).Open(pending));

            /// <summary>
            /// Applies the steps that a store lacks, and brings it to the schema of the program; does nothing where it is there. A run that was
            /// killed is gone on with. Throws <see cref="global::Trestle.StoreMigratingException"/> while another run is alive, and
            /// <see cref="global::Trestle.MigrationException"/> when rows stand against a step.
            /// </summary>
            /// <param name="store">Where the tables are; nobody has them open.</param>
            /// <param name="options">How; null for the defaults.</param>
            /// <param name="cancellationToken">Stops between two batches: a later run goes on from there.</param>
            public static {{Runtime}}.MigrationResult Migrate(
                {{Store}}, {{Runtime}}.MigrateOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
                MigratorOf(store).Run(options, cancellationToken);

            /// <summary>What else can be done with the steps, for tools.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public static {{Runtime}}.Migrator MigratorOf({{Store}})
            {
                global::System.ArgumentNullException.ThrowIfNull(store);
                return new(store, {{types.Qualified(types.Shape)}}.Shape, static tables => {{types.Qualified(types.Shape)}}.Visit(tables), {{Steps(types)}});
            }
            """);
    }

    static string Steps(DatabaseTypes types) =>
        CSharp.Qualified(types.Schema with { Namespace = StepsEmitter.Namespace(types.Schema) }, StepsEmitter.Type(types.Schema.Name)) + ".All";
}
