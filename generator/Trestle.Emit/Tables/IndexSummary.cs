using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>What is said of an index.</summary>
static class IndexSummary
{
    public static string Of(IndexModel index)
    {
        var parts = string.Join(", ", index.Parts.Select(part => part.Field + (part.IsDescending ? " desc" : "")));
        var some = index.Where.Count > 0 ? ", of some rows only" : "";
        string[] sentences =
        [
            index.Doc is null ? "" : DocLine.Sentence(index.Doc),
            $"The {(index.IsUnique ? "unique " : "")}index <c>{index.Name}</c> by <c>{parts}</c>{some}.",
            index.Include.Count > 0 ? $"Its entries carry <c>{string.Join(", ", index.Include)}</c> along." : "",
        ];
        return string.Join(" ", sentences.Where(sentence => sentence.Length > 0));
    }
}
