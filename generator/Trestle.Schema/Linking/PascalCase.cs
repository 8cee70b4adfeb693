namespace Trestle.Schema.Linking;

/// <summary>The C# spelling of a name: <c>committed_at</c> and <c>committedAt</c> both become <c>CommittedAt</c>.</summary>
static class PascalCase
{
    public static string Of(string name) => name.Length > 0 && name.IndexOf('_') < 0
        ? char.ToUpperInvariant(name[0]) + name.Substring(1)
        : string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
