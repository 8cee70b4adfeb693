namespace Trestle.Tool.Tests;

/// <summary>A folder of schema files, and what the tool says of it.</summary>
sealed class ToolRun : IDisposable
{
    public const string Valid = """
        schema: Shop
        namespace: Tests.Shop
        tables:
          items:
            record: Item
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01
            key: id
            serialization: flatbuffers
            fields:
              id:   int32 @1
              name: string(100) @2
          notes:
            record: Note
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c02
            key: id
            serialization: cbor
            fields:
              id: int32 @1

        """;

    readonly string folder = Directory.CreateTempSubdirectory("trestle-tool-").FullName;

    public string Output { get; private set; } = "";

    public string Errors { get; private set; } = "";

    public string PathOf(string file) => Path.Combine(folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>The files of a pattern in the folder and below, by their paths from it.</summary>
    public string[] Files(string pattern) =>
        [.. Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    public ToolRun With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>Runs a command over a path in the folder, and returns its exit code.</summary>
    public int Run(string command, string path = "", params string[] options) => RunWords([command, PathOf(path), .. options]);

    /// <summary>Runs a command line as it stands.</summary>
    public int RunWords(params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = CommandLine.Run(words, output, errors);
        (Output, Errors) = (output.ToString(), errors.ToString());
        return code;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
