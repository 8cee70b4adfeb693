using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tests.Golden;

/// <summary>A schema that has every type: required, nullable, with a default, bounded, in lists and in maps.</summary>
static class GoldenSchema
{
    static readonly (string Name, TypeModel Type)[] Scalars =
    [
        ("flag", new BoolType()),
        ("i8", new IntegerType(8, true)),
        ("i16", new IntegerType(16, true)),
        ("i32", new IntegerType(32, true)),
        ("i64", new IntegerType(64, true)),
        ("u8", new IntegerType(8, false)),
        ("u16", new IntegerType(16, false)),
        ("u32", new IntegerType(32, false)),
        ("u64", new IntegerType(64, false)),
        ("u128", new IntegerType(128, false)),
        ("u256", new IntegerType(256, false)),
        ("f32", new FloatType(32)),
        ("f64", new FloatType(64)),
        ("price", new DecimalType(12, 2)),
        ("wide", new DecimalType(28, 10)),
        ("text", new StringType(null)),
        ("name", new StringType(20)),
        ("blob", new BytesType(null)),
        ("limited", new BytesType(8)),
        ("hash", new FixedBytesType(4)),
        ("uuid", new UuidType()),
        ("at", new TimestampType(false)),
        ("atNano", new TimestampType(true)),
        ("day", new DateType()),
        ("time", new TimeType()),
        ("span", new DurationType()),
        ("colour", new EnumType("Colour")),
        ("person", new StructType("Person")),
        ("doc", new JsonType()),
    ];

    public static SchemaModel Model { get; } = new(
        "Golden",
        "Trestle.Golden",
        null,
        Array<EnumModel>([Colour]),
        Array<StructModel>([Person, Place]),
        Array<TableModel>([Defaults, Everything, Lists, Maps, Optionals, Orders]));

    static EnumModel Colour => new("Colour", "A colour, of which there are <three> & no more.", Array<EnumMemberModel>(
    [
        new("infra_red", "InfraRed", -1, null),
        new("red", "Red", 1, "Like\nblood."),
        new("class", "Class", 2, null),
    ]));

    static StructModel Person => new("Person", "Somebody.", Array<FieldModel>(
    [
        Field("name", 1, new StringType(200)),
        Field("email", 2, new StringType(200)) with { IsNullable = true },
        Field("born", 3, new DateType()) with { IsNullable = true, Max = new IntegerConstant(800_000) },
    ]), default);

    static StructModel Place => new("Place", null, Array<FieldModel>(
    [
        Field("people", 1, new ListType(new StructType("Person"))),
        Field("height", 2, new FloatType(64)) with { Default = new FloatConstant(0.5) },
        Field("view", 3, new JsonType()) with { IsNullable = true },
    ]), default);

    static TableModel Everything => Table("everything", "Everything", Number(Scalars.Select(one => Field(one.Name, 0, one.Type))));

    static TableModel Optionals => Table("optionals", "Optional", Number(Scalars.Select(one => Field(one.Name, 0, one.Type) with { IsNullable = true })));

    static TableModel Lists => Table("lists", "Lists", Number(
        Scalars.Select(one => Field(one.Name, 0, new ListType(one.Type)))
            .Append(Field("maybe", 0, new ListType(new StringType(5))) with { IsNullable = true })));

    static TableModel Maps => Table("maps", "Maps", Number(
        Scalars.Select(one => Field(one.Name, 0, new MapType(one.Type)))
            .Append(Field("place", 0, new StructType("Place")))
            .Append(Field("maybe", 0, new MapType(new StringType(5))) with { IsNullable = true })));

