using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>How a value of one type becomes one of another: the first strategy that knows both types decides.</summary>
/// <param name="way">From where to where.</param>
/// <param name="structs">Gets the structs that become methods.</param>
/// <param name="table">The table or the struct of the field, for messages.</param>
/// <param name="field">The field, for messages.</param>
sealed class ValueConversion(Way way, ISet<StructWay> structs, string table, string field)
{
    // Structs are never nested as deeply; a forged step file may say otherwise.
    const int DeepestStruct = 64;

    const string Runtime = "global::Trestle.Migrations.Conversion";

    // What every checked conversion is told.
    readonly string place = $"{CSharp.Literal(table)}, {CSharp.Literal(field)}";

    delegate Func<string, string>? TryConvert(TypeModel from, TypeModel to, int depth);

    /// <summary>The expression for one that is not null; null when the values of one type mean nothing in the other.</summary>
    public Func<string, string>? Find(TypeModel from, TypeModel to) => Find(from, to, 0);

    /// <summary>Whether a value goes over as it is.</summary>
    public static bool IsIdentity(Func<string, string> convert) => convert("_") == "_";

    Func<string, string>? Find(TypeModel from, TypeModel to, int depth)
    {
        TryConvert[] strategies = [Same, Numbers, Instants, Structs, Lists, Maps];
        return depth > DeepestStruct ? null : strategies.Select(convert => convert(from, to, depth)).FirstOrDefault(convert => convert is not null);
    }

    static Func<string, string>? Same(TypeModel from, TypeModel to, int depth) => (from, to) switch
    {
        (EnumType or StructType or ListType or MapType, _) => null,
        (StringType, StringType) or (BytesType, BytesType or FixedBytesType) or (FixedBytesType, BytesType) => value => value,
        _ => from == to ? value => value : null,
    };

    Func<string, string>? Numbers(TypeModel from, TypeModel to, int depth) =>
        NumberConversion.Find(from, to, type => StepTypes.Type(way.To, type), place);

    Func<string, string>? Instants(TypeModel from, TypeModel to, int depth) => (from, to) switch
    {
        (TimestampType { IsNanoseconds: false }, TimestampType { IsNanoseconds: true }) => value => $"{Runtime}.Nanoseconds({value}, {place})",
        (TimestampType { IsNanoseconds: true }, TimestampType { IsNanoseconds: false }) => value => $"{Runtime}.Microseconds({value}, {place})",
        _ => null,
    };

    Func<string, string>? Structs(TypeModel from, TypeModel to, int depth)
    {
        if (from is not StructType was || to is not StructType now)
            return null;
        var one = new StructWay(way, Struct(way.From, was), Struct(way.To, now));
        if (was.Name != now.Name && !IsLike(one, depth))
            return null;
        structs.Add(one);
        return value => $"Structs.{one.Method}({value})";
    }

    Func<string, string>? Lists(TypeModel from, TypeModel to, int depth) =>
        from is ListType was && to is ListType now ? Items("List", was.Element, now.Element, depth) : null;

    Func<string, string>? Maps(TypeModel from, TypeModel to, int depth) =>
        from is MapType was && to is MapType now ? Items("Map", was.Value, now.Value, depth) : null;

    Func<string, string>? Items(string method, TypeModel from, TypeModel to, int depth)
    {
        if (Find(from, to, depth) is not { } item)
            return null;
        if (IsIdentity(item))
            return value => value;
        var types = $"{StepTypes.Type(way.From, from)}, {StepTypes.Type(way.To, to)}";
        return value => $"{Runtime}.{method}<{types}>({value}, static item => {item("item")})";
    }

    // Under another name it is the same struct when each field that needs a value gets one.
    bool IsLike(StructWay one, int depth) => one.To.Fields.All(field =>
        one.From.Fields.FirstOrDefault(other => other.Tag == field.Tag) is { } source
            ? Find(source.Type, field.Type, depth + 1) is not null
            : field.IsNullable || field.Default is not null);

    static StructModel Struct(SchemaModel schema, StructType type) => schema.Structs.First(model => model.Name == type.Name);
}
