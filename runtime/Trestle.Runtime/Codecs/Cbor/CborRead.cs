namespace Trestle.Codecs;

/// <summary>Reads one value of a list or a map.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="from">A reader that stands at the value.</param>
public delegate T CborRead<T>(ref CborReader from);

/// <summary>Writes one value of a list or a map.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="to">The writer.</param>
/// <param name="value">The value.</param>
public delegate void CborWrite<T>(ref CborWriter to, T value);
