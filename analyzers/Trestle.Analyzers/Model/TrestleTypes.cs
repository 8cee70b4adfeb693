using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>The types of Trestle in a compilation, looked up once; and what other types are to them.</summary>
sealed class TrestleTypes
{
    // Boxed once: a dictionary of references is compiled ahead in the platform, one of an enum is compiled anew in each build.
    static readonly object[] Boxes = Enum.GetValues(typeof(Role)).Cast<object>().ToArray();

    readonly ConcurrentDictionary<ITypeSymbol, object> roles = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<INamedTypeSymbol, TableModel?> tables = new(SymbolEqualityComparer.Default);
    readonly INamedTypeSymbol tableReader;
    readonly INamedTypeSymbol tableWriter;
    readonly INamedTypeSymbol indexReader;
    readonly INamedTypeSymbol? database;
    readonly INamedTypeSymbol? rowView;
    readonly INamedTypeSymbol? record;
    readonly INamedTypeSymbol? savepoint;
    readonly INamedTypeSymbol? query;
    readonly INamedTypeSymbol? keys;
    readonly INamedTypeSymbol? views;
    readonly INamedTypeSymbol? entries;
    readonly Func<ITypeSymbol, object> find;

    TrestleTypes(Compilation compilation, INamedTypeSymbol tableReader, INamedTypeSymbol tableWriter, INamedTypeSymbol indexReader)
    {
        this.tableReader = tableReader;
        this.tableWriter = tableWriter;
        this.indexReader = indexReader;
        database = compilation.GetTypeByMetadataName("Trestle.Database");
        rowView = compilation.GetTypeByMetadataName("Trestle.Layout.IRowView`1");
        record = compilation.GetTypeByMetadataName("Trestle.Layout.TableRecordAttribute");
        savepoint = compilation.GetTypeByMetadataName("Trestle.Storage.Savepoint");
        TableAccessor = compilation.GetTypeByMetadataName("Trestle.Layout.TableAccessorAttribute");
        IndexAccessor = compilation.GetTypeByMetadataName("Trestle.Layout.IndexAccessorAttribute");
        AllowScan = compilation.GetTypeByMetadataName("Trestle.AllowScanAttribute");
        Enumerable = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        ReadOnlyCollection = compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyCollection`1");
        Sequence = compilation.GetTypeByMetadataName("System.Collections.Generic.IEnumerable`1");
        Rows = new(compilation.GetTypeByMetadataName("Trestle.Layout.TableSizeAttribute"));
        query = compilation.GetTypeByMetadataName("Trestle.Tables.RowQuery`4");
        keys = compilation.GetTypeByMetadataName("Trestle.Tables.KeySequence`2");
        views = compilation.GetTypeByMetadataName("Trestle.Tables.ViewSequence`3");
        entries = compilation.GetTypeByMetadataName("Trestle.Tables.EntrySequence`3");
        find = type => Boxes[(int)Find((INamedTypeSymbol)type)];
    }

    public INamedTypeSymbol? TableAccessor { get; }

    public INamedTypeSymbol? IndexAccessor { get; }

    public INamedTypeSymbol? AllowScan { get; }

    public TableRows Rows { get; }

    public INamedTypeSymbol? Enumerable { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? ReadOnlyCollection { get; }

    public INamedTypeSymbol? Sequence { get; }

    /// <summary>Null when the compilation does not refer to the runtime.</summary>
    public static TrestleTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Trestle.Tables.TableReader`4") is { } tableReader
        && compilation.GetTypeByMetadataName("Trestle.Tables.TableWriter`4") is { } tableWriter
        && compilation.GetTypeByMetadataName("Trestle.Tables.IndexReader`4") is { } indexReader
            ? new(compilation, tableReader, tableWriter, indexReader)
            : null;

    public Role RoleOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol named ? (Role)roles.GetOrAdd(named.OriginalDefinition, find) : Role.None;

    public bool IsTransaction(ITypeSymbol? type) => RoleOf(type) is Role.ReadTransaction or Role.WriteTransaction;

    /// <summary>The table that an accessor reads or writes; null for any other type.</summary>
    public TableModel? TableOf(ITypeSymbol? accessor) => RoleOf(accessor) == Role.Table
        ? tables.GetOrAdd((INamedTypeSymbol)accessor!, type => TableModel.Of(type, this))
        : null;

    /// <summary>The instance of the runtime's base class that a generated accessor derives from.</summary>
    public INamedTypeSymbol? ReaderBase(ITypeSymbol? type) =>
        type.BaseTypes().FirstOrDefault(parent => Is(parent, tableReader) || Is(parent, indexReader));

    Role Find(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Class => OfClass(type),
        TypeKind.Struct => OfStruct(type),
        _ => Role.None,
    };

    Role OfClass(INamedTypeSymbol type)
    {
        foreach (var parent in type.BaseTypes())
        {
            if (Is(parent, tableReader))
                return Role.Table;
            if (Is(parent, indexReader))
                return Role.Index;
            if (Is(parent, database))
                return Role.Database;
        }

        if (Is(type, savepoint))
            return Role.Savepoint;
        return type.IsRecord && type.HasAttribute(record) ? Role.Record : Role.None;
    }

    Role OfStruct(INamedTypeSymbol type)
    {
        if (Is(type, query))
            return Role.Query;
        if (Is(type, keys))
            return Role.Keys;
        if (Is(type, views))
            return Role.Views;
        if (Is(type, entries))
            return Role.Entries;
        if (Is(type, savepoint))
            return Role.Savepoint;
        if (type.IsRefLikeType)
            return type.AllInterfaces.Any(face => Is(face, rowView)) ? Role.View : Role.None;
        if (!type.Name.EndsWith("Transaction", System.StringComparison.Ordinal))
            return Role.None;
        var accessors = type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type)
            .Where(accessor => RoleOf(accessor) == Role.Table);
        return accessors.FirstOrDefault() is not { } table ? Role.None
            : table.BaseTypes().Any(parent => Is(parent, tableWriter)) ? Role.WriteTransaction
            : Role.ReadTransaction;
    }

    static bool Is(INamedTypeSymbol type, INamedTypeSymbol? definition) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition);
}
