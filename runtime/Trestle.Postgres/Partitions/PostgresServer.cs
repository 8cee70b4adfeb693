namespace Trestle.Postgres;

/// <summary>A server that partitions can be moved to.</summary>
/// <param name="Name">Its name in the database that the program opens, as <c>postgres_fdw</c> knows it.</param>
/// <param name="ConnectionString">
/// The database on it, as both this program and the server of the program's database reach it. It must exist. Its user and password are
/// kept by the latter, in a user mapping.
/// </param>
public sealed record PostgresServer(string Name, string ConnectionString)
{
    /// <summary>The name: the connection string may hold a password.</summary>
    public override string ToString() => Name;
}
