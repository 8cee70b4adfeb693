namespace Trestle.Schema.Evolution.Plans;

/// <summary>Puts renames into an order in which no name is taken while another thing has it.</summary>
static class RenameOrder
{
    public static IEnumerable<Operation> Arrange(IReadOnlyList<Operation> renames)
    {
        var left = renames.ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(rename => !left.Any(other => Blocks(other, rename)));
            if (next is not null)
            {
                yield return next;
                left.Remove(next);
                continue;
            }
            // All wait for one another: the first steps aside, and goes on when its name is free.
            var first = left[0];
            yield return first with { To = Aside(first.From) };
            left[0] = first with { From = Aside(first.From) };
        }
    }

    // No longer than the name, and none that could be written: names begin with a letter.
    static string Aside(string name) => "_" + name.Substring(1);

    // Within one owner and kind, ignoring case as SQL does.
    static bool Blocks(Operation other, Operation rename) =>
        other != rename && other.Id.Kind == rename.Id.Kind && other.Id.Owner == rename.Id.Owner
        && string.Equals(other.From, rename.To, StringComparison.OrdinalIgnoreCase);
}
