using System.Diagnostics.CodeAnalysis;

namespace Trestle.Layout;

/// <summary>Brings the elements of lists and maps into the form in which they will be stored. Generated records call it.</summary>
public static class Normal
{
    /// <summary>The list itself when each element is in its normal form, else a copy in which it is.</summary>
    [return: NotNullIfNotNull(nameof(list))]
    public static IReadOnlyList<T>? List<T>(IReadOnlyList<T>? list, Func<T, T> normalize)
        where T : struct
    {
        for (var i = 0; i < list?.Count; i++)
        {
            if (!IsNormal(list[i], normalize))
                return [.. list.Select(normalize)];
        }
        return list;
    }

    /// <summary>The map itself when each value is in its normal form, else a copy in which it is.</summary>
    [return: NotNullIfNotNull(nameof(map))]
    public static IReadOnlyDictionary<string, T>? Map<T>(IReadOnlyDictionary<string, T>? map, Func<T, T> normalize)
        where T : struct =>
        map is null || map.Values.All(value => IsNormal(value, normalize))
            ? map
            : map.ToDictionary(item => item.Key, item => normalize(item.Value), StringComparer.Ordinal);

    // Two instants are equal in whatever zone they are told: here the zone counts.
    static bool IsNormal<T>(T value, Func<T, T> normalize) =>
        EqualityComparer<T>.Default.Equals(normalize(value), value) && value is not DateTimeOffset { Offset: not { Ticks: 0 } };
}
