namespace Samples.Notes;

/// <summary>Something that was asked for cannot be done. The message says what, and what to do instead.</summary>
sealed class NotesException(string message) : Exception(message);
