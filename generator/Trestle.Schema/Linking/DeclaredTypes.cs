using Trestle.Schema.Model;

namespace Trestle.Schema.Linking;

/// <summary>The types that a schema declares, which with the node of a table is all that linking its fields, key and indexes takes.</summary>
/// <param name="Enums">Those that can be used.</param>
/// <param name="Structs">The names of those that can be used.</param>
/// <param name="Unusable">The names of enums and structs that cannot.</param>
/// <param name="IsIncomplete">Whether some declarations could not be read.</param>
sealed record DeclaredTypes(
    EquatableArray<EnumModel> Enums, EquatableArray<string> Structs, EquatableArray<string> Unusable, bool IsIncomplete)
{
    public static DeclaredTypes Of(SchemaScope scope) => new(
        new(scope.Enums.Values.OfType<EnumModel>()),
        new(scope.Structs.Where(pair => pair.Value).Select(pair => pair.Key)),
        new(scope.Enums.Where(pair => pair.Value is null).Select(pair => pair.Key).Concat(UnusableStructs(scope))),
        scope.IsIncomplete);

    static IEnumerable<string> UnusableStructs(SchemaScope scope) => scope.Structs.Where(pair => !pair.Value).Select(pair => pair.Key);
}
