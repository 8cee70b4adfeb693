using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>Questions to symbols.</summary>
static class SymbolExtensions
{
    /// <summary>The type itself and those that it derives from.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(this ITypeSymbol? type)
    {
        for (var parent = type as INamedTypeSymbol; parent is not null; parent = parent.BaseType)
            yield return parent;
    }

    public static AttributeData? Attribute(this ISymbol symbol, INamedTypeSymbol? attribute) => attribute is null ? null
        : symbol.GetAttributes().FirstOrDefault(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute));

    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) => symbol.Attribute(attribute) is not null;

    public static bool Is(this ISymbol? symbol, ISymbol? other) =>
        symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, other);

    /// <summary>Whether the type is this one, or implements it.</summary>
    public static bool IsA(this ITypeSymbol? type, INamedTypeSymbol? definition) => type is not null && definition is not null
        && (type.OriginalDefinition.Is(definition) || type.AllInterfaces.Any(face => face.OriginalDefinition.Is(definition))
            || type.BaseTypes().Any(parent => parent.OriginalDefinition.Is(definition)));

    /// <summary>Namespace and name, for types known by name alone.</summary>
    public static string FullName(this ITypeSymbol? type) => type is null ? ""
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name : type.Name;

    /// <summary>The member of this name, inherited ones included.</summary>
    public static IMethodSymbol? Method(this ITypeSymbol? type, string name) =>
        type.BaseTypes().SelectMany(parent => parent.GetMembers(name)).OfType<IMethodSymbol>().FirstOrDefault();

    public static string FullNamespace(this INamespaceSymbol? space) =>
        space is { IsGlobalNamespace: false } ? space.ToDisplayString() : "";
}
