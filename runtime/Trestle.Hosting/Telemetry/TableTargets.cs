using Trestle.Layout;

namespace Trestle.Hosting.Telemetry;

/// <summary>The names of a table's operations, made once.</summary>
sealed class TableTargets(TableShape table)
{
    readonly string?[] indexes = [null, .. table.Indexes.Select(index => index.Name)];

    public OperationTarget Reading(string verb) => new(verb, table.Name);

    public OperationTarget Writing(string verb) => new(verb, table.Name, Writes: true);

    /// <summary>Of an index by its position in the shape; -1 is the primary key.</summary>
    public OperationTarget Reading(string verb, int index) => new(verb, table.Name, indexes[index + 1]);
}
