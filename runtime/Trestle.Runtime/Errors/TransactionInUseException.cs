namespace Trestle;

/// <summary>Two verbs of one transaction run at the same time. A transaction of a server is one connection, which does one thing after the other.</summary>
/// <param name="message">Fact and remedy.</param>
public sealed class TransactionInUseException(string message) : TrestleException(message);
