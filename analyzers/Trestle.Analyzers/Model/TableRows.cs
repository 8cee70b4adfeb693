using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>How many rows tables have, by the attributes that the generator writes out of stats files.</summary>
sealed class TableRows(INamedTypeSymbol? attribute)
{
    // Of references, as the platform has it compiled already.
    readonly ConcurrentDictionary<IAssemblySymbol, Dictionary<ISymbol, AttributeData>> assemblies = new(SymbolEqualityComparer.Default);

    /// <summary>Null when nobody counted them.</summary>
    /// <param name="record">The record of the table's rows, by which its two accessors are known to be of one table.</param>
    public long? Of(INamedTypeSymbol record) =>
        attribute is not null && record.ContainingAssembly is { } assembly
            && assemblies.GetOrAdd(assembly, Read).TryGetValue(record, out var data) ? Rows(data) : null;

    static long? Rows(AttributeData data) => data.ConstructorArguments[1].Value as long?;

    Dictionary<ISymbol, AttributeData> Read(IAssemblySymbol assembly)
    {
        var found = new Dictionary<ISymbol, AttributeData>(SymbolEqualityComparer.Default);
        foreach (var data in assembly.GetAttributes())
        {
            if (data.AttributeClass.Is(attribute)
                && data.ConstructorArguments is [{ Value: INamedTypeSymbol reader }, { Value: long }, _]
                && reader.BaseType is { TypeArguments: [_, INamedTypeSymbol record, ..] })
                found[record] = data;
        }

        return found;
    }
}
