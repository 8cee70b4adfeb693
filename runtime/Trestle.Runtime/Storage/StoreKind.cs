namespace Trestle.Storage;

/// <summary>
/// A kind of store that a configuration can ask for by its name, with its options by theirs: <c>LmdbStore.Kind</c>. A program names the
/// kinds that it has, so that nothing is looked up by reflection and no other store comes along.
/// </summary>
public abstract class StoreKind
{
    private protected StoreKind(string name, string location)
    {
        Name = name;
        Location = location;
    }

    /// <summary>The name: <c>lmdb</c>.</summary>
    public string Name { get; }

    /// <summary>What the setting is called that says where the store is: <c>Path</c>.</summary>
    public string Location { get; }

    /// <summary>The names of the options.</summary>
    public abstract IReadOnlyList<string> Options { get; }

    /// <summary>
    /// The store at <paramref name="location"/>, with the options that <paramref name="settings"/> name and the defaults of the others. Throws
    /// <see cref="ArgumentException"/> for a name that is not in <see cref="Options"/>, <see cref="FormatException"/> for a text that
    /// cannot be the option's value, and <see cref="ArgumentOutOfRangeException"/> for a value without sense.
    /// </summary>
    public abstract Store At(string location, IEnumerable<StoreSetting> settings);
}
