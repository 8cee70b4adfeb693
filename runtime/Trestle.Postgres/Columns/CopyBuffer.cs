using System.Buffers.Binary;
using System.Text;

namespace Trestle.Postgres.Columns;

/// <summary>Rows in the binary format of COPY. Grows as needed, and is used again.</summary>
sealed class CopyBuffer
{
    const short NoMoreRows = -1;

    byte[] bytes = new byte[1 << 16];

    // The signature, no flags, no extension.
    static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>How many bytes were written since <see cref="Begin"/> or <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    /// <summary>Begins anew.</summary>
    public void Begin()
    {
        Clear();
        Bytes(Header);
    }

    /// <summary>Forgets what was written, which has been sent.</summary>
    public void Clear() => Length = 0;

    /// <summary>Begins a row of so many columns.</summary>
    public void BeginRow(int columns) => Int16((short)columns);

    /// <summary>Says that no row follows.</summary>
    public void End() => Int16(NoMoreRows);

    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    public void Bytes(scoped ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Writes text with its length, behind a prefix that belongs to it.</summary>
    public void Text(string value, scoped ReadOnlySpan<byte> prefix)
    {
        var start = Length;
        Int32(0);
        Bytes(prefix);
        var room = Take(Encoding.UTF8.GetMaxByteCount(value.Length));
        Length += Encoding.UTF8.GetBytes(value, room) - room.Length;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(start), Length - start - sizeof(int));
    }

    void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), value);

    Span<byte> Take(int count)
    {
        if (bytes.Length - Length < count)
            Array.Resize(ref bytes, checked((int)Math.Min(Math.Max((long)Length + count, 2L * bytes.Length), Array.MaxLength)));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
