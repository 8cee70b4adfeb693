using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>
/// The table beside a table into which its rows are written anew: the same key and fields under a name and an identity of its own, which
/// follow from those of the table, without indexes and references.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShadowTable
{
    /// <summary>The identity of the shadow of a table: all bits the other way.</summary>
    public static Guid Id(Guid table)
    {
        Span<byte> bytes = stackalloc byte[16];
        table.TryWriteBytes(bytes);
        foreach (ref var part in bytes)
            part = (byte)~part;
        return new Guid(bytes);
    }

    /// <summary>The shape of the shadow of a table.</summary>
    public static TableShape Of(TableShape table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Bare(table) with { Id = Id(table.Id), Name = $"trestle_new_{table.Id:N}" };
    }

    /// <summary>A table without its indexes and references, as it is read for writing its rows anew.</summary>
    public static TableShape Bare(TableShape table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table with { Indexes = [], References = [] };
    }

    internal static InvalidOperationException HasNoIndex(TableShape table) =>
        new($"Table '{table.Name}' is read without its indexes and references while its rows are written anew. Open the database for them.");
}

/// <summary>A form in which a table is opened while its rows are written anew.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITableForm
{
    /// <summary>The table in this form.</summary>
    static abstract TableShape Of(TableShape table);
}

/// <summary>The form of <see cref="ShadowTable.Of"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ShadowForm : ITableForm
{
    /// <inheritdoc/>
    public static TableShape Of(TableShape table) => ShadowTable.Of(table);
}

/// <summary>The form of <see cref="ShadowTable.Bare"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BareForm : ITableForm
{
    /// <inheritdoc/>
    public static TableShape Of(TableShape table) => ShadowTable.Bare(table);
}
