using System.Buffers.Text;
using System.Security.Cryptography;

namespace Trestle.Contract.Tests;

public abstract class Pages<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    public void Pages_give_every_row_once_across_transactions()
    {
        Write(tx => tx.Samples.InsertMany(Enumerable.Range(0, 25).Select(n => Rows.Sample("t", (short)(n / 10), number: n, label: n % 3 == 0 ? null : "x"))));
        foreach (var reverse in new[] { false, true })
        {
            var seen = new List<int>();
            string? token = null;
            do
            {
                using var tx = Db.BeginRead();
                var query = reverse ? tx.Samples.BySmall.All().Reverse() : tx.Samples.BySmall.All();
                var page = (token is null ? query : query.After(token)).ReadPage(4);
                seen.AddRange(page.Rows.Select(row => row.Number));
                token = page.Next;
            }
            while (token is not null);
            Assert.Equal(25, seen.Count);
            Assert.Equal(Enumerable.Range(0, 25), seen.Order());
        }
    }

    [Fact]
    public void A_page_goes_on_behind_a_row_that_is_gone()
    {
        Write(tx => tx.Samples.InsertMany(Enumerable.Range(0, 5).Select(n => Rows.Sample("t", 1, number: n))));
        var token = Read(tx => tx.Samples.BySmall.All().ReadPage(2).Next!);
        Write(tx => tx.Samples.DeleteRange(tx.Samples.ByKey.Range("t", default, 0, 3)));
        Assert.Equal([3, 4], Read(tx => tx.Samples.BySmall.All().After(token).ToList()).Select(row => row.Number));
    }

    [Fact]
    public void A_token_is_text_for_a_URL()
    {
        Write(tx => tx.Samples.InsertMany([Rows.Sample("ä/+?", 1), Rows.Sample("b", 2)]));
        Assert.Matches("^[A-Za-z0-9_-]+$", Read(tx => tx.Samples.Scan().ReadPage(1).Next));
    }

    [Fact]
    public void A_token_of_another_index_or_a_damaged_one_is_refused()
    {
        Write(tx => tx.Samples.InsertMany([Rows.Sample("a", 1), Rows.Sample("b", 2)]));
        using var tx = Db.BeginRead();
        var token = tx.Samples.BySmall.All().ReadPage(1).Next!;
        Assert.Throws<FormatException>(() => tx.Samples.Scan().After(token));
        Assert.Throws<FormatException>(() => tx.Documents.Scan().After(token));
        Assert.Throws<FormatException>(() => tx.Samples.BySmall.All().After(token[..^2]));
        Assert.Throws<FormatException>(() => tx.Samples.BySmall.All().After((token[0] == 'A' ? 'B' : 'A') + token[1..]));
        Assert.Throws<FormatException>(() => tx.Samples.BySmall.All().After("not a token!"));
        Assert.Throws<FormatException>(() => tx.Samples.BySmall.All().After(""));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("01", "")]
    [InlineData("018001", "")]
    [InlineData("01800100", "00")]
    [InlineData("0180010000FF", "7400000000008000000000")]
    public void A_token_that_somebody_made_up_is_refused(string parts, string key)
    {
        Write(tx => tx.Samples.InsertMany([Rows.Sample("a", 1), Rows.Sample("b", 2)]));
        using var tx = Db.BeginRead();
        var samples = SampleLayout.Shape;
        foreach (var index in samples.Indexes)
        {
            var forged = Forge(index.Id, Convert.FromHexString(parts), Convert.FromHexString(key));
            var query = index.Name switch
            {
                "BySmall" => tx.Samples.BySmall.All(),
                "ByReal" => tx.Samples.ByReal.All(),
                "ByRaw" => tx.Samples.ByRaw.All(),
                _ => tx.Samples.ByLabel.All(),
            };
            Assert.Throws<FormatException>(() => query.After(forged));
        }
        Assert.Throws<FormatException>(() => tx.Samples.Scan().After(Forge(samples.Id, Convert.FromHexString(parts), [])));
    }

    [Fact]
    public void A_token_stays_within_the_bounds_of_its_query()
    {
        Write(tx => tx.Samples.InsertMany(Enumerable.Range(0, 6).Select(n => Rows.Sample("t", (short)n))
            .Select((row, n) => row with { Number = n })));
        using var tx = Db.BeginRead();
        var token = tx.Samples.BySmall.All().ReadPage(1).Next!;
        Assert.Equal([3, 4], tx.Samples.BySmall.Range((short)3, (short)5).After(token).ToList().Select(row => row.Number));
        Assert.Empty(tx.Samples.BySmall.Range((short)3, (short)5).Reverse().After(token).ToList());
    }

    // A checksum keeps no secret: whoever knows the format can make a token.
    static string Forge(Guid identity, byte[] parts, byte[] key)
    {
        byte[] content = [(byte)(parts.Length >> 8), (byte)parts.Length, .. parts, .. key];
        byte[] checksum = SHA256.HashData([.. identity.ToByteArray(bigEndian: true), .. content]);
        return Base64Url.EncodeToString([.. checksum.AsSpan(0, 8), .. content]);
    }
}
