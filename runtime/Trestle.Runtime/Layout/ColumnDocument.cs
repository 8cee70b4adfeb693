using System.ComponentModel;
using System.Text.Json;
using Trestle.Marshalling;

namespace Trestle.Layout;

/// <summary>
/// Structs, lists and maps as the JSON text that a relational column holds: by the names of the schema, so that people can read it.
/// Generated code calls it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnDocument
{
    /// <summary>The text of a plain value, as <c>Marshal()</c> gives it.</summary>
    public static string Write(object plain) => PlainJson.WriteAny(plain);

    /// <summary>The value that <paramref name="read"/> makes of the text. Throws <see cref="CorruptRecordException"/>.</summary>
    public static T Read<T>(string text, Func<object, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read(PlainJson.ParseAny(text));
        }
        catch (Exception error) when (error is JsonException or FormatException or CheckViolationException)
        {
            throw new CorruptRecordException($"A column holds JSON that the schema cannot read: "
                + $"{error.Message} Correct the column, or restore a backup.", error);
        }
    }
}
