using System.Text.Json;
using Trestle.Schema.Rules;

namespace Trestle.Tool.Commands;

/// <summary>Problems for other programs: JSON objects. Lines and columns count from 1, the end is exclusive.</summary>
static class ProblemJson
{
    /// <summary>The member <c>problems</c>.</summary>
    public static void List(Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
            Write(json, problem);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("path", problem.Span.Path);
        json.WriteNumber("line", problem.Span.Line + 1);
        json.WriteNumber("column", problem.Span.Column + 1);
        json.WriteNumber("endLine", problem.Span.EndLine + 1);
        json.WriteNumber("endColumn", problem.Span.EndColumn + 1);
        json.WriteString("severity", problem.Rule.Severity.ToString().ToLowerInvariant());
        json.WriteString("rule", problem.Rule.Id);
        json.WriteString("message", problem.Message);
        json.WriteString("page", problem.Rule.Page);
        json.WriteEndObject();
    }
}
