using Trestle.Emit;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>A file that was emitted, or the bug that kept it from being so: the other files go on.</summary>
sealed record Emission(EmittedFile? File, Problem? Bug)
{
    public static Emission Of(EmissionUnit unit)
    {
        try
        {
            return new(SchemaEmitter.Emit(unit), null);
        }
        catch (Exception bug)
        {
            return new(null, GeneratorRules.Bug(GeneratorRules.Describe(unit.Subject, bug), ""));
        }
    }
}
