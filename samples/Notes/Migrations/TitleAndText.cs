using Trestle.Migrations;

namespace Samples.Notes.Migrations;

/// <summary>The first line of what was one field becomes the title of a note, and the rest its text.</summary>
static partial class TitleAndText
{
    const char LineEnd = '\n';

    private static partial After.Note Transform(Before.Note old, After.Note mapped)
    {
        var end = old.Body.IndexOf(LineEnd, StringComparison.Ordinal);
        return end < 0
            ? mapped with { Title = old.Body, Text = "" }
            : mapped with { Title = old.Body[..end], Text = old.Body[(end + 1)..] };
    }

    static partial void Restore(After.Note row, Before.Note mapped, ref Before.Note? old) =>
        old = mapped with { Body = row.Text.Length == 0 ? row.Title : row.Title + LineEnd + row.Text };

    // No character may get lost; only ends of lines do.
    static partial void Measure(Before.Note row, ref InvariantSum sum) => sum.Add(Characters(row.Body));

    static partial void Measure(After.Note row, ref InvariantSum sum) => sum.Add(Characters(row.Title) + Characters(row.Text));

    static long Characters(string text) => text.Count(c => c != LineEnd);
}
