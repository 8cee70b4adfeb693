using Trestle.Schema.Linking;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>The C# members that the fields of a record become: no two alike, none that the record has already.</summary>
/// <param name="owner">For example <c>table 'commits'</c>.</param>
/// <param name="typeNames">The names of the generated types that will hold the members: a member cannot be called like its type.</param>
/// <param name="problems">Where clashes are reported.</param>
sealed class MemberNames(string owner, IReadOnlyCollection<string> typeNames, ProblemBag problems)
{
    readonly Dictionary<string, FieldNode> taken = new(StringComparer.OrdinalIgnoreCase);
    readonly IReadOnlyCollection<string> types = typeNames;
    readonly string[] classesWithVerbs = [.. typeNames.Where(HasVerbs)];

    /// <summary>Whether the field's name is free.</summary>
    public bool Add(FieldNode field)
    {
        var name = field.Name;
        var property = PascalCase.Of(name.Text);
        if (taken.TryGetValue(property, out var other))
        {
            problems.Add(SchemaRules.MemberClash, name.Span,
                $"Fields '{other.Name.Text}' and '{name.Text}' of {owner} both become the member '{property}'. Rename one of them.");
            return false;
        }
        taken.Add(property, field);
        if (ReservedNames.Record.Contains(property) || types.Contains(property))
            return Refuse(name, property, "which its record has already");
        foreach (var type in classesWithVerbs)
        {
            if (IsVerbOf(property, type))
                return Refuse(name, type, "which is what its class is called");
        }
        return true;
    }

    static bool HasVerbs(string type) =>
        type.EndsWith("Patch", StringComparison.Ordinal) || type.EndsWith("Table", StringComparison.Ordinal);

    // A method cannot be called like its class: SetPatch in SetPatch, the patch of the record Set.
    static bool IsVerbOf(string property, string type) =>
        type.EndsWith(property, StringComparison.Ordinal) && ReservedNames.FieldVerbs.Any(verb => verb + property == type);

    bool Refuse(WordNode name, string member, string reason)
    {
        problems.Add(SchemaRules.ReservedName, name.Span, $"Field '{name.Text}' of {owner} becomes the member '{member}', {reason}. Rename the field.");
        return false;
    }

    /// <summary>
    /// Reports the names that are free in the record but not in its view, which has more members: whether a nullable field is
    /// there, and the bytes of a text.
    /// </summary>
    public void CheckView(FieldModel field)
    {
        foreach (var member in ViewMembers(field))
        {
            if (taken.TryGetValue(member, out var other))
                problems.Add(SchemaRules.MemberClash, other.Name.Span,
                    $"Field '{other.Name.Text}' of {owner} becomes the member '{member}', which the view has already for '{field.Name}'. "
                        + "Rename one of them.");
        }
    }

    internal static IEnumerable<string> ViewMembers(FieldModel field)
    {
        if (field.IsNullable)
            yield return "Has" + field.Property;
        if (field.Type is StringType or JsonType)
            yield return field.Property + "Utf8";
    }
}
