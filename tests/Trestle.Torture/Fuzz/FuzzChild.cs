using System.Diagnostics;
using System.Globalization;
using Trestle.Torture.Children;

namespace Trestle.Torture.Fuzz;

/// <summary>
/// Gives a target inputs, keeps those that take a new way through its code to make others of them, and says how far it is and what went wrong.
/// </summary>
static class FuzzChild
{
    public const string Done = "done";
    public const string Wrong = "wrong";
    public const string Kept = "kept";

    /// <summary>After how many failures a target is left alone: more tell nothing more.</summary>
    public const int Enough = 10;

    const int Stride = 1000;

    /// <summary>Goes on for so many inputs, or until the time is over.</summary>
    public static void Run(string name, int seed, int count, TimeSpan time, string file)
    {
        GuardedBuffer.Open(file);
        var target = FuzzTargets.Named(name);
        var (watch, random) = (Stopwatch.StartNew(), new Random(seed));
        var (kept, wrong) = (0, target.Cases.Count(input => !Try(target, input)));
        for (int done = 0, next; done < count && wrong < Enough && (done == 0 || watch.Elapsed < time); done += next)
        {
            next = Math.Min(Stride, count - done);
            for (var i = 0; i < next; i++)
            {
                var input = target.Next(random);
                Edges.Clear();
                if (!Try(target, input))
                {
                    wrong++;
                }
                else if (Edges.AreNew())
                {
                    target.Keep(input);
                    kept++;
                }
            }
            Said.Line(string.Create(CultureInfo.InvariantCulture, $"{Done} {next}"));
        }
        Said.Line(string.Create(CultureInfo.InvariantCulture, $"{Kept} {Edges.Reached:N0} edges, {kept:N0} inputs kept"));
    }

    static bool Try(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Take(input);
            return true;
        }
        catch (Exception error)
        {
            var small = Convert.ToBase64String(target.Minimize(input, error.GetType()));
            Said.Line($"{Wrong} {small} {error.ToString().ReplaceLineEndings(" ")}");
            return false;
        }
    }
}
