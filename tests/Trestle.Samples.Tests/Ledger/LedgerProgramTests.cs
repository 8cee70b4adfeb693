using Samples.Ledger;

namespace Trestle.Samples.Tests.Ledger;

/// <summary>The sample as a program, run the way a person runs it.</summary>
public sealed class LedgerProgramTests : IDisposable
{
    // Not one that its owner alone may enter: the server runs as another user.
    readonly DirectoryInfo temporary = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"trestle-ledger-{Guid.NewGuid():N}"));

    [Fact]
    public void Transfers_of_many_workers_make_and_lose_no_cent_on_a_server_of_the_samples_own()
    {
        var (code, output, errors) = SampleProcess.RunIn(
            temporary.FullName, typeof(LedgerDb), "--workers", "32", "--accounts", "20", "--transfers", "600");
        Assert.True(code == 0, output + errors);
        Assert.Contains("20 accounts with 20,000.0000 in all; 32 workers make 600 transfers.", output, StringComparison.Ordinal);
        Assert.Matches(@"holds   The sum of all balances is what it was: 20,000\.0000 of 20,000\.0000", output);
        Assert.Matches("holds   No balance is negative", output);
        Assert.Matches("holds   Each balance is its opening and its entries: 20 of 20 accounts", output);
        Assert.Matches(@"holds   Each transfer has two entries that cancel out: (\d+) of \1 transfers", output);
        Assert.Empty(temporary.EnumerateFileSystemInfos("trestle-*"));
    }

    [Fact]
    public void A_server_that_is_not_there_ends_with_one_sentence()
    {
        var (code, _, errors) = SampleProcess.Run(typeof(LedgerDb), "--connection", "Host=/nowhere;Username=nobody");
        Assert.Equal(2, code);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    public void Dispose() => temporary.Delete(recursive: true);
}
