namespace Trestle.Benchmarks.Peers;

/// <summary>A row as a mapper fills it.</summary>
internal interface IPlainRow
{
    long Serial { get; }
}
