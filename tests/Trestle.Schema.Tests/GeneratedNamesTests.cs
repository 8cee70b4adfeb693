using System.Reflection;
using System.Text.RegularExpressions;
using Trestle.Emit;
using Trestle.Patches;
using Trestle.Schema.Checks;
using Trestle.Schema.Model;
using Trestle.Schema.Tests.Support;
using Trestle.Tables;

namespace Trestle.Schema.Tests;

/// <summary>The names that the language refuses are those that generated code takes: none forgotten when an emitter or the runtime grows.</summary>
public sealed partial class GeneratedNamesTests
{
    public static TheoryData<string> ValidCases => [.. ConformanceCase.Valid.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Every_generated_type_is_among_those_that_must_not_clash(string name) =>
        Assert.All(ConformanceCase.Find("valid", name).Compile().Schemas, schema => Assert.Subset(TypesOf(schema), Declared(schema)));

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Every_member_of_a_generated_record_is_a_field_or_reserved(string name)
    {
        foreach (var schema in ConformanceCase.Find("valid", name).Compile().Schemas)
        {
            foreach (var table in schema.Tables)
            {
                var text = SchemaEmitter.Emit(schema).Single(file => file.HintName == table.Record + ".g.cs").Text;
                Assert.Subset(MembersOf(table), MembersDeclaredIn(text, table.Record));
                Assert.Subset(MembersOf(table), MembersDeclaredIn(text, table.Record + "View"));
            }
        }
    }

    [Theory]
    [InlineData(typeof(TableReader<,,,>))]
    [InlineData(typeof(TableWriter<,,,>))]
    public void Every_verb_of_a_table_is_reserved_for_it(Type type)
    {
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy);
        var visible = members.Where(IsVisible).Select(member => member.Name).Where(name => name[0] is >= 'A' and <= 'Z');
        Assert.Superset(visible.ToHashSet(), ReservedNames.Table.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Every_member_of_a_generated_patch_is_a_verb_of_a_field_or_the_runtimes(string name)
    {
        foreach (var schema in ConformanceCase.Find("valid", name).Compile().Schemas)
        {
            foreach (var table in schema.Tables)
            {
                var text = SchemaEmitter.Emit(schema).Single(file => file.HintName == table.Record + ".g.cs").Text;
                var verbs = table.Fields.SelectMany(field => ReservedNames.FieldVerbs.Select(verb => verb + field.Property)).ToArray();
                if (text.Contains($"class {table.Record}Patch ", StringComparison.Ordinal))
                    Assert.Subset(new HashSet<string>([.. verbs, "Shape", "ApplyTo", "Bind"]), MembersDeclaredIn(text, table.Record + "Patch"));
                var increments = MembersDeclaredIn(text, table.Record + "Table").Where(member => member.StartsWith("Increment", StringComparison.Ordinal));
                Assert.Subset(new HashSet<string>([.. verbs, .. verbs.Select(verb => verb + "Async")]), increments.ToHashSet());
            }
        }
    }

    [Fact]
    public void No_member_of_the_runtimes_patch_looks_like_a_verb_of_a_field()
    {
        var members = typeof(RowPatch<,>).GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static);
        Assert.DoesNotContain(members.Where(IsVisible), member => Regex.IsMatch(member.Name, $"^({string.Join("|", ReservedNames.FieldVerbs)})[A-Z]"));
    }

    [Fact]
    public void Every_member_of_a_generated_transaction_is_a_table_or_reserved()
    {
        var schema = ConformanceCase.Find("valid", "history").Compile().Schemas[0];
        var text = SchemaEmitter.Emit(schema).Single(file => file.HintName == "HistoryDb.g.cs").Text;
        HashSet<string> known = [.. ReservedNames.Transaction, .. schema.Tables.Select(table => table.Property), "HistoryReadTransaction", "HistoryWriteTransaction"];
        Assert.Subset(known, MembersDeclaredIn(text, "HistoryReadTransaction"));
        Assert.Subset(known, MembersDeclaredIn(text, "HistoryWriteTransaction"));
    }

    static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => !method.IsPrivate && !method.IsSpecialName,
        PropertyInfo property => property.GetMethod is { IsPrivate: false },
        FieldInfo field => !field.IsPrivate,
        _ => true,
    };

    static HashSet<string> TypesOf(SchemaModel schema) =>
    [
        .. TypeNames.OfSchema(schema.Name),
        .. schema.Enums.SelectMany(item => TypeNames.OfEnum(item.Name)),
        .. schema.Structs.SelectMany(item => TypeNames.OfStruct(item.Name)),
        .. schema.Tables.SelectMany(item => TypeNames.OfTable(item.Record, item.Indexes.Select(index => index.Name))),
    ];

    static HashSet<string> MembersOf(TableModel table) =>
    [
        .. ReservedNames.Record,
        table.Record,
        table.Record + "View",
        .. table.Fields.Select(field => field.Property),
        .. table.Fields.SelectMany(MemberNames.ViewMembers),
    ];

    static HashSet<string> Declared(SchemaModel schema)
    {
        var names = SchemaEmitter.Emit(schema).SelectMany(file => TypeDeclaration().Matches(file.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(names);
        return names;
    }

    // Top-level types begin at the margin and end with a brace there; their members stand four spaces in.
    static HashSet<string> MembersDeclaredIn(string text, string type)
    {
        var from = Regex.Match(text, $@"^public [\w ]+ {type}\b", RegexOptions.Multiline).Index;
        var body = text[from..text.IndexOf("\n}\n", from, StringComparison.Ordinal)];
        var names = MemberDeclaration().Matches(body).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(names);
        return names;
    }

    [GeneratedRegex(@"^(?:\w+ )*(?:class|struct|enum|record) @?(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^    (?:public|internal|protected) [^=({]*?@?(\w+)(?: =>| = |\(| \{|$)", RegexOptions.Multiline)]
    private static partial Regex MemberDeclaration();
}
