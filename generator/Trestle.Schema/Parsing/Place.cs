using System.Globalization;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Parsing;

/// <summary>How a message points at another place: <c>path(line,col)</c>, as compilers print it.</summary>
static class Place
{
    public static string Of(SourceSpan span) =>
        string.Format(CultureInfo.InvariantCulture, "{0}({1},{2})", span.Path, span.Line + 1, span.Column + 1);
}
