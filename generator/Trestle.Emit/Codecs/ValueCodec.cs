using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

delegate ValueCodec? TryBuildCodec(TypeModel type, SchemaModel schema);

/// <summary>How values of one type are spelled in codecs, views and FlatBuffers schemas. One subclass for each manner of storing.</summary>
abstract class ValueCodec
{
    static readonly TryBuildCodec[] Builders =
    [
        NumberCodec.TryBuild,
        InstantCodec.TryBuild,
        DecimalCodec.TryBuild,
        EnumCodec.TryBuild,
        UuidCodec.TryBuild,
        TextCodec.TryBuild,
        DocumentCodec.TryBuild,
        FixedBytesCodec.TryBuild,
        BytesCodec.TryBuild,
        StructCodec.TryBuild,
        ListCodec.TryBuild,
        MapCodec.TryBuild,
    ];

    /// <summary>What a field of the type takes in a table.</summary>
    public abstract FlatShape FlatField { get; }

    /// <summary>What an item of the type takes in a list or a map.</summary>
    public virtual FlatShape FlatItem => FlatField;

    /// <summary>The type in FlatBuffers IDL, as a field.</summary>
    public abstract string Fbs { get; }

    /// <summary>The type in FlatBuffers IDL, as an item of a list or a map.</summary>
    public virtual string FbsItem => Fbs;

    /// <summary>What <see cref="Fbs"/> needs declared.</summary>
    public virtual IEnumerable<FbsDeclaration> FbsDeclarations => [];

    /// <summary>What <see cref="FbsItem"/> needs declared.</summary>
    public virtual IEnumerable<FbsDeclaration> FbsItemDeclarations => FbsDeclarations;

    /// <summary>The null of a nullable field in C#.</summary>
    public virtual string Null => "null";

    public static ValueCodec Of(TypeModel type, SchemaModel schema) => Builders
        .Select(build => build(type, schema))
        .FirstOrDefault(codec => codec is not null)
        ?? throw new ArgumentOutOfRangeException(nameof(type), type, "A type without a codec.");

    /// <summary>The expression that reads a field that is there, or that reads as its default otherwise.</summary>
    public abstract string Read(Dialect dialect, string reader, int number, ConstantModel? absent);

    /// <summary>The expression that reads an item of a list or a map.</summary>
    public abstract string ReadItem(Dialect dialect, string reader);

    /// <summary>The statement, without semicolon, that writes a field.</summary>
    public abstract string Write(Dialect dialect, string writer, string at, string value);

    /// <summary>The expression that writes an item of a list or a map.</summary>
    public virtual string WriteItem(Dialect dialect, string writer, string at, string value) => Write(dialect, writer, at, value);

    /// <summary>The expression, if any, of an upper bound for what a value (or null) takes beyond <see cref="Dialect.ScalarMax"/>.</summary>
    public virtual string? Max(Dialect dialect, string value) => null;

    /// <summary>As <see cref="Max"/>, for an item of a list or a map.</summary>
    public virtual string? MaxItem(Dialect dialect, string value) => Max(dialect, value);

    /// <summary>The members of a view that read the field.</summary>
    public abstract void View(CodeWriter code, ViewField field);

    /// <summary>What an entry of a map reads as that lacks its value, as flatc writes zeros; null when it must have one.</summary>
    public virtual string? AbsentItem => null;

    /// <summary>What follows the type of a field in FlatBuffers IDL after <c> = </c>, for a default; null when nothing does.</summary>
    public virtual string? FbsDefault(ConstantModel? constant) => null;

    protected static string OrDefault(string reader, int number, string read, string? absent) =>
        absent is null ? read : $"{reader}.Has({number}) ? {read} : {absent}";
}
