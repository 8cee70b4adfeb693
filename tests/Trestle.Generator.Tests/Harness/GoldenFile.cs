namespace Trestle.Generator.Tests.Harness;

/// <summary>
/// A whole generated file as it is expected, in a <c>.verified.cs</c> file. What differs lands beside it as <c>.received.cs</c>; with
/// <c>TRESTLE_UPDATE_GOLDEN=1</c> in the environment it becomes the expected text instead.
/// </summary>
static class GoldenFile
{
    public static string Folder => Path.Combine(Repository.TestFolder, "Golden");

    public static void Verify(string hintName, string actual)
    {
        var name = hintName[..^".g.cs".Length];
        var (verified, received) = (Path.Combine(Folder, name + ".verified.cs"), Path.Combine(Folder, name + ".received.cs"));
        if (Environment.GetEnvironmentVariable("TRESTLE_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(verified, actual);
        }
        if (File.Exists(verified) && File.ReadAllText(verified) == actual)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.Fail($"{hintName} is not as expected. Compare {name}.received.cs with {name}.verified.cs in the folder Golden; run with TRESTLE_UPDATE_GOLDEN=1 to accept it.");
    }
}
