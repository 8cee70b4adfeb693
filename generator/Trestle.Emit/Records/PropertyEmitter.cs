using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>Emits the member of a record that holds a field.</summary>
static class PropertyEmitter
{
    // public required DateTimeOffset CommittedAt { get; init => field = Micros.Normalize(value); }
    public static void Emit(CodeWriter writer, SchemaModel schema, FieldModel field)
    {
        var required = IsRequired(field) ? "required " : "";
        var normal = Normal(field.Type);
        var init = normal is null ? "init;" : $"init => field = {normal};";
        var initial = field.Default is { } constant and not NullConstant
            ? $" = {CSharpConstant.Expression(schema, field.Type, constant)};"
            : "";
        writer
            .Summary(FieldSummary.Of(schema, field))
            .Line($"public {required}{CSharp.Type(field)} {CSharp.Identifier(field.Property)} {{ get; {init} }}{initial}");
    }

    /// <summary>Whether whoever makes a record must say the value.</summary>
    public static bool IsRequired(FieldModel field) =>
        !field.IsNullable && field.Default is null && field.Generate == GenerateKind.None && !field.IsVersion;

    /// <summary>
    /// The value as the record will hold it, cut to whole microseconds where the store keeps no more, so that a row reads back equal;
    /// null when that is the value itself.
    /// </summary>
    public static string? Normal(TypeModel type, string value = "value") => type switch
    {
        ListType list when IsMicros(list.Element) => $"global::Trestle.Layout.Normal.List({value}, global::Trestle.Micros.Normalize)",
        MapType map when IsMicros(map.Value) => $"global::Trestle.Layout.Normal.Map({value}, global::Trestle.Micros.Normalize)",
        _ when IsMicros(type) => $"global::Trestle.Micros.Normalize({value})",
        _ => null,
    };

    static bool IsMicros(TypeModel type) => type is TimestampType { IsNanoseconds: false } or TimeType or DurationType;
}
