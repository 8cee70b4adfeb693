using Microsoft.Extensions.Configuration;
using Trestle.Migrations;
using Trestle.Schema.Parsing;
using Trestle.Storage;

namespace Trestle.Hosting.Configuration;

/// <summary>
/// A section that describes a store: <c>Store</c>, where it is, its options and the host's, by name. What it does not know is an error, so
/// that no setting is without effect.
/// </summary>
sealed class StoreSection(IConfiguration section, IReadOnlyList<StoreKind> kinds)
{
    const string StoreKey = "Store";

    static readonly Dictionary<string, Func<DatabaseOptions, StoreSetting, DatabaseOptions>> HostSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(DatabaseOptions.OpenAtStart)] = static (options, setting) => options with { OpenAtStart = setting.Boolean() },
        [nameof(DatabaseOptions.OnPending)] = static (options, setting) => options with { OnPending = setting.Enum<OnPending>() },
        [nameof(DatabaseOptions.Telemetry)] = static (options, setting) => options with { Telemetry = setting.Boolean() },
        [nameof(DatabaseOptions.SlowOperation)] = static (options, setting) => options with { SlowOperation = setting.Duration() },
    };

    public static IReadOnlyCollection<string> HostKeys => HostSettings.Keys;

    /// <summary>Throws <see cref="InvalidOperationException"/> for what is missing or unknown, <see cref="FormatException"/> for a value that cannot be.</summary>
    public HostedStore<TDatabase> Read<TDatabase>()
    {
        var kind = Kind();
        var location = section[kind.Location];
        if (string.IsNullOrWhiteSpace(location))
            throw new InvalidOperationException($"'{PathOf(kind.Location)}' is missing. Say there where the store '{kind.Name}' is.");
        var settings = Settings(kind).ToLookup(setting => HostSettings.ContainsKey(setting.Name));
        var options = settings[true].Aggregate(DatabaseOptions.Default, static (options, setting) => HostSettings[setting.Name](options, setting));
        return new(kind.At(location, settings[false]), options);
    }

    StoreKind Kind()
    {
        var name = section[StoreKey];
        var names = kinds.Select(kind => kind.Name).ToArray();
        if (name is null)
            return kinds.Count == 1 ? kinds[0] : throw new InvalidOperationException(
                $"'{PathOf(StoreKey)}' is missing. Name one of the stores that the program has there: {string.Join(", ", names)}.");
        return kinds.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidOperationException(
            $"'{PathOf(StoreKey)}' is '{name}', which is none of the stores that the program has. "
                + NearestWord.Hint(name, names, "Give its kind to the method that adds the database."));
    }

    IEnumerable<StoreSetting> Settings(StoreKind kind)
    {
        string[] places = [StoreKey, kind.Location];
        string[] known = [.. places, .. HostSettings.Keys, .. kind.Options];
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException(
                    $"'{child.Path}' is no setting of the store '{kind.Name}'. {NearestWord.Hint(child.Key, known, $"It has: {string.Join(", ", known)}.")}");
            if (child.GetChildren().Any())
                throw new InvalidOperationException($"'{child.Path}' has settings of its own. Give it one value.");
            if (child.Value is { } text && !places.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                yield return new(child.Path, child.Key, text);
        }
    }

    string PathOf(string key) => section is IConfigurationSection named ? ConfigurationPath.Combine(named.Path, key) : key;
}
