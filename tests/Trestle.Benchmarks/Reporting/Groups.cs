namespace Trestle.Benchmarks;

/// <summary>The parts of a program, of which the command line may name some.</summary>
internal static class Groups
{
    /// <summary>Prints the lines of the groups that are named, or of all, and returns the exit code of the program.</summary>
    public static int Print((string Name, Func<IEnumerable<Line>> Lines)[] groups, string[] args)
    {
        var wanted = args.Where(arg => !arg.StartsWith('-')).ToArray();
        if (wanted.Except(groups.Select(group => group.Name)).Any())
        {
            Console.Error.WriteLine($"Unknown group. Give none, or some of: {string.Join(", ", groups.Select(group => group.Name))}.");
            return 2;
        }

        foreach (var group in groups.Where(group => wanted.Length == 0 || wanted.Contains(group.Name)))
        {
            foreach (var line in group.Lines())
                Console.WriteLine(line.ToTabs());
        }

        return 0;
    }
}
