using System.Globalization;
using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Schema.Tests.Support;

/// <summary>A schema that can be edited at random; equal seeds give equal schemas and edits.</summary>
/// <param name="random">Where the edits come from.</param>
/// <param name="branch">A number that no other branch of edits has: identities and tags made here are made nowhere else.</param>
sealed class RandomSchema(Random random, int branch)
{
    static readonly TypeModel[] Types =
    [
        new BoolType(), new IntegerType(32, true), new IntegerType(64, true), new IntegerType(64, false), new FloatType(64),
        new DecimalType(10, 2), new StringType(null), new StringType(40), new BytesType(12), new FixedBytesType(20), new UuidType(),
        new TimestampType(false), new TimestampType(true), new ListType(new UuidType()), new MapType(new StringType(null)), new JsonType(),
    ];

    int minted;
    int tags;

    /// <summary>A schema of a few enums, structs and tables.</summary>
    public SchemaModel First()
    {
        var schema = new SchemaModel("Shop", "Samples.Shop", null, default, default, default);
        for (var i = 0; i < 12; i++)
            schema = Edit(schema);
        return schema;
    }

    /// <summary>The schema after an edit somewhere.</summary>
    public SchemaModel Edit(SchemaModel schema) => random.Next(9) switch
    {
        0 => schema with { Enums = new(schema.Enums.Append(Enum()).OrderBy(item => item.Name, StringComparer.Ordinal)) },
        1 => schema with { Structs = new(schema.Structs.Append(Struct()).OrderBy(item => item.Name, StringComparer.Ordinal)) },
        2 or 3 => schema with { Tables = ByName(schema.Tables.Append(Table())) },
        4 when schema.Enums.Count > 0 => schema with { Enums = Replace(schema.Enums, EditEnum) },
        5 when schema.Structs.Count > 0 => schema with { Structs = Replace(schema.Structs, EditStruct) },
        _ when schema.Tables.Count > 0 => EditTable(schema, schema.Tables[random.Next(schema.Tables.Count)].Id),
        _ => schema,
    };

    /// <summary>The schema after an edit of one table.</summary>
    public SchemaModel EditTable(SchemaModel schema, Guid id)
    {
        var tables = schema.Tables.Select(table => table.Id == id ? EditTable(table, schema) : table).ToArray();
        var names = schema.Tables.ToDictionary(table => table.Name, table => tables.Single(edited => edited.Id == table.Id).Name);
        return schema with { Tables = ByName(tables.Select(table => table with { References = Following(table.References, names) })) };
    }

    static EquatableArray<ReferenceModel> Following(EquatableArray<ReferenceModel> references, Dictionary<string, string> names) =>
        new(references.Select(reference => reference with { To = names[reference.To] }));

    TableModel EditTable(TableModel table, SchemaModel schema) => random.Next(12) switch
    {
        0 => table with { Name = Name("t"), Record = Name("R") },
        1 => table with { Serialization = (Serialization)random.Next(3) },
        2 or 3 => table with { Fields = new(table.Fields.Append(Field(schema))) },
        4 => Rename(table),
        5 => Retire(table),
        6 => table with { Fields = Replace(table.Fields, field => field with { Default = null, IsNullable = !field.IsNullable && !table.IsKey(field) }) },
        7 => table with { Fields = Replace(table.Fields, field => field with { Default = Constant(field.Type) }) },
        8 or 9 => table with { Indexes = new(table.Indexes.Append(Index(table)).OrderBy(index => index.Name, StringComparer.Ordinal)) },
        10 when table.Indexes.Count > 0 => table with { Indexes = Replace(table.Indexes, index => index with { IsUnique = !index.IsUnique, Name = Name("I") }) },
        _ => table with { References = References(table, schema) },
    };

    EnumModel Enum() => new(Name("E"), null, new([Member(), Member(), Member()]));

    StructModel Struct() => new(Name("S"), null, new([Field(null), Field(null)]), new([NextTag()]));

    TableModel Table()
    {
        var key = Field(null) with { Type = new UuidType(), IsNullable = false, Default = null };
        return new(Name("t"), "T", Name("R"), Id(), null, new([key.Name]), Serialization.Cbor, new([key, Field(null)]), default, default, default, "");
    }

    EnumModel EditEnum(EnumModel model) => random.Next(3) switch
    {
        0 => model with { Members = new(model.Members.Append(Member())) },
        1 when model.Members.Count > 1 => model with { Members = new(model.Members.Skip(1)) },
        _ => model with { Members = Replace(model.Members, member => member with { Name = Name("m") }) },
    };

