namespace Trestle.Storage;

/// <summary>A kind of store with the record of its options; made once by each store.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
public sealed class StoreKind<TOptions> : StoreKind
{
    readonly TOptions defaults;
    readonly Func<string, TOptions, Store> at;
    readonly IReadOnlyDictionary<string, Func<TOptions, StoreSetting, TOptions>> options;

    /// <summary>Describes a kind of store.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="location">What the setting is called that says where it is.</param>
    /// <param name="defaults">The options where nothing is said.</param>
    /// <param name="at">Makes a store.</param>
    /// <param name="options">For each option, how a setting changes it.</param>
    public StoreKind(
        string name, string location, TOptions defaults, Func<string, TOptions, Store> at,
        IEnumerable<KeyValuePair<string, Func<TOptions, StoreSetting, TOptions>>> options)
        : base(name, location)
    {
        this.defaults = defaults;
        this.at = at;
        this.options = new Dictionary<string, Func<TOptions, StoreSetting, TOptions>>(options, StringComparer.OrdinalIgnoreCase);
        Options = [.. this.options.Keys.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options { get; }

    /// <inheritdoc/>
    public override Store At(string location, IEnumerable<StoreSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return at(location, settings.Aggregate(defaults, Set));
    }

    TOptions Set(TOptions current, StoreSetting setting) => options.TryGetValue(setting.Name, out var set)
        ? set(current, setting)
        : throw new ArgumentException($"'{setting.Path}' is no option of the store '{Name}'. It has: {string.Join(", ", Options)}.", nameof(setting));
}
