using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trestle.Schema.Rules;

namespace Trestle.Tool.Commands;

/// <summary>Problems for other programs: a JSON array of objects. Lines and columns count from 1, the end is exclusive.</summary>
static class ProblemJson
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<Problem> problems)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartArray();
            foreach (var problem in problems)
                Write(json, problem);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>One problem as an object.</summary>
    public static void Write(Utf8JsonWriter json, Problem problem)
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
