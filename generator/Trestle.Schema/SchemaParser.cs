using Trestle.Schema.Model;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema;

/// <summary>The first half of the compiler: one file at a time, so that an edit parses one file.</summary>
public static class SchemaParser
{
    /// <summary>Parses a file. Never throws on any text: what is wrong is in <see cref="ParsedFile.Problems"/>.</summary>
    public static ParsedFile Parse(SourceFile file)
    {
        var problems = new ProblemBag();
        var root = FileParser.Parse(file, problems);
        return new ParsedFile(file, root, new EquatableArray<Problem>(problems.All));
    }
}
