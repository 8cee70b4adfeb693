namespace Samples.Notes;

/// <summary>Where databases lie when nobody says otherwise: in a folder below the sample that git ignores.</summary>
static class Location
{
    public static string Notes => File("notes.db");

    public static string Demonstration => File("demo.db");

    static string File(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "artifacts"))).FullName, name);
}
