using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Integrity;

/// <summary>Whether the keys of a tree rise from left to right, those in its branches included.</summary>
sealed class KeyOrder(bool isNumeric)
{
    byte[] last = [];
    int length = -1;
    bool isBound;

    /// <summary>Takes the next key of a leaf; false when it does not belong there.</summary>
    public bool Next(ReadOnlySpan<byte> key)
    {
        if (isNumeric && key.Length != sizeof(ulong))
            return false;
        if (length >= 0 && Compare(key) is var order && (order < 0 || (order == 0 && !isBound)))
            return false;
        Keep(key, false);
        return true;
    }

    /// <summary>Takes a key of a branch: above all that was, and not above what comes.</summary>
    public bool Bound(ReadOnlySpan<byte> key)
    {
        if ((isNumeric && key.Length != sizeof(ulong)) || (length >= 0 && Compare(key) <= 0))
            return false;
        Keep(key, true);
        return true;
    }

    int Compare(ReadOnlySpan<byte> key) => isNumeric
        ? MemoryMarshal.Read<ulong>(key).CompareTo(MemoryMarshal.Read<ulong>(last))
        : key.SequenceCompareTo(last.AsSpan(0, length));

    void Keep(ReadOnlySpan<byte> key, bool asBound)
    {
        if (last.Length < key.Length)
            last = new byte[Math.Max(key.Length, 512)];
        key.CopyTo(last);
        length = key.Length;
        isBound = asBound;
    }
}
