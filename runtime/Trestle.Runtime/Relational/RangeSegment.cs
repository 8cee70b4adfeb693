using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>A stretch of an index that one statement serves from one descent of its tree.</summary>
/// <param name="Form">What the statement says.</param>
/// <param name="Values">The values of its parameters, in order; none is null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RangeSegment(SegmentForm Form, IReadOnlyList<PartValue> Values)
{
    /// <summary>Gives the values to the statement.</summary>
    public void Bind<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        for (var at = 0; at < Values.Count; at++)
            Values[at].Bind(ref to);
    }
}
