using System.Reflection;
using Trestle.Schema.Model;

namespace Trestle.Repository.Tests;

/// <summary>The model is a value: a pipeline caches it, so it may hold neither compiler objects nor identity.</summary>
public sealed class ModelTests
{
    static IEnumerable<Type> ModelTypes => typeof(SchemaModel).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SchemaModel).Namespace && type is { IsEnum: false, IsNested: false });

    [Fact]
    public void The_schema_assembly_references_no_Roslyn() => Assert.DoesNotContain(
        typeof(SchemaModel).Assembly.GetReferencedAssemblies(),
        name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Fact]
    public void No_model_type_holds_a_Roslyn_type_or_anything_mutable()
    {
        var wrong = from type in ModelTypes
                    from field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                    where !IsValue(field.FieldType) || !field.IsInitOnly
                    select $"{type.Name}.{field.Name}: {field.FieldType}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_model_type_has_value_equality()
    {
        var wrong = ModelTypes.Where(type => !IsStatic(type))
            .Where(type => !typeof(IEquatable<>).MakeGenericType(Closed(type)).IsAssignableFrom(Closed(type)));
        Assert.Empty(wrong);
    }

    static bool IsValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsGenericParameter || type == typeof(string) || type == typeof(Guid)
        || type == typeof(System.Numerics.BigInteger) || type.Namespace == typeof(SchemaModel).Namespace
        || (Nullable.GetUnderlyingType(type) is { } underlying && IsValue(underlying))
        || (type.IsArray && type.DeclaringType is null && IsValue(type.GetElementType()!));

    static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    static Type Closed(Type type) => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(int)) : type;
}
