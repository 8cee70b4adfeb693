using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>A table as its generated accessor tells it: never the YAML.</summary>
/// <param name="Rows">How many rows it had when somebody counted them; null when nobody did.</param>
sealed record TableModel(
    string Name, string File, INamedTypeSymbol Record, ITypeSymbol Key, ITypeSymbol View, IReadOnlyList<IndexModel> Indexes, long? Rows)
{
    /// <summary>The properties that hold fields.</summary>
    public IReadOnlyList<IPropertySymbol> Fields { get; } = [.. Record.GetMembers().OfType<IPropertySymbol>()
        .Where(property => property is
        {
            DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false,
            SetMethod: not null
        })];

    /// <summary>Null when the attributes are not those of this version.</summary>
    public static TableModel? Of(INamedTypeSymbol accessor, TrestleTypes types)
    {
        if (accessor.Attribute(types.TableAccessor) is not { ConstructorArguments: { Length: 2 } named }
            || types.ReaderBase(accessor) is not { TypeArguments: [_, INamedTypeSymbol record, var key, var view] })
            return null;
        var indexes = accessor.GetMembers().OfType<IPropertySymbol>()
            .Where(property => types.RoleOf(property.Type) == Role.Index)
            .Select(property => Index(property, record, types));
        return new((string)named[0].Value!, (string)named[1].Value!, record, key, view, [.. indexes.OfType<IndexModel>()],
            types.Rows.Of(record));
    }

    static IndexModel? Index(IPropertySymbol property, INamedTypeSymbol record, TrestleTypes types)
    {
        if (property.Type.Attribute(types.IndexAccessor)
            is not { ConstructorArguments: [_, var name, { Kind: TypedConstantKind.Array } parts] } attribute)
            return null;
        var fields = new List<PartModel>();
        foreach (var part in parts.Values)
            if (Part((string)part.Value!, record) is { } field)
                fields.Add(field);
        var isUnique = property.Type.BaseTypes().Any(parent => parent.Name == "UniqueIndexReader");
        return fields.Count < parts.Values.Length ? null
            : new(property.Name, fields, Where(attribute), (string)name.Value! == "", isUnique);
    }

    static PartModel? Part(string written, INamedTypeSymbol record)
    {
        var isDescending = written.EndsWith(" desc", StringComparison.Ordinal);
        var property = Property(record, isDescending ? written.Substring(0, written.Length - " desc".Length) : written);
        return property is null ? null : new(property, isDescending);
    }

    // A field's name and its property differ in the case of first letters and in underscores only.
    static IPropertySymbol? Property(INamedTypeSymbol record, string field)
    {
        var name = field.Replace("_", "");
        return record.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(property => string.Equals(property.Name.Replace("_", ""), name, StringComparison.OrdinalIgnoreCase));
    }

    static IReadOnlyList<string> Where(AttributeData attribute)
    {
        var fields = new List<string>();
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == "Where")
                foreach (var value in argument.Value.Values)
                    fields.Add((string)value.Value!);
        return fields;
    }
}