    StructModel EditStruct(StructModel model) => random.Next(2) == 0
        ? model with { Fields = new(model.Fields.Append(Field(null))) }
        : model with { Fields = Replace(model.Fields, field => field with { Name = Name("f") }) };

    FieldModel Field(SchemaModel? schema)
    {
        TypeModel[] named = [.. schema?.Enums.Select(item => new EnumType(item.Name)) ?? [], .. schema?.Structs.Select(item => new StructType(item.Name)) ?? []];
        var type = named.Length > 0 && random.Next(4) == 0 ? named[random.Next(named.Length)] : Types[random.Next(Types.Length)];
        var name = Name("f");
        return new(name, name, NextTag(), type, random.Next(2) == 0, random.Next(2) == 0 ? Constant(type) : null, null, null, GenerateKind.None, null);
    }

    static TableModel Rename(TableModel table, string from, string to) => table with
    {
        Key = Renamed(table.Key, from, to),
        Fields = new(table.Fields.Select(field => field.Name == from ? field with { Name = to } : field)),
        Indexes = new(table.Indexes.Select(index => index with
        {
            Parts = new(index.Parts.Select(part => part.Field == from ? part with { Field = to } : part)),
            Include = Renamed(index.Include, from, to),
            Where = new(index.Where.Select(comparison => comparison.Field == from ? comparison with { Field = to } : comparison)),
        })),
        References = new(table.References.Select(reference => reference with { Fields = Renamed(reference.Fields, from, to) })),
    };

    TableModel Rename(TableModel table) => Rename(table, table.Fields[random.Next(table.Fields.Count)].Name, Name("f"));

    TableModel Retire(TableModel table)
    {
        var field = table.Fields.LastOrDefault(candidate => !table.IsKey(candidate) && !IsUsed(table, candidate.Name));
        return field is null ? table : table with
        {
            Fields = new(table.Fields.Where(candidate => candidate != field)),
            Retired = new(table.Retired.Append(field.Tag).Order()),
        };
    }

    static bool IsUsed(TableModel table, string field) =>
        table.Indexes.Any(index => index.Parts.Any(part => part.Field == field) || index.Include.Contains(field) || index.Where.Any(where => where.Field == field))
        || table.References.Any(reference => reference.Fields.Contains(field));

    IndexModel Index(TableModel table)
    {
        var field = table.Fields[random.Next(table.Fields.Count)];
        var where = Constant(field.Type) is { } constant && random.Next(2) == 0 ? new[] { new ComparisonModel(field.Name, ComparisonOperator.NotEqual, constant) } : [];
        string[] include = random.Next(2) == 0 ? [table.Fields[0].Name] : [];
        return new(Name("I"), Id(), null, new([new(field.Name, random.Next(2) == 0)]), random.Next(2) == 0, new(include), new(where));
    }

    EquatableArray<ReferenceModel> References(TableModel table, SchemaModel schema)
    {
        if (table.References.Count > 0)
            return new(table.References.Skip(1));
        var target = schema.Tables[random.Next(schema.Tables.Count)];
        return new([new(Name("r"), new([table.Fields[^1].Name]), target.Name, (OnDelete)random.Next(3))]);
    }

    static ConstantModel? Constant(TypeModel type) => type switch
    {
        BoolType => new BoolConstant(true),
        IntegerType => new IntegerConstant(new BigInteger(7)),
        FloatType => new FloatConstant(-1.5e300),
        StringType => new StringConstant("a \"b\" \\ \u0085 \u2028 # : 😀"),
        BytesType => new BytesConstant(new([0, 255])),
        UuidType => new UuidConstant(Guid.Parse("0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11")),
        _ => null,
    };

    EnumMemberModel Member()
    {
        var name = Name("m");
        return new(name, name, (branch * 1_000_000) + ++minted, null);
    }

    int NextTag() => (branch * 300) + ++tags;

    string Name(string prefix) => $"{prefix}{branch.ToString(CultureInfo.InvariantCulture)}_{(++minted).ToString(CultureInfo.InvariantCulture)}";

    Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    static EquatableArray<TableModel> ByName(IEnumerable<TableModel> tables) => new(tables.OrderBy(table => table.Name, StringComparer.Ordinal));

    EquatableArray<T> Replace<T>(EquatableArray<T> items, Func<T, T> edit)
        where T : IEquatable<T>
    {
        var at = random.Next(items.Count);
        return new(items.Select((item, i) => i == at ? edit(item) : item));
    }

    static EquatableArray<string> Renamed(EquatableArray<string> names, string from, string to) => new(names.Select(name => name == from ? to : name));
}
