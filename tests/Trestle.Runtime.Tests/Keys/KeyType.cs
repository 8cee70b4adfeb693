using Trestle.Keys;

namespace Trestle.Runtime.Tests.Keys;

delegate void WritePart<T>(ref KeyWriter to, T value, bool descending);

delegate T ReadPart<T>(ref KeyReader from, bool descending);

/// <summary>A keyable type as the tests see it: random values with the edges among them, and an order found without encoding anything.</summary>
abstract class KeyType(string name)
{
    public string Name { get; } = name;

    public abstract object Next(Random random);

    public abstract int Compare(object left, object right);

    public abstract void Write(ref KeyWriter to, object value, bool descending);

    public abstract object Read(ref KeyReader from, bool descending);

    public override string ToString() => Name;
}

sealed class KeyType<T>(string name, Func<Random, T> next, WritePart<T> write, ReadPart<T> read, Comparison<T>? compare = null) : KeyType(name)
    where T : notnull
{
    public override object Next(Random random) => next(random);

    public override int Compare(object left, object right) =>
        Math.Sign(compare is null ? Comparer<T>.Default.Compare((T)left, (T)right) : compare((T)left, (T)right));

    public override void Write(ref KeyWriter to, object value, bool descending) => write(ref to, (T)value, descending);

    public override object Read(ref KeyReader from, bool descending) => read(ref from, descending);
}
