using Trestle.Emit.Keys;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tables;

/// <summary>The parameters that parts of a key become, and the names left free beside them.</summary>
sealed class PartParameters(IReadOnlyList<KeyPart> parts)
{
    readonly string[] names = Distinct(parts);

    /// <summary>Types and names, each part as its field's type: a nullable one takes null, and finds it.</summary>
    public string Declared(int count) => string.Join(", ", Enumerable.Range(0, count).Select(at => $"{CSharp.Type(parts[at].Field)} {names[at]}"));

    /// <summary>The names as arguments.</summary>
    public string Passed(int count) => string.Join(", ", names.Take(count));

    public string this[int at] => names[at];

    /// <summary>The wanted name, or another that no parameter has.</summary>
    public string Beside(string wanted) => FreeName.Beside(names, wanted);

    // Fields differ by more than capitals, so their parameters differ too; a keyword is escaped.
    static string[] Distinct(IReadOnlyList<KeyPart> parts) => [.. parts.Select(part => CSharp.Parameter(part.Field))];
}
