namespace Trestle.Schema.Advice;

/// <summary>The words that a name is made of: <c>unit_price</c> and <c>unitPrice</c> are <c>unit</c> and <c>price</c>.</summary>
static class Words
{
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] != '_' && !(char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
                continue;
            var word = name.Substring(start, i - start).Trim('_').TrimEnd("0123456789".ToCharArray());
            if (word.Length > 0)
                words.Add(word.ToLowerInvariant());
            start = i;
        }
        return words;
    }

    public static string Last(string name) => Of(name) is { Count: > 0 } words ? words[words.Count - 1] : "";
}
