using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>What can be wrong with the generator itself.</summary>
static class GeneratorRules
{
    public static readonly Rule InternalError = new("TRS0001", "The generator has a bug", Severity.Error);

    /// <summary>A bug as a problem at the start of a file, or nowhere.</summary>
    public static Problem Bug(string message, string path) => new(InternalError, message, new(path, 0, 0, 0, 0, 0, 0));

    /// <summary>The bug on one line, with the place in the generator where it came up.</summary>
    public static string Describe(string subject, Exception bug)
    {
        var place = bug.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "an unknown place";
        var message = bug.Message.Replace('\r', ' ').Replace('\n', ' ');
        var fact = $"Generating code for {subject} failed: {bug.GetType().Name}: {message} ({place}).";
        return fact + " Report it with the schema file; the rest of the schema is generated.";
    }
}
