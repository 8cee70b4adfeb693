using System.Text;

namespace Trestle.Tool.Docs;

/// <summary>Builds Markdown, an empty line between all parts.</summary>
sealed class MarkdownPage
{
    readonly StringBuilder text = new();

    public void Heading(int level, string title, string? doc)
    {
        Line($"{new string('#', level)} {title}");
        if (doc is not null)
            Line(doc.Trim());
    }

    public void Line(string line) => text.Append(text.Length == 0 ? "" : "\n").Append(line).Append('\n');

    public void Block(string language, string content) => Line($"```{language}\n{content}```");

    /// <summary>A table; nothing without rows.</summary>
    public void Table(string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        Line(Row(head));
        text.Append(Row([.. head.Select(_ => "---")])).Append('\n');
        foreach (var row in all)
            text.Append(Row(row)).Append('\n');
    }

    public override string ToString() => text.ToString();

    static string Row(string[] cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    static string Cell(string text) => text.Trim().Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
