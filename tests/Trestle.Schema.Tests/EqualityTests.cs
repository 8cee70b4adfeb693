using System.Globalization;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>Equal input gives equal output, so that a build pipeline can cache every step.</summary>
public sealed class EqualityTests
{
    static readonly SourceFile History = ConformanceCase.Find("valid", "history").Files[0];

    [Fact]
    public void Parsed_files_are_equal_when_path_and_text_are()
    {
        Assert.Equal(SchemaParser.Parse(History), SchemaParser.Parse(History with { }));
        Assert.NotEqual(SchemaParser.Parse(History), SchemaParser.Parse(History with { Path = "other.schema.yaml" }));
        Assert.NotEqual(SchemaParser.Parse(History), SchemaParser.Parse(History with { Text = History.Text + "\n" }));
    }

    [Fact]
    public void A_comment_changes_no_model()
    {
        var commented = History with { Text = "# A comment.\n" + History.Text.Replace("doc: One commit.", "doc: One commit.   # Another.", StringComparison.Ordinal) };
        Assert.Equal(SchemaCompiler.Compile(History), SchemaCompiler.Compile(commented));
    }

    [Fact]
    public void The_order_of_declarations_changes_no_model()
    {
        const string Enums = "enums:\n  B: { x: 2, y: 1 }\n  A: { x: 1 }\n";
        const string Swapped = "enums:\n  A: { x: 1 }\n  B: { y: 1, x: 2 }\n";
        Assert.Equal(Compile(Enums), Compile(Swapped));

        static SchemaCompilation Compile(string enums) => SchemaCompiler.Compile(new SourceFile("a.schema.yaml", "schema: S\nnamespace: N\n" + enums));
    }

    [Fact]
    public void Documentation_changes_the_model_but_not_the_canonical_form()
    {
        var documented = History with { Text = History.Text.Replace("doc: One commit.", "doc: A commit.", StringComparison.Ordinal) };
        var (before, after) = (SchemaCompiler.Compile(History).Schemas[0], SchemaCompiler.Compile(documented).Schemas[0]);
        Assert.NotEqual(before, after);
        Assert.Equal(CanonicalSchema.Write(before), CanonicalSchema.Write(after));
    }

    [Fact]
    public void The_culture_changes_nothing()
    {
        var cases = ConformanceCase.Valid.Concat(ConformanceCase.Invalid).ToArray();
        var invariant = cases.Select(Text).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Foreign();
            Assert.Equal(invariant, cases.Select(Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    static string Text(ConformanceCase item)
    {
        var compilation = item.Compile();
        return string.Concat(compilation.Problems.Select(ConformanceCase.Line)) + string.Concat(compilation.Schemas.Select(CanonicalSchema.Write));
    }

    // As Finnish writes numbers; built by hand, because the tests run without culture data.
    static CultureInfo Foreign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }
}
