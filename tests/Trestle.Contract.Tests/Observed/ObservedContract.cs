namespace Trestle.Contract.Tests.Observed;

public sealed class ObservedTableVerbs : TableVerbs<ObservedFixture>;

public sealed class ObservedIndexVerbs : IndexVerbs<ObservedFixture>;

public sealed class ObservedReferences : References<ObservedFixture>;

public sealed class ObservedVersionsAndGeneratedKeys : VersionsAndGeneratedKeys<ObservedFixture>;

public sealed class ObservedTransactions : Transactions<ObservedFixture>;

public sealed class ObservedPages : Pages<ObservedFixture>;

public sealed class ObservedAsyncWrites : AsyncWrites<ObservedFixture>;

public sealed class ObservedAsyncVerbs : AsyncVerbs<ObservedFixture>;

public sealed class ObservedBulkLoads : BulkLoads<ObservedFixture>;

public sealed class ObservedRoundTrips : RoundTrips<ObservedFixture>;

public sealed class ObservedPredecessorDefects : PredecessorDefects<ObservedFixture>;

public sealed class ObservedModel : ModelContract<ObservedFixture>;

public sealed class ObservedAtomicUpdates : AtomicUpdates<ObservedFixture>;
