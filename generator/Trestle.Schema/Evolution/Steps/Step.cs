using Trestle.Schema.Canonical;
using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>A step of a schema's history: what changes, from which steps on, and what comes of it.</summary>
/// <param name="Schema">The name of the schema after the step.</param>
/// <param name="Parents">The hashes of the steps before it: none for the first, several where branches meet.</param>
/// <param name="Result">The hash of the schema's canonical form after it.</param>
/// <param name="Replaces">The hashes of the last steps of a history that this one stands for; mostly none.</param>
/// <param name="Changes">By identity, in the order of their items.</param>
public sealed record Step(
    string Schema, EquatableArray<string> Parents, string Result, EquatableArray<string> Replaces, EquatableArray<Change> Changes)
{
    /// <summary>What the replaced history had and the schema no longer has: tags, values and ids that are not to be used again.</summary>
    public EquatableArray<ItemId> Used { get; init; }

    /// <summary>The tables whose rows the program writes anew in a way of its own, by a method that is written in C#.</summary>
    public EquatableArray<ItemId> Transforms { get; init; }

    /// <summary>
    /// The hash by which later steps know this one. It covers what the step says, not how the file spells it, nor comments, nor what the
    /// author acknowledges.
    /// </summary>
    public string Hash => Sha256Text.Of(string.Join("\n", Lines()));

    IEnumerable<string> Lines() =>
    [
        $"schema {Schema}",
        .. Parents.OrderBy(hash => hash, StringComparer.Ordinal).Select(hash => $"parent {hash}"),
        $"result {Result}",
        .. Replaces.OrderBy(hash => hash, StringComparer.Ordinal).Select(hash => $"replaces {hash}"),
        .. Used.Select(id => $"used {id}").OrderBy(line => line, StringComparer.Ordinal),
        .. Transforms.Select(id => $"transform {id}").OrderBy(line => line, StringComparer.Ordinal),
        .. Changes.Select(change => change.ToLine()).OrderBy(line => line, StringComparer.Ordinal),
    ];
}
