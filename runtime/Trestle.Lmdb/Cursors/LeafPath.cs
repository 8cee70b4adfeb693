using Trestle.Lmdb.Integrity;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// Where a leaf that was come to from the root stands below its branch, so that the next one is found without the library.
/// </summary>
struct LeafPath
{
    TreeRoot root;
    MappedPage branch;
    int index;
    int count;

    /// <summary>Forgets the way: the library's cursor goes elsewhere.</summary>
    public void Leave() => count = 0;

    /// <summary>
    /// Finds the leaf where a key belongs, and in it the last entry that is not above the key, or the first of all; false where a page is
    /// not what it should be, and the library has to be asked.
    /// </summary>
    public bool TryFind(in TreeRoot from, in PageTouch touch, in SearchKey key, out MappedPage leaf, out int entry, out int entries)
    {
        root = from;
        count = 0;
        var number = from.Number;
        entry = entries = 0;
        for (var level = 1; level < from.Depth; level++)
        {
            if (!from.TryPage(number, out leaf))
                return false;
            count = leaf.Count(number, PageHeader.Branch);
            index = leaf.Search(count, key);
            branch = leaf;
            if (count == 0 || index < 0 || !leaf.TryChild(index, out number))
                return false;
        }
        if (!from.TryPage(number, out leaf))
            return false;
        touch.Read(leaf);
        entries = leaf.Count(number, PageHeader.Leaf);
        leaf.FetchNodes(entries);
        entry = leaf.Search(entries, key);
        return entries > 0 && entry >= 0;
    }

    /// <summary>The leaf behind the last one; false when another branch has it, or it has to be left to the library.</summary>
    public bool TryNext(in PageTouch touch, out MappedPage leaf, out int entries)
    {
        leaf = default;
        entries = 0;
        if (index + 1 >= count || !branch.TryChild(++index, out var number) || !root.TryPage(number, out leaf))
            return false;
        touch.Read(leaf);
        entries = leaf.Count(number, PageHeader.Leaf);
        return entries > 0;
    }
}
