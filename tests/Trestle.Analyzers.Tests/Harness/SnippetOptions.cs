using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>How a project of snippets is set up.</summary>
sealed record SnippetOptions(ImmutableArray<MetadataReference> Stores, NullableContextOptions Nullable, string Config)
{
    public static readonly SnippetOptions Embedded = new([ShopAssembly.Lmdb], NullableContextOptions.Enable, "is_global = true\n");

    /// <summary>A project that says that its data lies on a server.</summary>
    public static readonly SnippetOptions Server = Embedded with { Config = "is_global = true\ntrestle_store = server\n" };

    /// <summary>A project that can reach no store but a server.</summary>
    public static readonly SnippetOptions Postgres = Embedded with { Stores = [EmptyReference("Trestle.Postgres")] };

    /// <summary>A project that may reach either.</summary>
    public static readonly SnippetOptions Both = Embedded with { Stores = [ShopAssembly.Lmdb, EmptyReference("Trestle.Postgres")] };

    /// <summary>As a corpus file asks for by its name: <c>*.server.cs</c>, <c>*.oblivious.cs</c>.</summary>
    public static SnippetOptions For(string name) => name.Contains(".server.", StringComparison.Ordinal) ? Server
        : name.Contains(".oblivious.", StringComparison.Ordinal) ? Embedded with { Nullable = NullableContextOptions.Disable }
        : Embedded;

    static PortableExecutableReference EmptyReference(string name)
    {
        using var image = new MemoryStream();
        Assert.True(CSharpCompilation.Create(name, [], ShopAssembly.Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
