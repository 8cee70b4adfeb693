using Trestle.Benchmarks;
using Trestle.Benchmarks.Peers;
using Trestle.Benchmarks.Sqlite;

// usage: Trestle.Benchmarks.Sqlite [--quick] [reads|writes|concurrent ...] [peer ...]
SQLitePCL.Batteries_V2.Init();
// All work on the calling thread, and make the same calls of the system: its processor time is the same without the moods of the disk.
return new PeerRun("sqlite", static () => new SqliteFileStore(), SqliteGoals.Peers) { Time = Clock.Thread }.Print(args);
