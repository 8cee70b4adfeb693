namespace Trestle.Postgres.Columns;

/// <summary>Gives values to the parameters of a statement, one after the other.</summary>
struct ValueSink(Slot[] slots) : IValueSink
{
    int next;

    public void Null() => slots[next++].SetNull();

    public void Value<T>(T value)
        where T : struct => ((ValueSlot<T?>)slots[next++]).Value = value;

    public void Text(string value) => ((ValueSlot<string>)slots[next++]).Value = value;

    public void Json(ReadOnlyMemory<byte> utf8) => Value(utf8);

    public void Document(string json) => Text(json);
}

/// <summary>Adds the values of a row to the lists of a statement, one column after the other.</summary>
struct ListSink(Slot[] slots) : IValueSink
{
    int next;

    public void Null() => slots[next++].SetNull();

    public void Value<T>(T value)
        where T : struct => ((ListSlot<T?>)slots[next++]).Values.Add(value);

    public void Text(string value) => ((ListSlot<string>)slots[next++]).Values.Add(value);

    public void Json(ReadOnlyMemory<byte> utf8) => Value(utf8);

    public void Document(string json) => Text(json);
}
