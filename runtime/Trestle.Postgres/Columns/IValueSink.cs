namespace Trestle.Postgres.Columns;

/// <summary>Takes values in the forms of PostgreSQL's columns, one call per column.</summary>
interface IValueSink
{
    /// <summary>No value.</summary>
    void Null();

    /// <summary>A value of a type that the driver knows by itself.</summary>
    void Value<T>(T value)
        where T : struct;

    /// <summary>Text.</summary>
    void Text(string value);

    /// <summary>A JSON document, as text.</summary>
    void Json(ReadOnlyMemory<byte> utf8);

    /// <summary>A struct, list or map as JSON text.</summary>
    void Document(string json);
}
