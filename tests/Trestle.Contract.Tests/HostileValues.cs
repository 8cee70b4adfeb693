using static Trestle.Contract.Tests.Rows;

namespace Trestle.Contract.Tests;

/// <summary>Values that mean something to SQL, to COPY, to patterns or to formats, and mean nothing here.</summary>
public abstract class HostileValues<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    static readonly string[] Texts =
    [
        "'; DROP TABLE authors; --", "\"; DELETE FROM authors; --", "' OR '1'='1", "$1", "?1", ":p", "@p0", "%", "_", "\\.", "\\N", "\\", "a\tb\nc\r", "{0}",
        "%s%n", "NULL", "", " ", "\u0001", "\u2028", "/* */", "$$", "U&'\\0041'", "E'\\n'",
    ];

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Values_that_look_like_SQL_are_values()
    {
        Write(tx => tx.Authors.InsertMany(Texts.Select((text, id) => Author(id + 1, email: text, name: text))));
        Write(tx =>
        {
            for (var i = 0; i < Texts.Length; i++)
            {
                Assert.True(tx.Authors.Update(Author(i + 1, email: Texts[i], name: Texts[i], score: i)));
                tx.Documents.Upsert(Document(Texts[i].Length == 0 ? "empty" : Texts[i]) with { Text = Texts[i], Words = [Texts[i]] });
            }
        });
        Read(tx =>
        {
            Assert.Equal(Texts.Length, tx.Authors.Count());
            Assert.All(Texts, text => Assert.Equal(text, tx.Authors.ByEmail.Get(text)!.Name));
            Assert.All(Texts, text => Assert.Equal(text, Assert.Single(tx.Authors.ByName.Prefix(text).ToList()).Email));
            Assert.All(tx.Documents.Scan().ToList(), row => Assert.Equal([row.Text], row.Words));
            return true;
        });
        Write(tx => Assert.All(Texts, text => Assert.True(tx.Authors.Delete(tx.Authors.ByEmail.Get(text)!.Id))));
    }
}
