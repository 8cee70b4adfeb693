using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;

namespace Trestle.Generator;

/// <summary>All stats files together.</summary>
/// <param name="Files">The files.</param>
/// <param name="Sizes">What they say; nothing when reading them has a bug.</param>
/// <param name="Bugs">What went wrong in here.</param>
sealed record StatsInputs(EquatableArray<SchemaInput> Files, TableSizes Sizes, EquatableArray<Problem> Bugs)
{
    public static StatsInputs Of(IEnumerable<SchemaInput> inputs)
    {
        var files = new EquatableArray<SchemaInput>(inputs.OrderBy(input => input.File.Path, StringComparer.Ordinal));
        try
        {
            return new(files, TableSizes.Of(files.Select(input => StatsParser.Parse(input.File))), default);
        }
        catch (Exception bug)
        {
            return new(files, TableSizes.None, new([GeneratorRules.Bug(GeneratorRules.Describe("the stats files", bug), files[0].File.Path)]));
        }
    }
}
