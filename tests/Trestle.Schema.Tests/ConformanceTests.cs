using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

public sealed class ConformanceTests
{
    public static TheoryData<string> ValidCases => [.. ConformanceCase.Valid.Select(item => item.Name)];

    public static TheoryData<string> InvalidCases => [.. ConformanceCase.Invalid.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void A_valid_schema_compiles_to_its_canonical_form(string name)
    {
        var item = ConformanceCase.Find("valid", name);
        var compilation = item.Compile();
        Assert.Equal("", string.Concat(compilation.Problems.Select(ConformanceCase.Line)));
        Golden.Check(item.Expected("model.json"), string.Concat(compilation.Schemas.Select(schema => CanonicalSchema.Write(schema) + "\n")));
    }

    [Theory]
    [MemberData(nameof(InvalidCases))]
    public void An_invalid_schema_gives_exactly_its_problems(string name)
    {
        var item = ConformanceCase.Find("invalid", name);
        Golden.Check(item.Expected("problems.txt"), string.Concat(item.Compile().Problems.Select(ConformanceCase.Line)));
    }

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Files_in_any_order_give_equal_models(string name)
    {
        var item = ConformanceCase.Find("valid", name);
        Assert.Equal(item.Compile(), SchemaCompiler.Compile([.. item.Files.Reverse()]));
    }
}
