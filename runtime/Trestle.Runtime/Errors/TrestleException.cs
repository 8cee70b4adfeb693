namespace Trestle;

/// <summary>The base of every error that Trestle itself reports. Messages read <em>fact, remedy</em>.</summary>
public abstract class TrestleException : Exception
{
    /// <summary>Creates the error.</summary>
    protected TrestleException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
