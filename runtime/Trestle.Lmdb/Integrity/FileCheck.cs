using System.Text;
using Trestle.Lmdb.Catalog;

namespace Trestle.Lmdb.Integrity;

/// <summary>
/// Looks at a file before LMDB relies on it, which reads its pages as memory: a page that is not there, or leads outside itself, would end
/// the process.
/// </summary>
static class FileCheck
{
    const int Attempts = 5;
    const int NumericKeys = 0x08;

    /// <summary>Checks the two heads, whose sizes LMDB reckons with. For files of the format that every 64-bit system has.</summary>
    public static void RequireHead(string path)
    {
        using var file = IsFormatKnown ? PageFile.TryOpen(path) : null;
        if (file is null or { Length: 0 })
            return;
        // Another process may be writing one of them.
        for (var attempt = 1; ; attempt++)
        {
            if (!TryHeads(file, out var heads) || Array.TrueForAll(heads, static head => head.HasSizes))
                return;
            if (attempt == Attempts)
                throw file.Damaged("the sizes at its head do not belong together");
            Thread.Yield();
        }
    }

    /// <summary>
    /// Checks every page of the snapshot that a read transaction holds, unless the file is larger than <paramref name="upTo"/> bytes.
    /// One that is shorter than it says is always checked.
    /// </summary>
    public static void RequirePages(string path, ulong transaction, int maxKeySize, long upTo)
    {
        using var file = IsFormatKnown ? PageFile.TryOpen(path) : null;
        if (file is null || !TryHeads(file, out var heads))
            return;
        var head = heads.FirstOrDefault(head => head.Transaction == transaction);
        // Two commits since the snapshot: its head is gone, and what made them has the file open and well.
        if (head.PageSize == 0)
            return;
        var said = (head.LastPage + 1) * (ulong)head.PageSize;
        if (said > (ulong)upTo && said <= (ulong)file.Length)
            return;
        RequirePages(file, head, maxKeySize);
    }

    static bool IsFormatKnown => Environment.Is64BitProcess && BitConverter.IsLittleEndian;

    static void RequirePages(PageFile file, MetaPage head, int maxKeySize)
    {
        if (head.Main.Kind != 0 || head.Free.Kind != NumericKeys)
            throw file.Damaged("its first trees are not sorted as LMDB sorts them");
        var use = new PageUse(file, head.LastPage);
        var trees = new List<(string Name, TreeRecord Tree)>();
        new TreeCheck(file, use, maxKeySize, "the list of trees", head.Main, node => Collect(file, node, trees)).Run();
        // The trees of another program are its own matter; it is told so later.
        if (trees.Exists(static tree => tree.Name == CatalogTree.Name))
            trees.ForEach(tree => RequireTree(file, use, maxKeySize, tree.Name, tree.Tree));
        var free = new List<ulong>();
        new TreeCheck(file, use, maxKeySize, "the list of free pages", head.Free, node => FreePages.Collect(file, node, free)).Run();
        free.ForEach(use.Free);
    }

    static void RequireTree(PageFile file, PageUse use, int maxKeySize, string name, TreeRecord tree)
    {
        if (tree.Kind != 0)
            throw file.Damaged($"tree '{name}' is not sorted as it was made");
        new TreeCheck(file, use, maxKeySize, $"tree '{name}'", tree, static _ => { }).Run();
    }

    static void Collect(PageFile file, PageNode node, List<(string, TreeRecord)> trees)
    {
        if (!node.IsTree)
            return;
        if (node.IsBig || node.ValueLength != TreeRecord.Length)
            throw file.Damaged("the record of a tree has another length");
        trees.Add((Encoding.UTF8.GetString(node.Key), TreeRecord.Read(node.Value)));
    }

    // False for what LMDB itself refuses.
    static bool TryHeads(PageFile file, out MetaPage[] heads)
    {
        heads = [];
        Span<byte> page = stackalloc byte[MetaPage.Length];
        if (!file.TryRead(page, 0) || !MetaPage.IsKnown(page))
            return false;
        var first = MetaPage.Read(page);
        if (!first.HasPageSize)
            throw file.Damaged("its head tells a page size that cannot be");
        file.PageSize = first.PageSize;
        if (!file.TryRead(page, first.PageSize) || !MetaPage.IsKnown(page))
            return false;
        heads = [first, MetaPage.Read(page)];
        return heads[1].PageSize == first.PageSize ? true : throw file.Damaged("its two heads tell different page sizes");
    }
}
