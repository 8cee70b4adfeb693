using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Integrity;

/// <summary>The values of the list of free pages: a count, then as many page numbers, falling. LMDB takes them over as they are.</summary>
static class FreePages
{
    public static void Collect(PageFile file, PageNode node, List<ulong> pages)
    {
        var bytes = Value(file, node);
        var numbers = MemoryMarshal.Cast<byte, ulong>(bytes);
        if (numbers.Length == 0 || numbers[0] > (ulong)numbers.Length - 1)
            throw file.Damaged("the list of free pages is longer than its value");
        var listed = numbers.Slice(1, (int)numbers[0]);
        for (var i = 1; i < listed.Length; i++)
        {
            if (listed[i] >= listed[i - 1])
                throw file.Damaged("the list of free pages is out of order");
        }
        pages.AddRange(listed);
    }

    static ReadOnlySpan<byte> Value(PageFile file, PageNode node)
    {
        if (!node.IsBig)
            return node.Value;
        var bytes = new byte[node.ValueLength];
        return file.TryRead(bytes, ((long)node.ValuePage * file.PageSize) + PageHeader.Length) ? bytes : throw file.Damaged("a list of free pages is cut short");
    }
}
