namespace Trestle.Contract.Tests;

public abstract class RoundTrips<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    static readonly Everything Row = Rows.Everything(uint.MaxValue);

    [Fact]
    public void Every_type_reads_back_as_it_was_written()
    {
        Write(tx => tx.Everything.Insert(Row));
        Reopen();
        Assert.Equal(Row, Read(tx => tx.Everything.Get(Row.Id)));
        Assert.Equal(Row, Read(tx => tx.Everything.ByMoney.Prefix(Row.M, null, true, Row.D, Row.L).First()));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Wide_numbers_are_found_in_their_order()
    {
        Write(tx => tx.Everything.InsertMany(Enumerable.Range(0, 20).Select(i => Row with
        {
            Id = (uint)i,
            C = (UInt128)(i * 7 % 20) << 100,
            M = (i - 10) * 1_000_000_000_000_000_000m,
        })));
        using var tx = Db.BeginRead();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (UInt256)((UInt128)i << 100)), tx.Everything.ByWide.All().ToList().Select(row => row.C));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (9 - i) * 1_000_000_000_000_000_000m), tx.Everything.ByMoney.All().ToList().Select(row => row.M));
    }

    [Fact]
    public void A_row_of_a_megabyte_reads_back()
    {
        var content = new byte[1_200_000];
        new Random(5).NextBytes(content);
        Write(tx => tx.Blobs.Insert(new Blob { Name = new byte[] { 1 }, Content = content }));
        Write(tx => tx.Blobs.UpsertMany([new Blob { Name = new byte[] { 2 }, Content = content }]));
        Assert.Equal(content, Read(tx => tx.Blobs.Get(new byte[] { 2 })!.Content.ToArray()));
        Assert.Equal(content, Read(tx => tx.Blobs.Get(new byte[] { 1 })!.Content.ToArray()));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Keys_of_zeros_and_none_are_told_apart_and_sort_as_bytes_do()
    {
        Bytes[] names = [new byte[] { 0, 0 }, default, new byte[] { 0, 0, 1 }, new byte[] { 0 }, new byte[] { 0, 1 }, new byte[] { 1 }];
        Write(tx => tx.Blobs.InsertMany(names.Select(name => new Blob { Name = name, Content = name })));
        using var tx = Db.BeginRead();
        Assert.Equal(names.Order(), tx.Blobs.Scan().Keys.ToList());
        Assert.All(names, name => Assert.Equal(name, tx.Blobs.Get(name)!.Content));
        Assert.Equal(names.Order().Skip(1).Take(2), tx.Blobs.ByKey.Between(new byte[] { 0 }, new byte[] { 0, 0 }).Keys.ToList());
    }
}
