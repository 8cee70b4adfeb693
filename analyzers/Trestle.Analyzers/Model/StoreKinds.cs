using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Trestle.Analyzers.Model;

/// <summary>
/// Where a project's data may lie, by the store packages that it refers to: rules on waiting differ. The option
/// <c>trestle_store = embedded</c> or <c>server</c> decides where both or none are referred to.
/// </summary>
sealed record StoreKinds(bool IsServer, bool HasConstantCounts)
{
    public static StoreKinds Of(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var names = compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name).ToList();
        var isEmbedded = names.Contains("Trestle.Lmdb") || names.Contains("Trestle.Sqlite");
        var isServer = names.Contains("Trestle.Postgres") && !isEmbedded;
        if (options.GlobalOptions.TryGetValue("trestle_store", out var said) && said is "embedded" or "server")
            isServer = said == "server";
        return new(isServer, !isServer && names.Contains("Trestle.Lmdb") && !names.Contains("Trestle.Sqlite")
            && !names.Contains("Trestle.Postgres"));
    }
}
