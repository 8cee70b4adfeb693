namespace Trestle.Schema.Parsing;

/// <summary>How a kind of name is spelled.</summary>
/// <param name="Example">What a message shows.</param>
sealed record NameForm(string Rule, string Example, Func<string, bool> Matches)
{
    /// <summary>PostgreSQL cuts longer identifiers.</summary>
    const int MaxLength = 63;

    static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>Fields, tables and references.</summary>
    public static NameForm Lower { get; } = new(
        "begins with a small letter, goes on with letters, digits and '_', and has at most 63 characters", "committedAt",
        name => IsIdentifier(name) && name[0] is >= 'a' and <= 'z');

    /// <summary>Records, enums, structs and indexes.</summary>
    public static NameForm Upper { get; } = new(
        "begins with a capital letter, goes on with letters, digits and '_', and has at most 63 characters", "Commit",
        name => IsIdentifier(name) && name[0] is >= 'A' and <= 'Z');

    /// <summary>Members of enums.</summary>
    public static NameForm Member { get; } = new(
        "begins with a letter, goes on with letters, digits and '_', has at most 63 characters, and is neither 'null', 'true' nor 'false'", "added",
        name => IsIdentifier(name) && name[0] != '_' && Yaml.CoreSchema.KindOf(name) == Yaml.ScalarKind.Text);

    /// <summary>Schemas.</summary>
    public static NameForm Schema { get; } = new(
        "begins with a letter or '_', goes on with letters, digits and '_', and has at most 63 characters", "History", IsIdentifier);

    /// <summary>Namespaces.</summary>
    public static NameForm Namespace { get; } = new(
        "consists of C# identifiers joined by dots, none of them a keyword, and has at most 512 characters", "Samples.History",
        name => name.Length <= 512 && name.Split('.').All(part => IsIdentifier(part) && !Keywords.Contains(part)));

    static bool IsIdentifier(string name) =>
        name.Length is > 0 and <= MaxLength && name[0] is not (>= '0' and <= '9') && name.All(IsIdentifierPart);

    static bool IsIdentifierPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
