using Microsoft.CodeAnalysis;
using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

/// <summary>A library may keep its database to itself.</summary>
public sealed class AccessTests
{
    [Fact]
    public void Types_are_public_unless_the_project_says_otherwise() =>
        Assert.Contains(Types(GeneratorRun.Over(ShopSchema.Files)), type => type.DeclaredAccessibility == Accessibility.Public);

    [Fact]
    public void A_project_that_asks_for_internal_types_gets_no_other_and_compiles()
    {
        var run = GeneratorRun.Over(new ConfigOptions { Access = "internal" }, ShopSchema.Files).WithHost();
        Assert.All(Types(run), type => Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility));
        Assert.Empty(run.CompilerMessages());
    }

    static List<INamedTypeSymbol> Types(GeneratorRun run)
    {
        var types = run.Output.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => type.ContainingType is null && type.Name.StartsWith("Order", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(types);
        return types;
    }
}
