using System.Diagnostics.CodeAnalysis;

namespace Trestle.Torture.Reports;

/// <summary>Thrown by a check that found what must not be.</summary>
sealed class Finding(Verdict verdict, string message) : Exception(message)
{
    /// <summary>How a process ends by an exception that nobody caught (SIGABRT), after it told it.</summary>
    public const int UnhandledExit = 128 + 6;

    public Verdict Verdict => verdict;

    public static void Unless([DoesNotReturnIf(false)] bool holds, Verdict verdict, string message)
    {
        if (!holds)
            throw new Finding(verdict, message);
    }

    /// <summary>Whether an error is one that a program is promised.</summary>
    public static bool IsTyped(Exception error) => error is TrestleException or FileNotFoundException;

    /// <summary>What <paramref name="action"/> throws, if it is of a promised type; null when it throws nothing.</summary>
    public static Exception? Typed(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error) when (IsTyped(error))
        {
            return error;
        }
    }
}
