namespace Trestle.Tool;

/// <summary>What the tool returns to the shell.</summary>
static class ExitCode
{
    public const int Success = 0;

    /// <summary>The schemas have errors.</summary>
    public const int Problems = 1;

    /// <summary>The command line is wrong, or a file it names is not there.</summary>
    public const int Usage = 2;
}
