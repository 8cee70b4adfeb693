namespace Trestle.Contract.Tests.Lmdb;

public sealed class LmdbTableVerbs : TableVerbs<LmdbFixture>;

public sealed class LmdbIndexVerbs : IndexVerbs<LmdbFixture>;

public sealed class LmdbReferences : References<LmdbFixture>;

public sealed class LmdbVersionsAndGeneratedKeys : VersionsAndGeneratedKeys<LmdbFixture>;

public sealed class LmdbAtomicUpdates : AtomicUpdates<LmdbFixture>;

public sealed class LmdbTransactions : Transactions<LmdbFixture>;

public sealed class LmdbPages : Pages<LmdbFixture>;

public sealed class LmdbAsyncWrites : AsyncWrites<LmdbFixture>;

public sealed class LmdbAsyncVerbs : AsyncVerbs<LmdbFixture>;

public sealed class LmdbBulkLoads : BulkLoads<LmdbFixture>;

public sealed class LmdbRoundTrips : RoundTrips<LmdbFixture>;

public sealed class LmdbPredecessorDefects : PredecessorDefects<LmdbFixture>;

public sealed class LmdbModel : ModelContract<LmdbFixture>;

public sealed class LmdbHostileValues : HostileValues<LmdbFixture>;
