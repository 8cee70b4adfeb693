using Trestle.Contract.Tests.Lmdb;
using Trestle.Contract.Tests.Postgres;

namespace Trestle.Contract.Tests.Observed;

public sealed class ObservedTableVerbs : TableVerbs<ObservedFixture<LmdbFixture>>;

public sealed class ObservedIndexVerbs : IndexVerbs<ObservedFixture<LmdbFixture>>;

public sealed class ObservedReferences : References<ObservedFixture<LmdbFixture>>;

public sealed class ObservedVersionsAndGeneratedKeys : VersionsAndGeneratedKeys<ObservedFixture<LmdbFixture>>;

public sealed class ObservedTransactions : Transactions<ObservedFixture<LmdbFixture>>;

public sealed class ObservedPages : Pages<ObservedFixture<LmdbFixture>>;

public sealed class ObservedAsyncWrites : AsyncWrites<ObservedFixture<LmdbFixture>>;

public sealed class ObservedAsyncVerbs : AsyncVerbs<ObservedFixture<LmdbFixture>>;

public sealed class ObservedBulkLoads : BulkLoads<ObservedFixture<LmdbFixture>>;

public sealed class ObservedRoundTrips : RoundTrips<ObservedFixture<LmdbFixture>>;

public sealed class ObservedPredecessorDefects : PredecessorDefects<ObservedFixture<LmdbFixture>>;

public sealed class ObservedModel : ModelContract<ObservedFixture<LmdbFixture>>;

public sealed class ObservedAtomicUpdates : AtomicUpdates<ObservedFixture<LmdbFixture>>;

public sealed class ObservedServerTransactions : Transactions<ObservedFixture<PostgresFixture>>;

public sealed class ObservedServerAsyncWrites : AsyncWrites<ObservedFixture<PostgresFixture>>;

public sealed class ObservedServerAsyncVerbs : AsyncVerbs<ObservedFixture<PostgresFixture>>;
