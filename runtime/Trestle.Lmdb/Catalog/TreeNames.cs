namespace Trestle.Lmdb.Catalog;

/// <summary>
/// Which named database an identity has. By itself the one that is named by it; a table whose rows were written anew has another, and the
/// first one may wait under a tombstone. Immutable.
/// </summary>
sealed class TreeNames(IReadOnlyDictionary<Guid, string> others, IReadOnlyList<string> kept)
{
    /// <summary>The identities that have another than the one named by them.</summary>
    public IReadOnlyDictionary<Guid, string> Others => others;

    public static string Default(Guid id) => id.ToString();

    public string Of(Guid id) => others.TryGetValue(id, out var name) ? name : Default(id);

    /// <summary>Gives an identity a named database that is nobody else's.</summary>
    public TreeNames Allocate(Guid id)
    {
        var taken = others.Where(other => other.Key != id).Select(other => other.Value).Concat(kept).ToHashSet();
        var name = Default(id);
        for (var number = 2; taken.Contains(name); number++)
            name = $"{Default(id)}.{number}";
        return With(id, name);
    }

    /// <summary>Gives an identity this one.</summary>
    public TreeNames With(Guid id, string name)
    {
        var changed = others.Where(other => other.Key != id).ToDictionary();
        if (name != Default(id))
            changed.Add(id, name);
        return new(changed, kept);
    }

    /// <summary>Forgets an identity.</summary>
    public TreeNames Without(Guid id) => new(others.Where(other => other.Key != id).ToDictionary(), kept);

    /// <summary>Knows which named databases are kept under tombstones.</summary>
    public TreeNames Keeping(IEnumerable<string> names) => new(others, [.. names]);
}
