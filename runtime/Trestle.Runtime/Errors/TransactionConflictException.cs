namespace Trestle;

/// <summary>
/// The transaction cannot be fitted in among those that ran at the same time, or each waited for the other. Nothing of it was written;
/// run again it may succeed, which <c>WriteAsync</c> does by itself.
/// </summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class TransactionConflictException(string message, Exception? inner = null) : TrestleException(message, inner);
