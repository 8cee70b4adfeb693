using Trestle.Schema.Rules;

namespace Trestle.Schema.Yaml;

/// <summary>Turns offsets into lines and columns, with the line breaks that Roslyn's SourceText knows.</summary>
sealed class LineMap
{
    readonly string path;
    readonly int length;
    readonly List<int> starts = [0];

    public LineMap(SourceFile file)
    {
        path = file.Path;
        length = file.Text.Length;
        for (var i = 0; i < file.Text.Length; i++)
        {
            var c = file.Text[i];
            if (c is '\n' or '\u0085' or '\u2028' or '\u2029' || (c == '\r' && (i + 1 == file.Text.Length || file.Text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
    }

    /// <summary>The span from <paramref name="start"/> to <paramref name="end"/>, both cut to the text.</summary>
    public SourceSpan Span(long start, long end)
    {
        var from = (int)Math.Min(Math.Max(start, 0), length);
        var to = (int)Math.Min(Math.Max(end, from), length);
        var line = LineOf(from);
        var endLine = LineOf(to);
        return new SourceSpan(path, from, to - from, line, from - starts[line], endLine, to - starts[endLine]);
    }

    int LineOf(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }
}
