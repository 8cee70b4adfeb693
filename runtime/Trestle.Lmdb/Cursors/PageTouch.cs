using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// Reads a byte of a page in the library, which collections do not wait for: the page may have to come from the disk. Then it is here, and
/// can be read without the library. Leaves alone are worth it: of branches there are so few that they stay.
/// </summary>
readonly unsafe struct PageTouch(nint transaction, uint dbi)
{
    readonly nint transaction = transaction;
    readonly uint dbi = dbi;

    public void Read(MappedPage page)
    {
        byte other = 0;
        var (left, right) = (new MdbVal(page.Start, 1), new MdbVal(&other, 1));
        _ = Mdb.Compare(transaction, dbi, &left, &right);
    }
}
