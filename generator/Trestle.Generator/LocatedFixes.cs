using Microsoft.CodeAnalysis.Text;
using Trestle.Schema;
using Trestle.Schema.Fixing;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>Finds the fixes of a file's problems. The file is read for that once, and only when one of them has a remedy.</summary>
sealed class LocatedFixes(SourceFile file)
{
    readonly Lazy<SchemaFixes> fixes = new(() => new SchemaFixes(file));
    readonly Lazy<SourceText> text = new(() => SourceText.From(file.Text));

    public LocatedFix? Find(Problem problem)
    {
        if (problem.Remedy is null || fixes.Value.Find(problem) is not { } fix)
            return null;
        var lines = text.Value.Lines.GetLinePositionSpan(new(fix.Start, fix.Length));
        var span = new SourceSpan(file.Path, fix.Start, fix.Length, lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
        return new(fix.Title, fix.Text, span);
    }
}
