namespace Trestle.Tool;

/// <summary>What was asked for cannot be done; the message says why, and what to do instead.</summary>
sealed class UsageException(string message) : Exception(message);
