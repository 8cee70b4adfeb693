namespace Trestle;

/// <summary>
/// Says that code may read whole tables, and why: analyzers then keep silent about scans, open ranges and counting in it.
/// <code>[AllowScan("A dozen rows, read once at the start.")]</code>
/// </summary>
/// <param name="reason">Why it is right here, for the next reader. An empty one does not count.</param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method
    | AttributeTargets.Constructor | AttributeTargets.Property,
    Inherited = false)]
public sealed class AllowScanAttribute(string reason) : Attribute
{
    /// <summary>Why it is right here, for the next reader.</summary>
    public string Reason { get; } = reason;
}
