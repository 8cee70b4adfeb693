using System.Diagnostics;
using System.Security.Cryptography;

namespace Trestle.Editor.Tests.Support;

/// <summary>The npm packages of the lock file, installed below <c>obj</c> when they are first needed.</summary>
static class NodeModules
{
    static readonly Lazy<string> Installed = new(Install);

    /// <summary>The folder that holds <c>node_modules</c>.</summary>
    public static string Folder => Installed.Value;

    /// <summary>Runs node in <see cref="Folder"/> with <paramref name="input"/> on its standard input, and returns what it prints.</summary>
    public static string Run(string input, params string[] arguments) => Run("node", Folder, input, arguments);

    static string Install()
    {
        var inputs = new[] { "package.json", "package-lock.json", ".npmrc" };
        var content = inputs.SelectMany(name => File.ReadAllBytes(Path.Combine(Repository.Project, name))).ToArray();
        var target = Path.Combine(Repository.Project, "obj", "node-" + Convert.ToHexString(SHA256.HashData(content))[..16]);
        if (Directory.Exists(target))
            return target;
        var scratch = target + "." + Environment.ProcessId;
        Directory.CreateDirectory(scratch);
        foreach (var name in inputs)
            File.Copy(Path.Combine(Repository.Project, name), Path.Combine(scratch, name), overwrite: true);
        Run("npm", scratch, "", "ci", "--no-progress");
        Publish(scratch, target);
        return target;
    }

    // Another test process may have installed at the same time: either result will do.
    static void Publish(string scratch, string target)
    {
        try
        {
            Directory.Move(scratch, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    static string Run(string program, string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed:\n{output}\n{errors.Result}");
        return output;
    }
}
