using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema;

/// <summary>What the compiler made of a set of files.</summary>
/// <param name="Schemas">Ordered by name. What is wrong is left out of them; the rest is there.</param>
/// <param name="Problems">Ordered by path and place.</param>
public sealed record SchemaCompilation(EquatableArray<SchemaModel> Schemas, EquatableArray<Problem> Problems)
{
    /// <summary>Whether a problem is an error.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Rule.Severity == Severity.Error);
}
