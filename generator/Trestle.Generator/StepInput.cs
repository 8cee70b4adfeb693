using Trestle.Schema.Evolution.Steps;

namespace Trestle.Generator;

/// <summary>A step after parsing; equal when what was parsed is.</summary>
/// <param name="Input">The file.</param>
/// <param name="Step">What was understood; null when the parser has a bug.</param>
/// <param name="Bug">The bug.</param>
sealed record StepInput(SchemaInput Input, ParsedStep? Step, string? Bug)
{
    public static StepInput Of(SchemaInput input)
    {
        try
        {
            return new(input, StepParser.Parse(input.File), null);
        }
        catch (Exception bug)
        {
            return new(input, null, GeneratorRules.Describe($"file '{input.File.Path}'", bug));
        }
    }
}
