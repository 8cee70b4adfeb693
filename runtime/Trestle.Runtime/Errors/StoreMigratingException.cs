namespace Trestle;

/// <summary>
/// The store is being migrated, or a migration of it was broken off: until one has finished it, nobody else opens it or writes to it.
/// </summary>
/// <param name="owner">Who holds it.</param>
/// <param name="until">Until when its lease runs, UTC.</param>
/// <param name="message">Fact and remedy.</param>
public sealed class StoreMigratingException(string owner, DateTimeOffset until, string message) : TrestleException(message)
{
    /// <summary>Who holds it.</summary>
    public string Owner { get; } = owner;

    /// <summary>Until when its lease runs, UTC. Afterwards another migration may go on with it.</summary>
    public DateTimeOffset Until { get; } = until;
}
