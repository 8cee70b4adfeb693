using Trestle.Generated.Tests.Steps.Migrations;

namespace Trestle.Generated.Tests.Steps;

/// <summary>A field of the table of numbers, and what its step makes of each value.</summary>
/// <param name="Name">As the schema calls it after the step.</param>
/// <param name="Values">Values to try: those at the edges of types, and random ones.</param>
/// <param name="Set">Puts a value into a row.</param>
/// <param name="Fits">Whether the value has its like in the new type, told in another way than the product does.</param>
/// <param name="IsLike">Whether a row has the like of the value.</param>
sealed record NumberField(
    string Name,
    IReadOnlyList<object> Values,
    Func<Everything.Before.Number, object, Everything.Before.Number> Set,
    Func<object, bool> Fits,
    Func<object, Everything.After.Number, bool> IsLike)
{
    public static NumberField Of<T>(
        string name,
        IEnumerable<T> values,
        Func<Everything.Before.Number, T, Everything.Before.Number> set,
        Func<T, bool> fits,
        Func<T, Everything.After.Number, bool> isLike)
        where T : notnull =>
        new(name, [.. values.Cast<object>()], (row, value) => set(row, (T)value), value => fits((T)value), (value, row) => isLike((T)value, row));

    public override string ToString() => Name;
}
