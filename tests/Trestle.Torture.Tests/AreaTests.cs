using Trestle.Torture.Faults;
using Trestle.Torture.History;
using Trestle.Torture.Soak;

namespace Trestle.Torture.Tests;

/// <summary>Short runs of the other areas of tests/torture. The steps against a model are a test of the contract already.</summary>
public sealed class LmdbFaultTests
{
    [Fact]
    public Task What_fails_around_a_store_is_a_typed_error_and_loses_nothing() => ShortRun.Of(run => FaultsArea.Run(run, "lmdb"));
}

public sealed class SqliteFaultTests
{
    [Fact]
    public Task What_fails_around_a_store_is_a_typed_error_and_loses_nothing() => ShortRun.Of(run => FaultsArea.Run(run, "sqlite"));
}

public sealed class PostgresFaultTests
{
    [Fact]
    public Task What_fails_around_a_store_is_a_typed_error_and_loses_nothing() => ShortRun.Of(run => FaultsArea.Run(run, "postgres"));
}

public sealed class HistoryTests
{
    [Fact]
    public Task Concurrent_transactions_see_what_their_isolation_promises() => ShortRun.Of(HistoryArea.Run);
}

public sealed class SoakTests
{
    [Fact]
    public Task Readers_writers_and_growth_leave_no_handle_snapshot_or_memory_behind() => ShortRun.Of(SoakArea.Run);
}
