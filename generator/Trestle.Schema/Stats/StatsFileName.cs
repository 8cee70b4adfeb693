namespace Trestle.Schema.Stats;

/// <summary>How stats files are called: <c>Shop.stats.yaml</c>, beside the schema.</summary>
public static class StatsFileName
{
    /// <summary>What the names of stats files end in.</summary>
    public const string Ending = ".stats.yaml";

    /// <summary>The name of a schema's stats file.</summary>
    public static string Of(string schema) => schema + Ending;
}
