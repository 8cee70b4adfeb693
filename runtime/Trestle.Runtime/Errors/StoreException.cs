namespace Trestle;

/// <summary>The store, or the system below it, reported an error that has no type of its own.</summary>
/// <param name="code">The native error code of the back end, or 0.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class StoreException(int code, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>The native error code of the back end, or 0.</summary>
    public int Code { get; } = code;
}
