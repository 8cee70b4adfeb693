using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Trestle.Emit;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>A file that was emitted, or the bug that kept it from being so: the other files go on.</summary>
sealed record Emission(EmittedFile? File, Problem? Bug)
{
    static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static Emission Of(EmissionUnit unit, bool isInternal = false)
    {
        try
        {
            var file = SchemaEmitter.Emit(unit);
            return new(isInternal ? TypeAccess.MakeInternal(file) : file, null);
        }
        catch (Exception bug)
        {
            return new(null, GeneratorRules.Bug(GeneratorRules.Describe(unit.Subject, bug), ""));
        }
    }

    public void AddTo(SourceProductionContext output)
    {
        if (File is not null)
            output.AddSource(File.HintName, SourceText.From(File.Text, Utf8WithoutMark));
        if (Bug is not null)
            output.ReportDiagnostic(LocatedProblem.Of(Bug, null)!.ToDiagnostic());
    }
}
