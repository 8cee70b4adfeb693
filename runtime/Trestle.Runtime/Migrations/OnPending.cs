namespace Trestle.Migrations;

/// <summary>What opening a store does when its schema lacks steps that the program has.</summary>
public enum OnPending
{
    /// <summary>Throws <see cref="MigrationException"/>, which names the steps. The default: a migration is something to decide on.</summary>
    Fail,

    /// <summary>Applies them, with the default <see cref="MigrateOptions"/>, and then opens.</summary>
    Apply,

    /// <summary>
    /// Looks at no steps, as a schema without any does: applies what can be added to the store as it is, and throws
    /// <see cref="SchemaMismatchException"/> where more would be needed.
    /// </summary>
    Ignore,
}
