using Trestle.Benchmarks.Peers;
using Trestle.Benchmarks.Postgres;
using Trestle.Postgres;

// usage: Trestle.Benchmarks.Postgres [--quick] [reads|writes|concurrent ...] [peer ...]
using var server = TemporaryServer.Start("-c max_connections=300 -c shared_buffers=512MB");
return new PeerRun("postgres", () => new PostgresSchemaStore(server.ConnectionString), PostgresGoals.Peers).Print(args);
