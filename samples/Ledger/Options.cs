namespace Samples.Ledger;

/// <summary>What the command line asks for.</summary>
/// <param name="Connection">The server and database, or null for a server of the sample's own.</param>
/// <param name="Workers">How many transfer at a time.</param>
/// <param name="Accounts">Between how many accounts; the fewer, the more they collide.</param>
/// <param name="Transfers">How many transfers they try in all.</param>
/// <param name="Seed">What the random transfers begin with.</param>
sealed record Options(string? Connection, int Workers, int Accounts, int Transfers, int Seed);
