using System.Text.RegularExpressions;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>
/// One thing that a store does. What it needs to know of types and names is in the schemas before and after, under the same identity.
/// </summary>
/// <param name="Verb">What is done.</param>
/// <param name="Id">To what.</param>
/// <param name="From">The old name, for a rename.</param>
/// <param name="To">The new name, for a rename.</param>
public sealed record Operation(Verb Verb, ItemId Id, string From = "", string To = "")
{
    /// <summary>
    /// The operation in one line, for example <c>add-field field 3 of table 0b0f2a6e-…</c> or <c>rename field 3 of … note &gt; text</c>.
    /// </summary>
    public override string ToString() =>
        Regex.Replace(Verb.ToString(), "(?<!^)[A-Z]", "-$0").ToLowerInvariant() + $" {Id}" + (To.Length == 0 ? "" : $" {From} > {To}");
}
