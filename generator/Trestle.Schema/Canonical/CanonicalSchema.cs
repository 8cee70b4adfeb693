using Trestle.Schema.Canonical;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;

namespace Trestle.Schema;

/// <summary>
/// The schema as one compact line of JSON, equal for equal meaning: no documentation, no places, no namespace, every list in
/// a fixed order. A store keeps it, so that a file says itself what is in it.
/// </summary>
public static class CanonicalSchema
{
    /// <summary>Writes the schema. Members that are false, empty or absent are left out.</summary>
    public static string Write(SchemaModel schema)
    {
        var json = new JsonText();
        json.Object(() =>
        {
            json.Member("schema", schema.Name);
            json.List("enums", schema.Enums.OrderBy(item => item.Name, StringComparer.Ordinal), item => Enum(json, item));
            json.List("structs", schema.Structs.OrderBy(item => item.Name, StringComparer.Ordinal), item => Struct(json, item));
            json.List("tables", schema.Tables.OrderBy(item => Text(item.Id), StringComparer.Ordinal), item => Table(json, item, schema));
        });
        return json.ToString();
    }

    static void Enum(JsonText json, EnumModel model) => json.Object(() =>
    {
        json.Member("name", model.Name);
        json.List("members", model.Members.OrderBy(member => member.Value), member => json.Object(() =>
        {
            json.Member("name", member.Name);
            json.Member("value", member.Value);
        }));
    });

    static void Struct(JsonText json, StructModel model) => json.Object(() =>
    {
        json.Member("name", model.Name);
        json.List("fields", model.Fields.OrderBy(field => field.Tag), field => Field(json, field));
        json.List("retired", model.Retired, json.Value);
    });

    static void Table(JsonText json, TableModel model, SchemaModel schema) => json.Object(() =>
    {
        json.Member("id", Text(model.Id));
        json.Member("name", model.Name);
        json.Member("record", model.Record);
        json.Member("serialization", model.Serialization.ToString().ToLowerInvariant());
        json.Flag("versioned", model.IsVersioned);
        json.List("key", model.Key, json.Value);
        json.List("fields", model.Fields.Where(field => !field.IsVersion).OrderBy(field => field.Tag), field => Field(json, field));
        json.List("indexes", model.Indexes.OrderBy(index => Text(index.Id), StringComparer.Ordinal), index => Index(json, index));
        json.List("references", model.References.OrderBy(item => item.Name, StringComparer.Ordinal), item => Reference(json, item, schema));
        if (model.Partition is { } partition)
            Partition(json, partition);
        json.List("retired", model.Retired, json.Value);
    });

    static void Partition(JsonText json, PartitionModel model) => json.Member("partition", () =>
    {
        json.Member("by", "hash");
        json.Member("on", model.On);
        json.Member("count", model.Count);
    });

    static void Field(JsonText json, FieldModel model) => json.Object(() =>
    {
        json.Member("name", model.Name);
        json.Member("tag", model.Tag);
        json.Member("type", TypeText.Of(model.Type));
        json.Flag("nullable", model.IsNullable);
        json.Member("default", model.Default);
        json.Member("min", model.Min);
        json.Member("max", model.Max);
        if (model.Generate != GenerateKind.None)
            json.Member("generate", model.Generate.ToString().ToLowerInvariant());
    });

    static void Index(JsonText json, IndexModel model) => json.Object(() =>
    {
        json.Member("id", Text(model.Id));
        json.Member("name", model.Name);
        json.List("parts", model.Parts, part => json.Object(() =>
        {
            json.Member("field", part.Field);
            json.Flag("desc", part.IsDescending);
        }));
        json.Flag("unique", model.IsUnique);
        json.List("include", model.Include, json.Value);
        json.List("where", model.Where, comparison => json.Object(() =>
        {
            json.Member("field", comparison.Field);
            json.Member("op", Symbol(comparison.Operator));
            json.Member("value", comparison.Value);
        }));
    });

    static void Reference(JsonText json, ReferenceModel model, SchemaModel schema) => json.Object(() =>
    {
        json.Member("name", model.Name);
        json.List("fields", model.Fields, json.Value);
        json.Member("to", Text(schema.Tables.First(table => table.Name == model.To).Id));
        json.Member("onDelete", model.OnDelete == OnDelete.SetNull ? "setNull" : model.OnDelete.ToString().ToLowerInvariant());
    });

    static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    static string Text(Guid id) => id.ToString("D");
}
