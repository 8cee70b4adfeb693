namespace Samples.GitHistory.Git;

/// <summary>Reads a stream of fields that each end with a zero byte, one at a time, so that a history of any length fits.</summary>
sealed class NulFields(Stream stream)
{
    byte[] buffer = new byte[1 << 16];
    int next;
    int end;

    /// <summary>The field found last, without its zero byte; valid until the next call of <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<byte> Current => buffer.AsSpan(currentStart, currentLength);

    int currentStart;
    int currentLength;

    /// <summary>Finds the next field; false at the end of the stream. What follows the last zero byte is not a field.</summary>
    public bool MoveNext()
    {
        var searched = 0;
        while (true)
        {
            var zero = buffer.AsSpan(next + searched, end - next - searched).IndexOf((byte)0);
            if (zero >= 0)
                return Take(searched + zero);
            searched = end - next;
            if (!Fill())
                return false;
        }
    }

    bool Take(int length)
    {
        (currentStart, currentLength) = (next, length);
        next += length + 1;
        return true;
    }

    bool Fill()
    {
        buffer.AsSpan(next, end - next).CopyTo(buffer);
        (next, end) = (0, end - next);
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
