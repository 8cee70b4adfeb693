namespace Trestle.Schema.Evolution.Items;

/// <summary>How a server divides a table: <c>[hash, 1, 16]</c>, by the hash of the field with tag 1 into 16 partitions.</summary>
sealed record Division(int Tag, int Count)
{
    public const string Hash = "hash";

    /// <summary>Null when the value is no division.</summary>
    public static Division? Of(FactValue value) =>
        value.Items.Count == 3 && value.Items[0].Text == Hash && value.Items[1].Number is { } tag && value.Items[2].Number is { } count
            ? new(tag, count)
            : null;

    public FactValue ToValue() => FactValue.List([FactValue.Of(Hash), FactValue.Of(Tag), FactValue.Of(Count)]);
}
