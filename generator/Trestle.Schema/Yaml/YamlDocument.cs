namespace Trestle.Schema.Yaml;

/// <summary>What could be read of a file.</summary>
/// <param name="Root">Null when there is nothing to read.</param>
/// <param name="IsIncomplete">Whether reading stopped before the end of the file.</param>
sealed record YamlDocument(YamlNode? Root, bool IsIncomplete);
