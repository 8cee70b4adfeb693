using Trestle.Contract;
using Trestle.Contract.Tests.Model;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Model;

/// <summary>
/// The random steps of the contract tests at length: each store does what a plain model does, from the same seeds, and so all do the same.
/// </summary>
static class ModelArea
{
    const int StepsAtOnce = 5_000;
    const int StepsInAll = 1_000_000;

    // Who waits for a server leaves the processors to others. Each lane has seeds of its own.
    const int LanesOfServer = 4;
    const int SeedsOfLane = 10_000;

    public static Task Run(Run run) => Task.WhenAll(run.Kinds.SelectMany(kind => Lanes(run, kind, kind == "postgres" ? LanesOfServer : 1)));

    static IEnumerable<Task> Lanes(Run run, string kind, int lanes) => Enumerable.Range(0, lanes).Select(lane =>
        Task.Run(() => Run((run with { Seed = run.Seed + (lane * SeedsOfLane) }).Beside(), kind, StepsInAll / StepsAtOnce / lanes)));

    static async Task Run(Run run, string kind, int many)
    {
        const string Fault = "random steps against a model";
        await run.Repeat(Fault, kind, 1, 1, many, seed =>
        {
            using var site = Site.New(kind);
            var address = kind == "postgres" ? site.Default : ((FileSite)site).Fast;
            using var db = ShopDb.Open(address.Store);
            new ModelRun(db, seed).Run(StepsAtOnce);
            run.Ledger.Of(Fault, kind).Add(StepsAtOnce - 1);
        });
    }
}
