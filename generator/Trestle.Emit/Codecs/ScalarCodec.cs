using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>A value of a fixed size that reads as its default, or as zero, where it is absent.</summary>
abstract class ScalarCodec(string primitive, int size, int alignment, string fbs) : ValueCodec
{
    public override FlatShape FlatField { get; } = FlatShape.Inline(size, alignment);

    public override string Fbs => fbs;

    public override string? AbsentItem => Decode(Literal(null));

    /// <summary>The C# type of the value.</summary>
    protected abstract string Type { get; }

    /// <summary>From the primitive of readers to the value.</summary>
    protected virtual string Decode(string stored) => stored;

    /// <summary>From the value to the primitive of writers.</summary>
    protected virtual string Encode(string value) => value;

    /// <summary>A constant, or what stands for none, as the primitive.</summary>
    protected abstract string Literal(ConstantModel? constant);

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        Decode($"{reader}.{primitive}({number}, {Literal(absent)})");

    public override string ReadItem(Dialect dialect, string reader) => Decode($"{reader}.{primitive}()");

    public override string Write(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, primitive, Encode(value));

    // public long Size => row.Int64(3, 0);
    public override void View(CodeWriter code, ViewField field) =>
        field.Member(code, field.Model.IsNullable ? Type + "?" : Type, field.Property, "", field.Read(this));

    public override string? FbsDefault(ConstantModel? constant) => alignment == size ? Literal(constant) : null;
}
