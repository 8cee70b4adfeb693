namespace Trestle.Emit.Writing;

/// <summary>Finds names for locals and parameters beside those that come from a schema.</summary>
static class FreeName
{
    /// <summary>The wanted name, or the first of <c>name2</c>, <c>name3</c> … that is not taken.</summary>
    public static string Beside(IEnumerable<string> taken, string wanted)
    {
        var names = new HashSet<string>(taken.Select(name => name.TrimStart('@')), StringComparer.Ordinal);
        var free = wanted;
        for (var number = 2; names.Contains(free); number++)
            free = CodeWriter.Invariant($"{wanted}{number}");
        return free;
    }
}
