namespace Trestle.Lmdb.Integrity;

/// <summary>Which pages have been come by: each belongs to one place of one tree, or is free.</summary>
sealed class PageUse(PageFile file, ulong lastPage)
{
    readonly ulong pages = file.Pages;
    readonly ulong[] used = new ulong[(file.Pages / 64) + 1];
    readonly HashSet<ulong> beyond = [];

    /// <summary>Takes pages that hold something.</summary>
    public void Take(ulong first, ulong count, string by)
    {
        if (count > pages || first > pages - count)
            throw file.Damaged($"{by} has its page {first}, {count} long, and the file ends at page {pages}");
        for (var page = first; page < first + count; page++)
            Mark(page, by);
    }

    /// <summary>Takes a page that is said to be free. It need not be in the file: nobody has written to it yet.</summary>
    public void Free(ulong page)
    {
        if (page > lastPage)
            throw file.Damaged($"the list of free pages names page {page}, and the last is {lastPage}");
        if (page < pages)
            Mark(page, "the list of free pages");
        else if (!beyond.Add(page))
            throw file.Damaged($"page {page} is free twice");
    }

    void Mark(ulong page, string by)
    {
        ref var word = ref used[page / 64];
        var bit = 1UL << (int)(page % 64);
        if (page < 2 || page > lastPage || (word & bit) != 0)
            throw file.Damaged($"{by} has page {page}, which belongs elsewhere");
        word |= bit;
    }
}
