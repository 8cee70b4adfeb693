using Trestle.Torture.Crash;

namespace Trestle.Torture.Tests;

/// <summary>The kills of tests/torture, fewer of them. One class per store, so that they run side by side.</summary>
public sealed class LmdbCrashTests
{
    [Fact]
    public Task A_process_that_is_killed_while_it_writes_loses_nothing_and_leaves_nothing_half_done() => ShortRun.Of(run => CrashArea.Run(run, "lmdb"));
}

public sealed class SqliteCrashTests
{
    [Fact]
    public Task A_process_that_is_killed_while_it_writes_loses_nothing_and_leaves_nothing_half_done() => ShortRun.Of(run => CrashArea.Run(run, "sqlite"));
}

public sealed class PostgresCrashTests
{
    [Fact]
    public Task A_process_that_is_killed_while_it_writes_loses_nothing_and_leaves_nothing_half_done() => ShortRun.Of(run => CrashArea.Run(run, "postgres"));
}
