namespace Trestle.Contract.Tests.Sqlite;

public sealed class SqliteTableVerbs : TableVerbs<SqliteFixture>;

public sealed class SqliteIndexVerbs : IndexVerbs<SqliteFixture>;

public sealed class SqliteReferences : References<SqliteFixture>;

public sealed class SqliteVersionsAndGeneratedKeys : VersionsAndGeneratedKeys<SqliteFixture>;

public sealed class SqliteAtomicUpdates : AtomicUpdates<SqliteFixture>;

public sealed class SqliteTransactions : Transactions<SqliteFixture>;

public sealed class SqlitePages : Pages<SqliteFixture>;

public sealed class SqliteAsyncWrites : AsyncWrites<SqliteFixture>;

public sealed class SqliteAsyncVerbs : AsyncVerbs<SqliteFixture>;

public sealed class SqliteBulkLoads : BulkLoads<SqliteFixture>;

public sealed class SqliteRoundTrips : RoundTrips<SqliteFixture>;

public sealed class SqlitePredecessorDefects : PredecessorDefects<SqliteFixture>;

public sealed class SqliteModel : ModelContract<SqliteFixture>;

public sealed class SqliteHostileValues : HostileValues<SqliteFixture>;
