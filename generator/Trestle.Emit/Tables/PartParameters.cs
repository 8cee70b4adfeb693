using Trestle.Emit.Keys;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tables;

/// <summary>The parameters that parts of a key become, and the names left free beside them.</summary>
sealed class PartParameters(IReadOnlyList<KeyPart> parts)
{
    // Fields differ by more than capitals, so their parameters differ too; a keyword is escaped.
    readonly string[] names = [.. parts.Select(part => CSharp.Parameter(part.Field))];

    public string this[int at] => names[at];

    /// <summary>Types and names of the first parts, each as its field's type: a nullable one takes null, and finds it.</summary>
    public string Declared(int count) =>
        string.Join(", ", parts.Take(count).Select((part, at) => $"{CSharp.Type(part.Field)} {names[at]}"));

    /// <summary>Types and names of all parts, none of which may be null.</summary>
    public string DeclaredNotNull() => string.Join(", ", parts.Select((part, at) => $"{CSharp.Type(part.Field.Type)} {names[at]}"));

    /// <summary>The names of the first parts as arguments.</summary>
    public string Passed(int count) => string.Join(", ", names.Take(count));

    /// <summary>The wanted name, or another that no parameter has.</summary>
    public string Beside(string wanted) => FreeName.Beside(names, wanted);

    /// <summary>The wanted name, or another that none of the first parameters has.</summary>
    public string BesideFirst(int count, string wanted) => FreeName.Beside(names.Take(count), wanted);
}
