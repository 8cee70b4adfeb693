using System.Globalization;
using Trestle.Contract.Tests.Model;

namespace Trestle.Contract.Tests;

/// <summary>Random sequences of verbs against a plain model. TRESTLE_MODEL_STEPS and TRESTLE_MODEL_SEED set how many, and which.</summary>
public abstract class ModelContract<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    /// <summary>How many steps are made unless the environment says so.</summary>
    protected virtual int Steps => 100_000;

    [Fact]
    public void Any_sequence_of_verbs_does_what_a_plain_model_does()
    {
        var steps = Setting("TRESTLE_MODEL_STEPS") ?? Steps;
        var seed = Setting("TRESTLE_MODEL_SEED") ?? Random.Shared.Next();
        try
        {
            new ModelRun(Db, seed).Run(steps);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}: run again with TRESTLE_MODEL_SEED={seed}. {e.Message}", e);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{steps} steps, seed {seed}");
    }

    static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
