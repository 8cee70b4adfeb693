using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Keys;

/// <summary>Reads the numbers that <c>generate: sequence</c> gives out of encoded keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SequenceKey
{
    readonly string type;

    SequenceKey(string type) => this.type = type;

    /// <summary>The key of a table, or null when its rows do not get numbers.</summary>
    public static SequenceKey? Of(TableShape table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var field = table.Fields.FirstOrDefault(field => field.Generate == "sequence");
        return field is null ? null : new SequenceKey(field.Type);
    }

    /// <summary>
    /// The number that <paramref name="key"/> holds, or less than one when it is beyond what a sequence can reach. Throws
    /// <see cref="CorruptRecordException"/>.
    /// </summary>
    public long Read(ReadOnlySpan<byte> key)
    {
        var reader = new KeyReader(key);
        return type switch
        {
            "int32" => reader.Int32(),
            "uint32" => reader.UInt32(),
            "int64" => reader.Int64(),
            _ => (long)reader.UInt64(),
        };
    }
}
