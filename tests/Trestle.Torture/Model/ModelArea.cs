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
    const int StepsAtOnce = 2_000;
    const int StepsInAll = 1_000_000;

    public static Task Run(Run run) => Task.WhenAll(run.Kinds.Select(kind => Task.Run(() => Run(run.Beside(), kind))));

    static async Task Run(Run run, string kind)
    {
        const string Fault = "random steps against a model";
        await run.Repeat(Fault, kind, 1, 1, StepsInAll / StepsAtOnce, seed =>
        {
            using var site = Site.New(kind);
            var address = kind == "postgres" ? site.Default : ((FileSite)site).Fast;
            using var db = ShopDb.Open(address.Store);
            new ModelRun(db, seed).Run(StepsAtOnce);
            run.Ledger.Of(Fault, kind).Add(StepsAtOnce - 1);
        });
    }
}
