using System.CommandLine;

namespace Samples.Ledger;

/// <summary>The command line of the sample.</summary>
static class CommandLine
{
    static readonly Option<string?> Connection = new("--connection")
    {
        Description = "A connection string such as \"Host=localhost;Database=ledger;Username=app\". Default: a server of its own, thrown away at the end.",
    };

    static readonly Option<int> Workers = Count("--workers", "How many workers transfer at a time.", 32);
    static readonly Option<int> Accounts = Count("--accounts", "Between how many accounts; the fewer, the more transfers collide.", 200, least: 2);
    static readonly Option<int> Transfers = Count("--transfers", "How many transfers in all.", 10_000);
    static readonly Option<int> Seed = Count("--seed", "What the random transfers begin with.", 1);

    /// <summary>Parses, shows help or complains, or runs <paramref name="action"/> and returns its exit code.</summary>
    public static int Run(string[] args, Func<Options, Task<int>> action)
    {
        var command = new RootCommand("Moves money between accounts from many workers at once, then proves that none was made or lost.")
        {
            Connection, Workers, Accounts, Transfers, Seed,
        };
        command.SetAction((parsed, _) => action(new Options(
            parsed.GetValue(Connection), parsed.GetValue(Workers), parsed.GetValue(Accounts), parsed.GetValue(Transfers), parsed.GetValue(Seed))));
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).GetAwaiter().GetResult();
    }

    static Option<int> Count(string name, string description, int standard, int least = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
                result.AddError($"{name} cannot be less than {least}. Give {least} or more.");
        });
        return option;
    }
}
