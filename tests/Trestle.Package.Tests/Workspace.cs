namespace Trestle.Package.Tests;

/// <summary>A folder outside the repository, with projects as a user writes them.</summary>
sealed class Workspace(string folder)
{
    public Workspace Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Writes a project file with these lines in it. Warnings are errors, as in a careful user's project.</summary>
    public Workspace Project(string path, string lines, string framework = "net10.0") => Write(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>
            <LangVersion>14.0</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          {lines}
        </Project>
        """);

    public string Build(string project) => Programs.Run(folder, "dotnet", "build", project, "-nologo", "-v", "quiet");

    public (int Code, string Output) TryBuild(string project) => Programs.TryRun(folder, "dotnet", "build", project, "-nologo", "-v", "quiet");

    /// <summary>Applies the fixes of analyzers.</summary>
    public string Format(string project) => Programs.Run(folder, "dotnet", "format", "analyzers", project, "--severity", "info");

    public string Read(string path) => File.ReadAllText(Path.Combine(folder, path));

    public string Pack(string project, string feed) => Programs.Run(folder, "dotnet", "pack", project, "-nologo", "-v", "quiet", "-o", feed);

    /// <summary>Runs a built program and returns what it printed.</summary>
    public string Run(string project, params string[] arguments)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var program = Path.Combine(folder, Path.GetDirectoryName(project)!, "bin", "Debug", "net10.0", name + ".dll");
        return Programs.Run(folder, "dotnet", [program, .. arguments]).ReplaceLineEndings("\n").Trim();
    }
}
