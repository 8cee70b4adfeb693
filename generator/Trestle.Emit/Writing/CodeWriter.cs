using System.Globalization;
using System.Text;
using Trestle.Schema.Model;

namespace Trestle.Emit.Writing;

/// <summary>
/// Builds source text: owns the newline (<c>\n</c>), the indent and the culture. Nothing else in the emitters concatenates lines.
/// </summary>
public sealed class CodeWriter
{
    const int IndentSize = 4;
    const string Documentation = "///";

    // What a file usually takes; its memory stays out of the heap of large objects.
    const int Capacity = 32 * 1024;

    readonly StringBuilder text = new(Capacity);
    readonly List<DeclarationPlace> places = [];
    int depth;
    bool isUndocumented;

    /// <summary>Writes each line of <paramref name="block"/> at the current indent; an empty line stays empty.</summary>
    public CodeWriter Lines(string block)
    {
        var start = 0;
        for (var end = block.IndexOf('\n'); end >= 0; end = block.IndexOf('\n', start))
        {
            Line(block, start, end > start && block[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
        return Line(block, start, block.Length);
    }

    public CodeWriter Line(string line = "") => Line(line, 0, line.Length);

    /// <summary>Writes a line in three parts: the middle one may be megabytes long, and is not copied once more to put them together.</summary>
    public CodeWriter Line(string start, string middle, string end)
    {
        text.Append(' ', depth * IndentSize).Append(start).Append(middle).Append(end).Append('\n');
        return this;
    }

    /// <summary>Writes <paramref name="head"/> and <c>{</c>, indents, runs <paramref name="body"/>, and closes the brace followed by <paramref name="tail"/>.</summary>
    public CodeWriter Block(string head, Action body, string tail = "")
    {
        Lines(head).Line("{");
        depth++;
        body();
        depth--;
        return Line("}" + tail);
    }

    /// <summary>Runs <paramref name="body"/> and leaves documentation out: of what nobody writes against, and a compiler reads in each build.</summary>
    public CodeWriter Undocumented(Action body)
    {
        var was = isUndocumented;
        isUndocumented = true;
        body();
        isUndocumented = was;
        return this;
    }

    /// <summary>Runs <paramref name="body"/> one level deeper.</summary>
    public CodeWriter Indented(Action body)
    {
        depth++;
        body();
        depth--;
        return this;
    }

    /// <summary>Notes that the sentence written last names the file of a table, and that the line can be put in before its full stop.</summary>
    public CodeWriter Place(TableModel table)
    {
        if (isUndocumented)
            return this;
        var at = text.Length - 1;
        while (text[at] != '.')
            at--;
        places.Add(new(at, table.SourcePath, table.Name));
        return this;
    }

    /// <summary>What was written.</summary>
    public EmittedFile ToFile(string hintName) => new(hintName, text.ToString(), new(places));

    /// <summary>Formats with the invariant culture; use it for every interpolation that prints a number.</summary>
    public static string Invariant(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Empties the writer for another file. False when it has grown so large that a new one is better.</summary>
    public bool TryClear()
    {
        text.Clear();
        places.Clear();
        return text.Capacity <= 2 * Capacity;
    }

    public override string ToString() => text.ToString();

    CodeWriter Line(string block, int start, int end)
    {
        if (isUndocumented && string.CompareOrdinal(block, start, Documentation, 0, Documentation.Length) == 0)
            return this;
        if (end > start)
            text.Append(' ', depth * IndentSize).Append(block, start, end - start);
        text.Append('\n');
        return this;
    }
}
