using Trestle.Schema.Model;

namespace Trestle.Schema.Rules;

/// <summary>What would put a problem right, known where it is found; <c>Fixing</c> makes text of it. A closed set.</summary>
public abstract record Remedy
{
    private protected Remedy()
    {
    }
}

/// <summary>An id for the table or the index at the problem.</summary>
/// <param name="Offered">The one to take where nobody mints another.</param>
public sealed record AddId(Guid Offered) : Remedy;

/// <summary>A tag for the field at the problem.</summary>
public sealed record AddTag(int Tag) : Remedy;

/// <summary>A maximum length for a field.</summary>
/// <param name="Field">The field's name, in the file of the problem.</param>
/// <param name="Length">The largest of the usual ones that leaves the key short enough.</param>
public sealed record AddMaximum(SourceSpan Field, int Length) : Remedy;

/// <summary>An index for a table.</summary>
/// <param name="Table">The table's name, in the file of the problem.</param>
/// <param name="Name">A name that no index of the table has.</param>
/// <param name="By">Its fields.</param>
/// <param name="Offered">The id to take where nobody mints another.</param>
public sealed record AddIndex(SourceSpan Table, string Name, EquatableArray<string> By, Guid Offered) : Remedy;
