using Samples.Ledger;
using Samples.Ledger.Audit;
using Samples.Ledger.Posting;
using Trestle;
using Trestle.Postgres;

try
{
    return CommandLine.Run(args, RunAsync);
}
catch (Exception failure) when (failure is TrestleException or ArgumentException)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}

static async Task<int> RunAsync(Options options)
{
    using var server = options.Connection is null ? TemporaryServer.Start() : null;
    if (server is not null)
        Console.WriteLine("A PostgreSQL server of our own, in a temporary folder; it is gone when this ends.");
    using var db = LedgerDb.Open(PostgresStore.At(
        options.Connection ?? server!.ConnectionString, new PostgresOptions { MaxPoolSize = Math.Min(options.Workers, 64) }));

    var accounts = await Opening.RunAsync(db, options.Accounts);
    Screen.Begin(accounts, options);
    var result = await new Workers(db, accounts, options).RunAsync();
    Screen.Show(result);
    var proof = await Proof.RunAsync(db);
    Screen.Show(proof);
    return proof.Holds ? 0 : 1;
}
