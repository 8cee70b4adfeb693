using Trestle.Schema;

namespace Trestle.Generator;

/// <summary>A file after parsing; equal when what was parsed is.</summary>
/// <param name="Input">The file.</param>
/// <param name="File">What was understood; null when the parser has a bug.</param>
/// <param name="Bug">The bug.</param>
sealed record ParsedInput(SchemaInput Input, ParsedFile? File, string? Bug)
{
    public static ParsedInput Of(SchemaInput input)
    {
        try
        {
            return new(input, SchemaParser.Parse(input.File), null);
        }
        catch (Exception bug)
        {
            return new(input, null, GeneratorRules.Describe($"file '{input.File.Path}'", bug));
        }
    }
}
