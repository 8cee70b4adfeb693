using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>How many rows tables have, by the attributes that the generator writes out of stats files.</summary>
sealed class TableRows(INamedTypeSymbol? attribute)
{
    readonly ConcurrentDictionary<IAssemblySymbol, ImmutableDictionary<ISymbol, long>> assemblies = new(SymbolEqualityComparer.Default);

    /// <summary>Null when nobody counted them.</summary>
    /// <param name="record">The record of the table's rows, by which its two accessors are known to be of one table.</param>
    public long? Of(INamedTypeSymbol record) =>
        attribute is not null && record.ContainingAssembly is { } assembly
            && assemblies.GetOrAdd(assembly, Read).TryGetValue(record, out var rows) ? rows : null;

    ImmutableDictionary<ISymbol, long> Read(IAssemblySymbol assembly)
    {
        var found = ImmutableDictionary.CreateBuilder<ISymbol, long>(SymbolEqualityComparer.Default);
        foreach (var data in assembly.GetAttributes())
        {
            if (data.AttributeClass.Is(attribute)
                && data.ConstructorArguments is [{ Value: INamedTypeSymbol reader }, { Value: long rows }, _]
                && reader.BaseType is { TypeArguments: [_, INamedTypeSymbol record, ..] })
                found[record] = rows;
        }

        return found.ToImmutable();
    }
}
