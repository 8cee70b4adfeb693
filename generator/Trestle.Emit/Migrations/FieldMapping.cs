using Trestle.Emit.Records;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>The value of one field in its new form, out of a record that is called <c>row</c>.</summary>
/// <param name="way">From where to where.</param>
/// <param name="structs">Gets the structs that become methods.</param>
/// <param name="label">The table or the struct that has the field, for messages.</param>
/// <param name="kept">
/// The name of the record of the new form that may be known from before, null included, in which the field is as it was; null for none.
/// </param>
sealed class FieldMapping(Way way, ISet<StructWay> structs, string label, string? kept)
{
    /// <summary>The expression; null where the record makes the value by itself.</summary>
    public string? Value(FieldModel? from, FieldModel to)
    {
        if (from is null || new ValueConversion(way, structs, label, to.Name).Find(from.Type, to.Type) is not { } convert)
            return Absent(to);
        var member = "row." + CSharp.Identifier(from.Property);
        if (!from.IsNullable)
            return convert(member);
        if (ValueConversion.IsIdentity(convert))
            return to.IsNullable ? member : $"{member} ?? {Instead(to)}";
        var some = CodeWriter.Invariant($"some{to.Tag}");
        return $"{member} is {{ }} {some} ? {convert(some)} : {(to.IsNullable ? "null" : Instead(to))}";
    }

    string? Absent(FieldModel to)
    {
        var isFree = to.IsVersion || to.Generate != GenerateKind.None;
        if (kept is not null && !isFree)
            return $"{kept} is null ? {(to.IsNullable ? "null" : Instead(to))} : {kept}.{CSharp.Identifier(to.Property)}";
        // A field that may be null is null in rows from before it, whatever new ones have.
        if (to.IsNullable)
            return to.Default is null ? null : "null";
        return isFree || to.Default is not null ? null : Instead(to);
    }

    string Instead(FieldModel to)
    {
        if (to.Default is { } constant and not NullConstant)
            return CSharpConstant.Expression(way.To, to.Type, constant);
        return way.IsLenient || !PropertyEmitter.IsRequired(to)
            ? "default!"
            : $"global::Trestle.Migrations.Conversion.Missing<{StepTypes.Type(way.To, to.Type)}>({CSharp.Literal(label)}, {CSharp.Literal(to.Name)})";
    }
}
