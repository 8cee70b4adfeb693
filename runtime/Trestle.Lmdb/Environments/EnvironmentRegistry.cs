using Trestle.Layout;
using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Environments;

/// <summary>
/// The environments of this process, one per file however often and by whatever path it is opened: LMDB's locks belong to the
/// process, so a second environment on a file would release those of the first.
/// </summary>
static class EnvironmentRegistry
{
    static readonly Lock Gate = new();
    static readonly Dictionary<string, LmdbEnvironment> Open = [];

    public static LmdbEnvironment Rent(string path, LmdbOptions options, SchemaShape schema) =>
        Rent(path, options, minDatabases: 2 * (schema.Tables.Sum(table => 1 + table.Indexes.Count) + 1));

    public static LmdbEnvironment Rent(string path, LmdbOptions options, int minDatabases)
    {
        var canonical = CanonicalPath.Of(path);
        lock (Gate)
        {
            if (!Open.TryGetValue(canonical, out var environment))
                Open.Add(canonical, environment = LmdbEnvironment.Open(canonical, options, minDatabases));
            else if (environment.Options != options)
                throw new InvalidOperationException(
                    $"This process has '{canonical}' open with other options. "
                        + "Open it with equal LmdbOptions, or dispose the other database first.");
            else if (!File.Exists(canonical))
                throw new StoreException(
                    LmdbErrors.NoSuchFile,
                    $"'{canonical}' was deleted while this process has it open. Dispose the database that has it open, then open it anew.");
            environment.Users++;
            return environment;
        }
    }

    /// <summary>Whether this process has the file open.</summary>
    public static bool IsOpen(string path)
    {
        lock (Gate)
            return Open.ContainsKey(CanonicalPath.Of(path));
    }

    public static void Return(LmdbEnvironment environment)
    {
        lock (Gate)
        {
            if (--environment.Users > 0)
                return;
            Open.Remove(environment.Path);
            environment.Close();
        }
    }
}
