using System.Text;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Formatting;

/// <summary>Writes the lines of a file where they belong.</summary>
sealed class Layout
{
    readonly string text;
    readonly string[] lines;
    readonly LineRoles roles;
    readonly StringBuilder written = new();
    bool isAfterBlank = true;

    public Layout(string text, YamlNode root)
    {
        this.text = text;
        lines = text.Split('\n');
        roles = new LineRoles(lines, root);
        foreach (var bracket in roles.Brackets.OrderByDescending(node => node.Span.Start))
            Replace(bracket);
    }

    public string Write()
    {
        for (var line = 0; line < lines.Length; line++)
            Write(line);
        return written.ToString().TrimEnd('\n') + "\n";
    }

    void Replace(YamlNode bracket)
    {
        var line = lines[bracket.Span.Line];
        lines[bracket.Span.Line] =
            line.Substring(0, bracket.Span.Column) + BracketText.Write(bracket, text) + line.Substring(bracket.Span.EndColumn);
    }

    void Write(int number)
    {
        var role = roles.Find(number);
        if (role is { IsInside: true })
            WriteInside(lines[number], role);
        else if (lines[number].Trim().Length == 0)
            WriteBlank();
        else
            WriteLine(new string(' ', role?.Becomes ?? CommentColumn(number)) + Dashed(lines[number].Trim()));
    }

    // One space behind a dash, so that what it introduces stands one level further.
    static string Dashed(string line) =>
        line.StartsWith("- ", StringComparison.Ordinal) ? "- " + Dashed(line.Substring(2).TrimStart(' ')) : line;

    // Spaces at the end of a line may belong to a text.
    void WriteInside(string line, LineRole role)
    {
        var isBlank = line.Trim().Length == 0;
        WriteLine(isBlank ? line.Substring(Math.Min(line.Length, Math.Max(0, -role.Shift))) : new string(' ', role.Becomes) + line.TrimStart(' '));
    }

    void WriteBlank()
    {
        if (!isAfterBlank)
            written.Append('\n');
        isAfterBlank = true;
    }

    void WriteLine(string line)
    {
        written.Append(line).Append('\n');
        isAfterBlank = false;
    }

    // A comment goes with the line after it, or, where it stands further in, with the deepest line before it that it stands under.
    int CommentColumn(int number)
    {
        var column = lines[number].Length - lines[number].TrimStart(' ').Length;
        var next = Roles(number + 1, 1).FirstOrDefault();
        if (lines[number][column] != '#' || (next is null && column == 0))
            return 0;
        if (next is not null && column <= next.Was)
            return next.Becomes;
        return Roles(number - 1, -1).FirstOrDefault(role => role.Was <= column)?.Becomes ?? 0;
    }

    IEnumerable<LineRole> Roles(int from, int step)
    {
        for (var line = from; line >= 0 && line < lines.Length; line += step)
        {
            if (roles.Find(line) is { IsInside: false } role)
                yield return role;
        }
    }
}
