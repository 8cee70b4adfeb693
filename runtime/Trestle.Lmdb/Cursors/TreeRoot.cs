namespace Trestle.Lmdb.Cursors;

/// <summary>Where a tree begins in the snapshot of a reading transaction, and which pages of the map are the file's.</summary>
/// <param name="Map">The first page of the map.</param>
/// <param name="PageSize">The size of a page.</param>
/// <param name="Pages">How many pages there are at least, of this snapshot or a later one.</param>
/// <param name="Number">The number of the root.</param>
/// <param name="Depth">How many levels the tree has, that of its leaves included.</param>
readonly unsafe record struct TreeRoot(nint Map, int PageSize, ulong Pages, ulong Number, int Depth)
{
    /// <summary>The page with this number; false when there is none.</summary>
    public bool TryPage(ulong number, out MappedPage page)
    {
        page = new MappedPage((byte*)Map + (number * (uint)PageSize), PageSize);
        return number < Pages;
    }
}
