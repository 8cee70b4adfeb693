using System.CommandLine;

namespace Trestle.Tool.Stores;

/// <summary>The options of commands that work on a store.</summary>
sealed class StoreOptions
{
    public Option<string> Store { get; } = Address("--store", $"The store: {StoreAddress.Form}.");

    public Option<string?> Assembly { get; } = new("--assembly")
    {
        Description = "The .dll with the database class of the program. Default: classes made from the schema in the store's catalog.",
    };

    public Option<bool> Json { get; } = JsonOption();

    /// <summary>An option that takes a store's address.</summary>
    public static Option<string> Address(string name, string description) => new(name) { Description = description, Required = true };

    /// <summary>The option that asks for JSON.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON object." };

    /// <summary>A command with these options.</summary>
    public Command Command(string name, string description) => new(name, description) { Store, Assembly, Json };

    /// <summary>The address that was given.</summary>
    public StoreAddress AddressOf(ParseResult parsed) => StoreAddress.Parse(parsed.GetValue(Store)!);

    /// <summary>Opens the store that was given. The caller disposes it.</summary>
    public StoredDatabase Open(ParseResult parsed, bool isReadOnly) =>
        StoredDatabase.Open(AddressOf(parsed), parsed.GetValue(Assembly), isReadOnly);
}
