using Trestle.Benchmarks.Peers;
using Trestle.Benchmarks.Sqlite;

// usage: Trestle.Benchmarks.Sqlite [--quick] [reads|writes|concurrent ...] [peer ...]
SQLitePCL.Batteries_V2.Init();
return new PeerRun("sqlite", static () => new SqliteFileStore(), SqliteGoals.Peers).Print(args);
