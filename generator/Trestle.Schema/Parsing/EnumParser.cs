using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads one enum, short (<c>{ member: value }</c>) or long (<c>{ doc, members }</c>).</summary>
static class EnumParser
{
    static readonly string[] Words = ["doc", "members"];
    static readonly string[] MemberWords = ["value", "doc"];

    public static EnumNode Parse(YamlEntry entry, ValueReader read)
    {
        var damage = read.Problems.Damage;
        var name = new WordNode(entry.Key.Text, entry.Key.Span);
        var owner = $"enum '{ValueReader.Short(name.Text)}'";
        read.Name(name, $"the name of {owner}", NameForm.Upper);
        if (read.Map(entry.Value, owner) is not { } map)
            return new EnumNode(name, null, [], true);
        var result = IsLong(map) ? ParseLong(name, map, owner, read) : new EnumNode(name, null, Members(map, owner, read), false);
        return result with { IsBroken = result.IsBroken || read.Problems.Damage > damage };
    }

    // A member of an enum may be called 'members' or 'doc'; what tells the two forms apart is that only the long one holds a map or a text.
    static bool IsLong(YamlMapping map) =>
        map.Entries.Any(entry => entry
            is { Key.Text: "members", Value: YamlMapping }
            or { Key.Text: "doc", Value: YamlScalar { ScalarKind: ScalarKind.Text } });

    static EnumNode ParseLong(WordNode name, YamlMapping map, string owner, ValueReader read)
    {
        var words = WordMap.Open(map, owner, read, Words)!;
        var doc = words.Optional("doc") is { } text ? read.Doc(text, $"the doc of {owner}")?.Text : null;
        var members = words.Required("members", name.Span) is { } node ? read.Map(node, $"'members' of {owner}") : null;
        return new EnumNode(name, doc, members is null ? [] : Members(members, owner, read), false);
    }

    static IReadOnlyList<EnumMemberNode> Members(YamlMapping map, string owner, ValueReader read)
    {
        if (map.Entries.Count == 0)
            read.Empty(map, owner);
        var members = new List<EnumMemberNode>();
        foreach (var entry in map.Entries)
        {
            if (Member(entry, owner, read) is { } member)
                members.Add(member);
        }
        return members;
    }

    static EnumMemberNode? Member(YamlEntry entry, string owner, ValueReader read)
    {
        var what = $"member '{ValueReader.Short(entry.Key.Text)}' of {owner}";
        var name = read.Name(new WordNode(entry.Key.Text, entry.Key.Span), $"the name of {what}", NameForm.Member);
        if (entry.Value is not YamlMapping)
            return read.Int(entry.Value, $"the value of {what}") is { } number && name is not null ? new EnumMemberNode(name, number, null) : null;
        var map = WordMap.Open(entry.Value, what, read, MemberWords)!;
        var doc = map.Optional("doc") is { } text ? read.Doc(text, $"the doc of {what}")?.Text : null;
        var value = map.Required("value", entry.Key.Span) is { } node ? read.Int(node, $"the value of {what}") : null;
        return name is null || value is null ? null : new EnumMemberNode(name, value, doc);
    }
}
