using System.Globalization;
using Trestle.Migrations;

namespace Trestle.Generated.Tests.Steps.Migrations;

/// <summary>What becomes of people: their names are parted, their births read, their pay counted in whole units.</summary>
static partial class Everything
{
    private static partial After.Human Transform(Before.Person old, After.Human mapped)
    {
        var space = old.Name.IndexOf(' ', StringComparison.Ordinal);
        return mapped with
        {
            First = old.Name[..Math.Max(space, 0)],
            Last = old.Name[(space + 1)..],
            Born = DateOnly.ParseExact(old.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Wage = old.Pay / 100m,
        };
    }

    static partial void Restore(After.Human row, Before.Person mapped, ref Before.Person? old) => old = mapped with
    {
        Name = row.First.Length == 0 ? row.Last : $"{row.First} {row.Last}",
        Born = row.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Pay = (long)(row.Wage * 100),
    };

    static partial void Measure(Before.Person row, ref InvariantSum sum) => sum.Add(row.Pay / 100m);

    static partial void Measure(After.Human row, ref InvariantSum sum) => sum.Add(row.Wage);
}
