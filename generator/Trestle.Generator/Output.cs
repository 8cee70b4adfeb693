using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Trestle.Emit;

namespace Trestle.Generator;

/// <summary>A file as the compiler gets it: its types as the project wants them seen, its summaries with the lines of declarations.</summary>
sealed record Output(string HintName, string Text)
{
    static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static Output Of(EmittedFile file, DeclarationLines lines, bool isInternal)
    {
        var text = file.TextWithLines(lines.Find);
        return new(file.HintName, isInternal ? TypeAccess.MakeInternal(text) : text);
    }

    public void AddTo(SourceProductionContext output) => output.AddSource(HintName, SourceText.From(Text, Utf8WithoutMark));
}
