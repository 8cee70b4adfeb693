using Trestle.Lmdb.Environments;

namespace Trestle.Lmdb.Bulk;

/// <summary>Where runs that do not fit into memory wait.</summary>
static class SpillFolder
{
    public static string Of(LmdbEnvironment environment) => environment.Options.SpillFolder ?? Path.GetDirectoryName(environment.Path)!;
}
