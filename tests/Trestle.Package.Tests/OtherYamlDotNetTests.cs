namespace Trestle.Package.Tests;

/// <summary>Another generator that ships YamlDotNet under its own name, and an older one.</summary>
public sealed class OtherYamlDotNetTests(PackageFeed feed)
{
    const string OtherVersion = "13.7.1";

    [Fact]
    public void Two_generators_with_different_versions_both_work_in_one_project()
    {
        var workspace = feed.NewWorkspace("other")
            .Project("generator/Other.Generator.csproj", GeneratorProject, framework: "netstandard2.0")
            .Write("generator/OtherGenerator.cs", Generator)
            .Project("app/app.csproj", $"""
                {Samples.PackageReferences}
                <ItemGroup><PackageReference Include="Other.Generator" Version="1.0.0" /></ItemGroup>
                """)
            .Write("app/shop.schema.yaml", Samples.Schema)
            .Write("app/Program.cs", Samples.Program + "\nConsole.WriteLine(Other.Parsed.Version);");
        workspace.Pack("generator/Other.Generator.csproj", feed.Folder);
        workspace.Build("app/app.csproj");
        Assert.Equal(
            $"{Samples.Printed}\n{Version.Parse(OtherVersion).Major}",
            workspace.Run("app/app.csproj", Path.Combine(feed.Root, "other.lmdb")));
    }

    const string GeneratorProject = $"""
        <PropertyGroup>
          <IncludeBuildOutput>false</IncludeBuildOutput>
          <DevelopmentDependency>true</DevelopmentDependency>
          <EnforceExtendedAnalyzerRules>false</EnforceExtendedAnalyzerRules>
          <NoWarn>$(NoWarn);NU5128</NoWarn>
        </PropertyGroup>
        <ItemGroup>
          <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" PrivateAssets="all" />
          <PackageReference Include="YamlDotNet" Version="{OtherVersion}" PrivateAssets="all" GeneratePathProperty="true" />
          <None Include="$(OutputPath)/Other.Generator.dll;$(PkgYamlDotNet)/lib/netstandard2.0/YamlDotNet.dll" Pack="true" PackagePath="analyzers/dotnet/cs" Visible="false" />
        </ItemGroup>
        """;

    // Says which YamlDotNet it really ran with.
    const string Generator = """
        using Microsoft.CodeAnalysis;
        using YamlDotNet.RepresentationModel;

        namespace Other;

        [Generator(LanguageNames.CSharp)]
        public sealed class OtherGenerator : IIncrementalGenerator
        {
            public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output =>
            {
                var yaml = new YamlStream();
                yaml.Load(new StringReader("a: b"));
                var version = typeof(YamlStream).Assembly.GetName().Version!.Major;
                output.AddSource("Parsed.g.cs", $"namespace Other {{ public static class Parsed {{ public const int Version = {version}; }} }}");
            });
        }
        """;
}
