namespace Trestle;

/// <summary>The store holds tables that differ from the schema of the program. Nothing was opened or changed.</summary>
/// <param name="differences">What differs, one sentence each.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class SchemaMismatchException(IReadOnlyList<string> differences, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>What differs, one sentence each.</summary>
    public IReadOnlyList<string> Differences { get; } = differences;
}
