namespace Trestle.Codecs;

/// <summary>Reads one value of a list or a map.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="from">A reader that stands at the value.</param>
public delegate T JsonRead<T>(ref JsonReader from);

/// <summary>Writes one value of a list or a map.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="to">The writer.</param>
/// <param name="value">The value.</param>
public delegate void JsonWrite<T>(ref JsonWriter to, T value);
