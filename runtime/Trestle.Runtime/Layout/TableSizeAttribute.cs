namespace Trestle.Layout;

/// <summary>How large a table was when its schema's stats file was written, for analyzers. Generated from that file.</summary>
/// <param name="accessor">The generated accessor of the table, the one that reads.</param>
/// <param name="rows">How many rows it had.</param>
/// <param name="bytes">What they took.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TableSizeAttribute(Type accessor, long rows, long bytes) : Attribute
{
    /// <summary>The generated accessor of the table, the one that reads.</summary>
    public Type Accessor { get; } = accessor;

    /// <summary>How many rows it had.</summary>
    public long Rows { get; } = rows;

    /// <summary>What they took.</summary>
    public long Bytes { get; } = bytes;
}
