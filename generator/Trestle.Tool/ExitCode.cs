namespace Trestle.Tool;

/// <summary>What the tool returns to the shell.</summary>
static class ExitCode
{
    public const int Success = 0;

    /// <summary>What was looked at has faults: schemas, steps, rows, a store.</summary>
    public const int Problems = 1;

    /// <summary>The command line is wrong, or a file it names is not there.</summary>
    public const int Usage = 2;

    /// <summary>A store cannot be opened, or refuses what was asked of it.</summary>
    public const int Store = 3;
}
