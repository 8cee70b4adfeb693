using Trestle.Schema.Yaml;

namespace Trestle.Schema.Formatting;

/// <summary>Whether two YAML trees say the same, wherever it stands.</summary>
static class NodeEquality
{
    public static bool AreEqual(YamlNode one, YamlNode other) => (one, other) switch
    {
        (YamlScalar left, YamlScalar right) => left.Text == right.Text && left.IsPlain == right.IsPlain,
        (YamlSequence left, YamlSequence right) => AreEqual(left.Items, right.Items, AreEqual),
        (YamlMapping left, YamlMapping right) =>
            AreEqual(left.Entries, right.Entries, (a, b) => AreEqual(a.Key, b.Key) && AreEqual(a.Value, b.Value)),
        _ => false,
    };

    static bool AreEqual<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, bool> areEqual) =>
        one.Count == other.Count && one.Zip(other, areEqual).All(isEqual => isEqual);
}
