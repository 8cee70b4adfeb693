using System.Globalization;
using Trestle.Torture.Children;

namespace Trestle.Torture.Fuzz;

/// <summary>Gives a target its inputs from one number on, and says how far it is and what went wrong.</summary>
static class FuzzChild
{
    /// <summary>How many inputs there are between two words.</summary>
    public const int Stride = 1000;

    public const string At = "at";

    public static void Run(string name, int first, int count, bool isCareful)
    {
        var target = FuzzTargets.All.First(target => target.Name == name);
        foreach (var input in target.Cases)
            Try(target, -1, input);
        var accepted = 0;
        for (var number = first; number < first + count; number++)
        {
            if (isCareful || (number - first) % Stride == 0)
                Said.Line(string.Create(CultureInfo.InvariantCulture, $"{At} {number}"));
            accepted += Try(target, number, target.Input(number)) ? 1 : 0;
        }
        Said.Line(string.Create(CultureInfo.InvariantCulture, $"accepted {accepted}"));
    }

    static bool Try(FuzzTarget target, int number, byte[] input)
    {
        try
        {
            return target.Take(input);
        }
        catch (Exception error)
        {
            var small = Convert.ToBase64String(target.Minimize(input, error.GetType()));
            Said.Line(string.Create(CultureInfo.InvariantCulture, $"wrong {number} {small} {error.ToString().ReplaceLineEndings(" ")}"));
            return false;
        }
    }
}
