using System.Text;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit;

/// <summary>A file of generated code.</summary>
/// <param name="HintName">Its name, unlike every other of the compilation even when capitals are ignored.</param>
/// <param name="Text">Its text, without the lines of declarations: what depends on them is not what depends on the schema.</param>
/// <param name="Places">
/// Where summaries say at which line a table is declared, in the order of the text. Only the file of the database has such, so that an edit
/// which moves lines changes one file and not that of every table.
/// </param>
public sealed record EmittedFile(string HintName, string Text, EquatableArray<DeclarationPlace> Places = default)
{
    /// <summary>The text with the line behind each file that a summary names.</summary>
    /// <param name="lineOf">The line at which a table is declared, from 1 on, by its file and name; null leaves it out.</param>
    public string TextWithLines(Func<string, string, int?> lineOf)
    {
        if (Places.Count == 0)
            return Text;
        var text = new StringBuilder(Text.Length + (16 * Places.Count));
        var done = 0;
        foreach (var place in Places)
        {
            text.Append(Text, done, place.Offset - done);
            done = place.Offset;
            if (lineOf(place.Path, place.Table) is { } line)
                text.Append(CodeWriter.Invariant($", line {line}"));
        }
        return text.Append(Text, done, Text.Length - done).ToString();
    }
}

/// <summary>A place in generated code that names the file of a declaration.</summary>
/// <param name="Offset">Behind the name of the file, in UTF-16 units.</param>
/// <param name="Path">The file.</param>
/// <param name="Table">The name of the table that it declares.</param>
public readonly record struct DeclarationPlace(int Offset, string Path, string Table);
