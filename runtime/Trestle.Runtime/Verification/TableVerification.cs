using Trestle.Layout;

namespace Trestle.Verification;

/// <summary>One look at a table, whatever its types.</summary>
abstract class TableVerification
{
    /// <summary>The table.</summary>
    public abstract TableShape Shape { get; }

    /// <summary>Looks at the table. <paramref name="tables"/> are all of the database, by identity.</summary>
    public abstract void Run(IReadOnlyDictionary<Guid, TableVerification> tables);

    /// <summary>Whether there is a row with this encoded key.</summary>
    public abstract bool Has(ReadOnlySpan<byte> key);
}
