namespace Trestle.Torture.Reports;

/// <summary>What a fault may do that it must not.</summary>
enum Verdict
{
    /// <summary>Something that was acknowledged is not there.</summary>
    Lost,

    /// <summary>Something half done is there, an answer is not right, or an error has no type.</summary>
    Wrong,

    /// <summary>A process ended that nobody killed, or hangs.</summary>
    Crashed,
}
