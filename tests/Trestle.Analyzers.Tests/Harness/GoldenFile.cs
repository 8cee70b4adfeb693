namespace Trestle.Analyzers.Tests.Harness;

/// <summary>A file as it is expected. With <c>TRESTLE_UPDATE_GOLDEN=1</c> in the environment it is written instead of compared.</summary>
static class GoldenFile
{
    public static void Compare(string path, string actual)
    {
        if (Repository.UpdatesGolden)
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} does not exist. Run with TRESTLE_UPDATE_GOLDEN=1 to write it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
