using System.Diagnostics;
using System.Text;

namespace Trestle.Samples.Tests.GitHistory;

/// <summary>A small git repository in a temporary folder, with a clock of its own.</summary>
sealed class TestRepository : IDisposable
{
    int commits;

    public TestRepository()
    {
        Path = Directory.CreateTempSubdirectory("trestle-git-").FullName;
        Git("init", "--quiet", "--initial-branch=main");
        Git("config", "core.autocrlf", "false");
    }

    public string Path { get; }

    /// <summary>The time of the first commit; each later one comes an hour after the one before.</summary>
    public static DateTimeOffset Start { get; } = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TestRepository Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public TestRepository Write(string path, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    /// <summary>Commits all that is in the folder and returns the hash.</summary>
    public string Commit(string message, string name = "Ada", string email = "ada@example.org")
    {
        Git("add", "--all");
        Run(["commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=-"], Encoding.UTF8.GetBytes(message), name, email);
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => Pipe([], arguments);

    /// <summary>Runs git with these bytes as its input.</summary>
    public string Pipe(byte[] input, params string[] arguments) => Run(arguments, input, "Ada", "ada@example.org");

    string Run(string[] arguments, byte[] input, string name, string email)
    {
        var time = (Start + TimeSpan.FromHours(arguments[0] is "commit" or "merge" ? commits++ : commits)).ToUnixTimeSeconds();
        var start = new ProcessStartInfo("git", ["-C", Path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["GIT_AUTHOR_NAME"] = name, ["GIT_AUTHOR_EMAIL"] = email, ["GIT_AUTHOR_DATE"] = $"{time} +0200",
                ["GIT_COMMITTER_NAME"] = name, ["GIT_COMMITTER_EMAIL"] = email, ["GIT_COMMITTER_DATE"] = $"{time} +0200",
                ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
            },
        };
        using var git = Process.Start(start)!;
        git.StandardInput.BaseStream.Write(input);
        git.StandardInput.Close();
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output.Trim();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