    static TableModel Defaults => Table("defaults", "Defaults", Number(
    [
        Default("flag", new BoolType(), new BoolConstant(true)),
        Default("i8", new IntegerType(8, true), Integer(sbyte.MinValue)),
        Default("i16", new IntegerType(16, true), Integer(short.MinValue)),
        Default("i32", new IntegerType(32, true), Integer(int.MinValue)),
        Default("i64", new IntegerType(64, true), Integer(long.MinValue)),
        Default("u8", new IntegerType(8, false), Integer(byte.MaxValue)),
        Default("u16", new IntegerType(16, false), Integer(ushort.MaxValue)),
        Default("u32", new IntegerType(32, false), Integer(uint.MaxValue)),
        Default("u64", new IntegerType(64, false), Integer(ulong.MaxValue)),
        Default("u128", new IntegerType(128, false), Integer(BigInteger.Pow(2, 128) - 1)),
        Default("u256", new IntegerType(256, false), Integer(BigInteger.Pow(2, 256) - 1)),
        Default("f32", new FloatType(32), new FloatConstant(0.1f)),
        Default("f64", new FloatType(64), new FloatConstant(0.1)),
        Default("nan", new FloatType(64), new FloatConstant(double.NaN)),
        Default("infinity", new FloatType(32), new FloatConstant(double.PositiveInfinity)),
        Default("minusInfinity", new FloatType(64), new FloatConstant(double.NegativeInfinity)),
        Default("minusZero", new FloatType(64), new FloatConstant(-0.0)),
        Default("tiny", new FloatType(64), new FloatConstant(5e-324)),
        Default("price", new DecimalType(12, 2), Integer(-1_50)),
        Default("fraction", new DecimalType(10, 10), Integer(1)),
        Default("whole", new DecimalType(28, 0), Integer(BigInteger.Pow(10, 28) - 1)),
        Default("text", new StringType(null), new StringConstant("say \"hi\"\\\n\u2028{0} 😀")),
        Default("blob", new BytesType(null), new BytesConstant(Array<byte>([0, 255]))),
        Default("uuid", new UuidType(), new UuidConstant(new Guid("0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11"))),
        Default("at", new TimestampType(false), Integer(-1)),
        Default("atNano", new TimestampType(true), Integer(long.MinValue)),
        Default("day", new DateType(), Integer(3_652_058)),
        Default("time", new TimeType(), Integer(86_399_999_999)),
        Default("span", new DurationType(), Integer(-1)),
        Default("colour", new EnumType("Colour"), new EnumConstant("class", 2)),
        Default("maybe", new IntegerType(32, true), Integer(7)) with { IsNullable = true },
        Default("maybeNull", new StringType(null), new NullConstant()) with { IsNullable = true },
        Default("maybeText", new StringType(null), new StringConstant("x")) with { IsNullable = true },
        Default("maybeAt", new TimestampType(false), Integer(1)) with { IsNullable = true },
        Default("maybeColour", new EnumType("Colour"), new EnumConstant("red", 1)) with { IsNullable = true },
    ]));

    static TableModel Orders => Table("orders", "Order", Array<FieldModel>(
    [
        Field("version", 0, new IntegerType(64, true)) with { Default = Integer(0) },
        Field("id", 1, new UuidType()) with { Generate = GenerateKind.UuidV7 },
        Field("number", 2, new IntegerType(64, true)) with { Min = Integer(1), Doc = "Counts & <counts>." },
        Field("total", 3, new DecimalType(9, 2)) with { Min = Integer(0), Max = Integer(1_000_00) },
        Field("rate", 4, new FloatType(64)) with { Max = new FloatConstant(1), IsNullable = true },
        Field("placed", 5, new TimestampType(false)) with { Min = Integer(0) },
        Field("wait", 6, new DurationType()) with { Max = Integer(1_000_000), Default = Integer(0) },
        Field("amount", 7, new IntegerType(256, false)) with { Max = Integer(1_000), IsNullable = true },
        Field("colour", 8, new EnumType("Colour")),
        Field("person", 9, new StringType(10)) with { Doc = "A member that is called like a struct.\n*/ and \u2028 more." },
        Field("customer", 10, new StructType("Person")) with { IsNullable = true },
        Field("tries", 11, new IntegerType(8, true)) with { Min = Integer(-1), Max = Integer(3), IsNullable = true },
    ])) with
    { Doc = "An order,\nplaced." };

    static TableModel Table(string name, string record, EquatableArray<FieldModel> fields) => new(
        name, char.ToUpperInvariant(name[0]) + name[1..], record, Guid.Empty, null, Array<string>([fields.First(field => !field.IsVersion).Name]),
        Serialization.FlatBuffers, fields, default, default, default, "golden.schema.yaml");

    static FieldModel Field(string name, int tag, TypeModel type) =>
        new(name, char.ToUpperInvariant(name[0]) + name[1..], tag, type, false, null, null, null, GenerateKind.None, null);

    static FieldModel Default(string name, TypeModel type, ConstantModel constant) => Field(name, 0, type) with { Default = constant };

    static EquatableArray<FieldModel> Number(IEnumerable<FieldModel> fields) => new(fields.Select((field, i) => field with { Tag = i + 1 }));

    static IntegerConstant Integer(BigInteger value) => new(value);

    static EquatableArray<T> Array<T>(IEnumerable<T> items)
        where T : IEquatable<T> =>
        new(items);
}
