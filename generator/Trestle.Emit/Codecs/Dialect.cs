using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>What differs between the serializations in how generated code calls the runtime.</summary>
abstract class Dialect
{
    /// <summary><c>Flat</c>, <c>Cbor</c> or <c>Json</c>: what the names of readers, writers and struct codecs begin with.</summary>
    public abstract string Name { get; }

    /// <summary>What the name of a struct's view ends with.</summary>
    public abstract string ViewSuffix { get; }

    public string Reader => $"global::Trestle.Codecs.{Name}Reader";

    public string Writer => $"global::Trestle.Codecs.{Name}Writer";

    /// <summary>What bytes inside of a list or a map are written with.</summary>
    public abstract string Blob { get; }

    public static Dialect Of(Serialization serialization) => serialization switch
    {
        Serialization.FlatBuffers => FlatDialect.Instance,
        Serialization.Cbor => CborDialect.Instance,
        _ => JsonDialect.Instance,
    };

    public string StructCodec(string type) => $"{type}{Name}Codec";

    public string StructView(string type) => type + ViewSuffix;

    /// <summary>The number by which readers find a field.</summary>
    public abstract int Number(FieldSet set, FieldModel field);

    /// <summary>A call that writes one value, at a place where the serialization has places.</summary>
    public abstract string Write(string writer, string at, string primitive, string value);

    /// <summary>A call that writes a struct.</summary>
    public abstract string WriteStruct(string writer, string at, string type, string value);

    /// <summary>What follows the number in a call that reads a list or a map.</summary>
    public abstract string ItemSize(ValueCodec item);

    /// <summary>The arguments, after the value, of a call that writes a list.</summary>
    public abstract string ListWriter(ValueCodec item);

    /// <summary>The arguments, after the value, of a call that writes a map.</summary>
    public abstract string MapWriter(ValueCodec item);

    /// <summary>The most bytes that an item takes where it stands, what it refers to apart.</summary>
    public abstract int ItemMax(ValueCodec item);

    /// <summary>The most bytes that a value of a fixed size takes, given its size in memory.</summary>
    public abstract int ScalarMax(int size);

    /// <summary>The argument, with its comma, that tells a writer how many fields a table or struct has; nothing where it need not know.</summary>
    public virtual string Count(IReadOnlyList<CodecField> fields) => "";

    /// <summary>The argument, with its comma, that tells a reader where it may expect the head of a row; nothing where it need not know.</summary>
    public virtual string Expected(FieldSet set) => "";

    /// <summary>The arguments of the call that collects what the schema does not know.</summary>
    public abstract string Unknown(FieldSet set);
}
