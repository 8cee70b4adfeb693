using System.Runtime.CompilerServices;
using System.Text;

namespace Trestle;

/// <summary>
/// The member names of the objects that are open while a JSON text is read: finds the one that comes twice, in linear time.
/// </summary>
struct JsonNames
{
    // Up to this many names, comparing with each is faster than hashing, and allocates nothing.
    const int FewNames = 16;

    Levels firsts;
    int depth;
    Range[]? stack;
    int count;
    HashSet<string>?[]? many;

    public void Open()
    {
        firsts[depth++] = count;
        if (many is not null)
            many[depth - 1] = null;
    }

    public void Close() => count = firsts[--depth];

    /// <summary>False when the innermost object has the name already.</summary>
    /// <param name="text">The canonical text so far, in which equal names are equal bytes.</param>
    /// <param name="name">Where in it the name is.</param>
    public bool Add(ReadOnlySpan<byte> text, Range name)
    {
        var level = depth - 1;
        if (many?[level] is { } set)
            return set.Add(Encoding.UTF8.GetString(text[name]));
        for (var i = firsts[level]; i < count; i++)
        {
            if (text[stack![i]].SequenceEqual(text[name]))
                return false;
        }
        if (count - firsts[level] == FewNames)
            Hash(text, level);
        Push(name);
        return many?[level]?.Add(Encoding.UTF8.GetString(text[name])) ?? true;
    }

    void Push(Range name)
    {
        if (stack is null || count == stack.Length)
            Array.Resize(ref stack, Math.Max(FewNames, count * 2));
        stack[count++] = name;
    }

    void Hash(ReadOnlySpan<byte> text, int level)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        for (var i = firsts[level]; i < count; i++)
            set.Add(Encoding.UTF8.GetString(text[stack![i]]));
        (many ??= new HashSet<string>?[Json.MaxDepth])[level] = set;
    }

    [InlineArray(Json.MaxDepth)]
    struct Levels
    {
        int first;
    }
}
