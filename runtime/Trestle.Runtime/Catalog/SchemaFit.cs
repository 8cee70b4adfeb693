using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>
/// What a program makes of the schema that a relational store holds: whether it can use it as it is, what would have to change, and what
/// stands against it.
/// </summary>
/// <param name="place">The store, for messages.</param>
/// <param name="program">The schema of the program.</param>
/// <param name="keepsIndexes">Whether indexes and references that the program does not know stay.</param>
/// <param name="dividesTables">Whether the store makes the partitions that a schema declares.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaFit(string place, SchemaShape program, bool keepsIndexes, bool dividesTables = false)
{
    /// <summary>What keeps a program from using a store that holds <paramref name="stored"/>.</summary>
    public static IReadOnlyList<string> Differences(SchemaShape stored, SchemaShape program, bool dividesTables = false) =>
    [
        .. SchemaDifferences.Find(stored, program, staleRemedy: null, dividesTables: dividesTables),
        .. DocumentNames.Unknown(stored, program),
    ];

    /// <summary>The schema that the store holds when the program has opened it.</summary>
    public SchemaShape Union(SchemaShape stored) => SchemaUnion.Of(stored, program, keepsIndexes);

    /// <summary>Whether the store holds everything as the program has it, and nothing needs to change.</summary>
    public bool IsUpToDate(SchemaShape stored) =>
        Union(stored).ToJson().AsSpan().SequenceEqual(stored.ToJson()) && !DocumentNames.AnyRenamed(stored, program);

    /// <summary>Whether the program can read what the store holds though names and bounds may be others.</summary>
    public bool IsReadable(SchemaShape stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return program.Tables.All(table => stored.FindTable(table.Id) is { } known && HasAll(known, table))
            && !DocumentNames.AnyRenamed(stored, program);
    }

    /// <summary>Throws <see cref="SchemaMismatchException"/> when the program cannot use the store, also after changing it.</summary>
    public void RequireNoDifferences(SchemaShape stored)
    {
        var differences = Differences(stored, program, dividesTables);
        if (differences.Count > 0)
            throw new SchemaMismatchException(
                differences,
                $"{place} does not fit schema '{program.Name}': {string.Join(" ", differences)} Open it with the schema it was "
                    + "written with and copy the rows, or change the schema as said.");
    }

    /// <summary>
    /// Throws <see cref="SchemaMismatchException"/> when a store that is newer keeps names inside documents: there a program can read its
    /// own only.
    /// </summary>
    public void RequireOwnNames(SchemaShape union)
    {
        if (!DocumentNames.AnyRenamed(union, program))
            return;
        const string Difference = "Names inside structs, or of enum members, are others in the store, which is newer than the program.";
        throw new SchemaMismatchException([Difference], $"{place} does not fit schema '{program.Name}': "
            + $"{Difference} Update the program's schema.");
    }

    /// <summary>The error of a store that was opened read-only and lacks something.</summary>
    public SchemaMismatchException NotReady() => new(
        [], $"{place} lacks tables, columns or indexes of schema '{program.Name}', and it was opened read-only. "
            + "Open it for writing once, which creates them.");

    /// <summary>
    /// Throws <see cref="SchemaMismatchException"/> when the schema has changed while the program runs, so that its statements, which have
    /// the names of <paramref name="named"/>, are no longer right.
    /// </summary>
    public static void RequireUnchanged(string place, SchemaShape stored, SchemaShape named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var differences = Differences(stored, named);
        if (differences.Count > 0 || DocumentNames.AnyRenamed(stored, named)
            || !NamedSchema.Of(stored, named).ToJson().AsSpan().SequenceEqual(named.ToJson()))
            throw new SchemaMismatchException(
                differences, $"Another process has changed the schema of {place}. {string.Join(" ", differences)} Restart this "
                    + "program, with the new schema if it differs.");
    }

    static bool HasAll(TableShape stored, TableShape program) =>
        program.Fields.All(field => stored.Fields.Any(known => known.Tag == field.Tag))
        && program.Indexes.All(index => stored.Indexes.Any(known => known.Id == index.Id));
}
