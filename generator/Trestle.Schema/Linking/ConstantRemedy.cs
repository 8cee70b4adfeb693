using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;

namespace Trestle.Schema.Linking;

/// <summary>What to write in place of a constant that does not fit.</summary>
static class ConstantRemedy
{
    public static string For(ConstantNode constant, TypeModel type, SchemaScope scope) =>
        type is EnumType named && scope.Enums[named.Name] is { } found
            ? NearestWord.Hint(constant.Text, found.Members.Select(member => member.Name).ToArray(), Form(type))
            : Form(type);

    static string Form(TypeModel type) => $"Write {ConstantReader.Form(type)}.";
}
