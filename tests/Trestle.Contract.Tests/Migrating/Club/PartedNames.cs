using Trestle.Migrations;

namespace Trestle.Contract.Tests.Migrating.Club.Migrations;

/// <summary>What becomes of members: their names are parted, and cents become units.</summary>
static partial class PartedNames
{
    private static partial After.Member Transform(Before.Member old, After.Member mapped)
    {
        var parts = old.Name.Split(' ', 2);
        return parts.Length == 2
            ? mapped with { Given = parts[0], Family = parts[1], Paid = old.Paid / 100m }
            : throw new FormatException($"'{old.Name}' is one word.");
    }

    static partial void Restore(After.Member row, Before.Member mapped, ref Before.Member? old) =>
        old = mapped with { Name = $"{row.Given} {row.Family}", Paid = (int)(row.Paid * 100) };

    static partial void Measure(Before.Member row, ref InvariantSum sum) => sum.Add(row.Paid / 100m);

    static partial void Measure(After.Member row, ref InvariantSum sum) => sum.Add(row.Paid);
}
