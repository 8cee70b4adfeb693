using Trestle.Contract.Tests.Lmdb;
using Trestle.Contract.Tests.Observed;
using Trestle.Contract.Tests.Postgres;
using Trestle.Contract.Tests.Sqlite;

namespace Trestle.Contract.Tests.Copying;

public sealed class LmdbToLmdb : Copies<LmdbFixture, LmdbFixture>;

public sealed class LmdbToSqlite : Copies<LmdbFixture, SqliteFixture>;

public sealed class SqliteToLmdb : Copies<SqliteFixture, LmdbFixture>;

public sealed class SqliteToSqlite : Copies<SqliteFixture, SqliteFixture>;

public sealed class ObservedToSqlite : Copies<ObservedFixture<LmdbFixture>, SqliteFixture>;

public sealed class SqliteToObserved : Copies<SqliteFixture, ObservedFixture<LmdbFixture>>;

public sealed class LmdbToPostgres : Copies<LmdbFixture, PostgresFixture>;

public sealed class PostgresToLmdb : Copies<PostgresFixture, LmdbFixture>;

public sealed class SqliteToPostgres : Copies<SqliteFixture, PostgresFixture>;

public sealed class PostgresToSqlite : Copies<PostgresFixture, SqliteFixture>;

public sealed class PostgresToPostgres : Copies<PostgresFixture, PostgresFixture>;
