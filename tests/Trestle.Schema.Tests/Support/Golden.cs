namespace Trestle.Schema.Tests.Support;

/// <summary>Expected texts kept in files. TRESTLE_UPDATE_GOLDEN=1 rewrites them.</summary>
static class Golden
{
    public static void Check(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("TRESTLE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"{path} is missing. Run with TRESTLE_UPDATE_GOLDEN=1 and look at what it writes:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
