namespace Trestle.Lmdb.Integrity;

/// <summary>Goes through all pages of one tree, from left to right.</summary>
sealed class TreeCheck(PageFile file, PageUse use, int maxKeySize, string name, TreeRecord tree, TreeCheck.Visitor visit)
{
    /// <summary>Is shown every node of the leaves.</summary>
    public delegate void Visitor(PageNode node);

    const int MaxDepth = 32;
    const int NumericKeys = 0x08;

    readonly byte[][] buffers = new byte[MaxDepth + 1][];
    readonly KeyOrder order = new(tree.Kind == NumericKeys);
    (int Offset, int Size)[] extents = [];
    ulong entries;

    public void Run()
    {
        if (tree.Root == TreeRecord.NoPage)
            Require(tree is { Depth: 0, Entries: 0 }, "is said to have entries, and has no pages");
        else
            Walk(tree.Root, 1);
        Require(entries == tree.Entries, $"has {entries} entries where {tree.Entries} are said to be");
    }

    void Walk(ulong number, int level)
    {
        Require(level <= tree.Depth && level <= MaxDepth, $"is deeper than the {tree.Depth} levels it is said to have");
        use.Take(number, 1, name);
        var bytes = buffers[level] ??= new byte[file.PageSize];
        file.Read(number, bytes);
        var page = new PageHeader(bytes);
        Require(page.Number == number && page.HasBounds, $"has a page {number} whose head is not that of one");
        Require(page.Kind == (level == tree.Depth ? PageHeader.Leaf : PageHeader.Branch), $"has a page {number} of another kind than its place");
        if (level == tree.Depth)
            Leaf(page);
        else
            Branch(page, level);
    }

    void Branch(PageHeader page, int level)
    {
        Require(page.Nodes >= (tree.Kind == NumericKeys ? 1 : 2), $"has a page {page.Number} that leads nowhere");
        RequirePacked(page, isBranch: true);
        for (var i = 0; i < page.Nodes; i++)
        {
            var node = Node(page, i);
            Require(i == 0 || order.Bound(node.Key), $"has keys out of order on page {page.Number}");
            Walk(node.Child, level + 1);
        }
    }

    void Leaf(PageHeader page)
    {
        Require(page.Nodes >= 1, $"has an empty page {page.Number}");
        RequirePacked(page, isBranch: false);
        for (var i = 0; i < page.Nodes; i++)
        {
            var node = Node(page, i);
            Require(order.Next(node.Key), $"has keys out of order on page {page.Number}");
            if (node.IsBig)
                BigValue(node);
            entries++;
            visit(node);
        }
    }

    // LMDB keeps nodes side by side, and moves them by their sizes: gaps or overlaps would move others out of the page.
    void RequirePacked(PageHeader page, bool isBranch)
    {
        if (extents.Length < page.Nodes)
            extents = new (int, int)[file.PageSize];
        for (var i = 0; i < page.Nodes; i++)
        {
            var node = Node(page, i);
            Require(isBranch || (node.HasValue && !node.HasDuplicates), $"has a value on page {page.Number} that is not in it");
            extents[i] = (page.Offset(i), node.SizeIn(isBranch));
        }
        var sorted = extents.AsSpan(0, page.Nodes);
        sorted.Sort();
        var at = page.Upper;
        foreach (var (offset, size) in sorted)
        {
            Require(offset == at, $"has entries on page {page.Number} that do not lie side by side");
            at += size;
        }
        Require(at == file.PageSize, $"has entries on page {page.Number} that do not fill it");
    }

    PageNode Node(PageHeader page, int index)
    {
        Require(page.TryNode(index, out var node) && node.HasKey(maxKeySize), $"has an entry on page {page.Number} that is not in it");
        return node;
    }

    void BigValue(PageNode node)
    {
        Span<byte> head = stackalloc byte[PageHeader.Length];
        file.Read(node.ValuePage, head);
        var page = new PageHeader(head);
        var pages = (PageHeader.Length - 1L + node.ValueLength) / file.PageSize + 1;
        Require(
            page.Number == node.ValuePage && page.Kind == PageHeader.Overflow && page.OverflowPages == pages,
            $"has a long value on page {node.ValuePage}, which holds none of its length");
        use.Take(node.ValuePage, (ulong)pages, name);
    }

    void Require(bool holds, string fact)
    {
        if (!holds)
            throw file.Damaged($"{name} {fact}");
    }
}
