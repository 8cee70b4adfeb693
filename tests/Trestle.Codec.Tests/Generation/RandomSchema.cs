using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>Makes schemas up: three tables of the same fields, one for each serialization, over all types.</summary>
static class RandomSchema
{
    public static readonly TypeModel[] Types =
    [
        new BoolType(),
        new IntegerType(8, true), new IntegerType(16, true), new IntegerType(32, true), new IntegerType(64, true),
        new IntegerType(8, false), new IntegerType(16, false), new IntegerType(32, false), new IntegerType(64, false),
        new IntegerType(128, false), new IntegerType(256, false),
        new FloatType(32), new FloatType(64),
        new DecimalType(9, 2), new DecimalType(18, 18), new DecimalType(28, 10),
        new StringType(null), new StringType(40), new BytesType(null), new FixedBytesType(1), new FixedBytesType(20), new FixedBytesType(100),
        new UuidType(), new TimestampType(false), new TimestampType(true), new DateType(), new TimeType(), new DurationType(),
        new EnumType("Colour"), new EnumType("Kind"), new StructType("Person"), new StructType("Place"), new JsonType(),
    ];

    static readonly EnumModel Colour = new("Colour", null, Array<EnumMemberModel>(
        [new("infra_red", "InfraRed", -1, null), new("red", "Red", 1, null), new("class", "Class", 2, null)]));

    static readonly EnumModel Kind = new("Kind", "What kind.", Array<EnumMemberModel>(
        [new("minus", "Minus", int.MinValue, null), new("string", "String", 0, "Zero."), new("most", "Most", int.MaxValue, null)]));

    static readonly StructModel Person = new("Person", "Somebody.", Array(
    [
        Field("name", 1, new StringType(200)),
        Field("email", 2, new StringType(200)) with { IsNullable = true },
        Field("shoe", 4, new IntegerType(8, true)) with { Default = new IntegerConstant(42) },
        Field("id", 5, new UuidType()),
        Field("born", 9, new DateType()) with { IsNullable = true },
        Field("nicknames", 10, new ListType(new StringType(20))),
    ]), Array([7]));

    static readonly StructModel Place = new("Place", null, Array(
    [
        Field("people", 1, new ListType(new StructType("Person"))),
        Field("owner", 2, new StructType("Person")) with { IsNullable = true },
        Field("height", 3, new FloatType(64)),
        Field("visits", 4, new MapType(new IntegerType(64, true))),
        Field("view", 6, new JsonType()) with { IsNullable = true },
    ]), default);

    /// <summary>A schema whose tables have a field of every type, all in the same manner.</summary>
    public static SchemaModel Systematic(string name, Func<TypeModel, FieldModel, FieldModel> manner) => Schema(
        name,
        new(Types.Select((type, i) => manner(type, Field($"field{i}", i + 1, type)))),
        default);

    /// <summary>A schema of random fields, some nullable, some with defaults, some lists and maps, with gaps between tags and retired ones.</summary>
    public static SchemaModel Random(string name, Random random)
    {
        var tags = Enumerable.Range(1, 40).Where(_ => random.Next(3) == 0).ToList();
        if (tags.Count == 0)
            tags.Add(1);
        var retired = tags.Where(tag => tag != tags[0] && random.Next(5) == 0).ToList();
        var fields = tags.Except(retired).Select(tag => RandomField(tag, random));
        if (random.Next(4) == 0)
            fields = fields.Prepend(Field("version", 0, new IntegerType(64, true)) with { Default = new IntegerConstant(0) });
        return Schema(name, new(fields), new(retired));
    }

    public static FieldModel Field(string name, int tag, TypeModel type) =>
        new(name, char.ToUpperInvariant(name[0]) + name[1..], tag, type, false, null, null, null, GenerateKind.None, null);

    /// <summary>The schema as it was before some fields came: those that <paramref name="keep"/> tells not to keep.</summary>
    public static SchemaModel Older(SchemaModel schema, string name, Func<FieldModel, bool> keep) => schema with
    {
        Name = name,
        Namespace = "Emitted." + name,
        Structs = new(schema.Structs.Select(model => model with { Fields = new(model.Fields.Where(keep)) })),
        Tables = new(schema.Tables.Select(table => table with { Fields = new(table.Fields.Where(field => field.IsVersion || keep(field))) })),
    };

    public static ConstantModel? DefaultOf(TypeModel type) => type switch
    {
        BoolType => new BoolConstant(true),
        IntegerType { IsSigned: true } integer => new IntegerConstant(-(BigInteger.One << (integer.Bits - 1))),
        IntegerType integer => new IntegerConstant((BigInteger.One << integer.Bits) - 1),
        FloatType => new FloatConstant(-0.5),
        DecimalType => new IntegerConstant(-150),
        StringType => new StringConstant("say \"hi\"\\\n 😀"),
        BytesType => new BytesConstant(Array<byte>([0, 255])),
        UuidType => new UuidConstant(new Guid("0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11")),
        TimestampType or DurationType => new IntegerConstant(-1),
        DateType => new IntegerConstant(739_000),
        TimeType => new IntegerConstant(86_399_999_999),
        EnumType { Name: "Colour" } => new EnumConstant("class", 2),
        EnumType => new EnumConstant("minus", int.MinValue),
        _ => null,
    };

    static FieldModel RandomField(int tag, Random random)
    {
        var type = Types[random.Next(Types.Length)];
        var field = Field(tag % 3 == 0 ? $"person{tag}" : $"field{tag}", tag, random.Next(5) switch
        {
            0 => new ListType(type),
            1 => new MapType(type),
            _ => type,
        });
        return random.Next(4) switch
        {
            0 => field with { IsNullable = true },
            1 => field with { Default = DefaultOf(field.Type) },
            _ => field,
        };
    }

    static SchemaModel Schema(string name, EquatableArray<FieldModel> fields, EquatableArray<int> retired) => new(
        name, "Emitted." + name, null, Array([Colour, Kind]), Array([Person, Place]), Array(
        [
            Table("cborRows", "CborRow", Serialization.Cbor, fields, retired),
            Table("flatRows", "FlatRow", Serialization.FlatBuffers, fields, retired),
            Table("jsonRows", "JsonRow", Serialization.Json, fields, retired),
        ]));

    static TableModel Table(string name, string record, Serialization serialization, EquatableArray<FieldModel> fields, EquatableArray<int> retired) => new(
        name, char.ToUpperInvariant(name[0]) + name[1..], record, Guid.Empty, null, Array([fields.First(field => !field.IsVersion).Name]),
        serialization, fields, default, default, retired, "random.schema.yaml");

    static EquatableArray<T> Array<T>(IEnumerable<T> items)
        where T : IEquatable<T> => new(items);
}
