namespace Trestle;

/// <summary>An encoded key is longer than the store allows. Nothing was written.</summary>
/// <param name="length">The length of the encoded key in bytes.</param>
/// <param name="limit">The longest key the store takes, in bytes.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class KeyTooLongException(int length, int limit, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>The length of the encoded key in bytes.</summary>
    public int Length { get; } = length;

    /// <summary>The longest key the store takes, in bytes.</summary>
    public int Limit { get; } = limit;
}
