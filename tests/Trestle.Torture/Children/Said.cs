using System.Globalization;
using System.Text;

namespace Trestle.Torture.Children;

/// <summary>Where a child says what it has done: a line is said when the method returns, whatever happens to the process then.</summary>
static class Said
{
    static readonly Stream Output = Console.OpenStandardOutput();

    public static void Line(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (Output)
            Output.Write(bytes);
    }

    public static void Done(int writer, long no) => Line(string.Create(CultureInfo.InvariantCulture, $"{writer} {no}"));
}
