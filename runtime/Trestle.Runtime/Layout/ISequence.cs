namespace Trestle.Layout;

/// <summary>Hands out the numbers of a table with <c>generate: sequence</c>.</summary>
public interface ISequence
{
    /// <summary>A number larger than any before it in this table, starting at 1.</summary>
    long Next();
}
