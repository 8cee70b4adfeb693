namespace Trestle.Contract.Tests.Postgres;

public sealed class PostgresTableVerbs : TableVerbs<PostgresFixture>;

public sealed class PostgresIndexVerbs : IndexVerbs<PostgresFixture>;

public sealed class PostgresReferences : References<PostgresFixture>;

public sealed class PostgresVersionsAndGeneratedKeys : VersionsAndGeneratedKeys<PostgresFixture>;

public sealed class PostgresAtomicUpdates : AtomicUpdates<PostgresFixture>;

public sealed class PostgresTransactions : Transactions<PostgresFixture>;

public sealed class PostgresPages : Pages<PostgresFixture>;

public sealed class PostgresAsyncWrites : AsyncWrites<PostgresFixture>;

public sealed class PostgresAsyncVerbs : AsyncVerbs<PostgresFixture>;

public sealed class PostgresBulkLoads : BulkLoads<PostgresFixture>;

public sealed class PostgresRoundTrips : RoundTrips<PostgresFixture>;

public sealed class PostgresPredecessorDefects : PredecessorDefects<PostgresFixture>;

public sealed class PostgresModel : ModelContract<PostgresFixture>
{
    // Each verb is a round trip.
    protected override int Steps => 20_000;
}

public sealed class PostgresHostileValues : HostileValues<PostgresFixture>;
