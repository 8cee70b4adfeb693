using System.Globalization;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Linking;

/// <summary>Links one field: its type, its length, its constants.</summary>
/// <param name="node">The field as written.</param>
/// <param name="owner">What declares it, for example <c>table 'commits'</c>.</param>
/// <param name="scope">Where enums and structs are found.</param>
sealed class FieldLinker(FieldNode node, string owner, SchemaScope scope)
{
    const int MaxLength = 1 << 30;

    readonly string field = $"field '{node.Name.Text}' of {owner}";

    /// <summary>Null when the field cannot be used.</summary>
    public FieldModel? Link()
    {
        if (node.IsBroken || new TypeLinker(field, scope).Link(node.Type!) is not { } written)
            return null;
        var damage = scope.Problems.Damage;
        var type = WithMaxLength(written);
        var min = Bound(node.Min, type, "min");
        var max = Bound(node.Max, type, "max");
        var value = Default(type);
        CheckBounds(min, max, value);
        if (scope.Problems.Damage > damage)
            return null;
        return new FieldModel(
            node.Name.Text, PascalCase.Of(node.Name.Text), node.Tag!.Value, type, node.Type!.IsNullable, value, min, max, Generate(), node.Doc);
    }

    TypeModel WithMaxLength(TypeModel type)
    {
        if (node.MaxLength is not { } length)
            return type;
        if (length.Value is < 1 or > MaxLength)
            Refuse(length.Span, $"has the maxLength {length.Value.ToString(CultureInfo.InvariantCulture)}. Write a number from 1 to {MaxLength}.");
        else if (type is StringType { MaxLength: null })
            return new StringType(length.Value);
        else if (type is BytesType)
            return new BytesType(length.Value);
        else
            Refuse(length.Span, $"has a maxLength, but its type is {TypeText.Of(type)}. Only 'string' and 'bytes' without a length take one.");
        return type;
    }

    void Refuse(SourceSpan span, string message) =>
        scope.Problems.Add(SchemaRules.InvalidMaxLength, span, $"{ValueReader.Capital(field)} {message}");

    ConstantModel? Bound(ConstantNode? bound, TypeModel type, string word)
    {
        if (bound is null)
            return null;
        if (type is IntegerType or FloatType or DecimalType or TimestampType or DateType or DurationType)
            return Constant(bound, type, word);
        scope.Problems.Add(SchemaRules.ConstantNotAllowed, bound.Span,
            $"{ValueReader.Capital(field)} has a '{word}', but its type {TypeText.Of(type)} has no bounds. Remove it.");
        return null;
    }

    ConstantModel? Default(TypeModel type)
    {
        if (node.Default is not { } value)
            return null;
        if (ConstantReader.Form(type) is null)
        {
            scope.Problems.Add(SchemaRules.ConstantNotAllowed, value.Span,
                $"{ValueReader.Capital(field)} has a 'default', but its type {TypeText.Of(type)} cannot have one. Remove it.");
            return null;
        }
        if (value.Kind == ScalarKind.Null && node.Type!.IsNullable)
        {
            scope.Problems.AddHarmless(SchemaRules.NullWithoutEffect, value.Span,
                () => $"{ValueReader.Capital(field)} is nullable, so that null is its default already. Remove the 'default'.");
            return null;
        }
        return Constant(value, type, "default");
    }

    ConstantModel? Constant(ConstantNode constant, TypeModel type, string word)
    {
        if (ConstantReader.Read(constant, type, scope) is { } value)
            return value;
        scope.Problems.Add(SchemaRules.InvalidConstant, constant.Span,
            () => $"The '{word}' of {field} cannot be '{ValueReader.Short(constant.Text)}'. {ConstantRemedy.For(constant, type, scope)}");
        return null;
    }

    void CheckBounds(ConstantModel? min, ConstantModel? max, ConstantModel? value)
    {
        if (ConstantOrder.IsAbove(min, max))
            scope.Problems.Add(SchemaRules.ReversedBounds, node.Min!.Span,
                $"The 'min' {node.Min.Text} of {field} is above its 'max' {node.Max!.Text}. Exchange them.");
        else if (value is not null && (ConstantOrder.IsAbove(min, value) || ConstantOrder.IsAbove(value, max)))
            scope.Problems.Add(SchemaRules.DefaultOutOfBounds, node.Default!.Span,
                $"The 'default' {node.Default.Text} of {field} lies outside its bounds. Change the default, the 'min' or the 'max'.");
    }

    GenerateKind Generate() => node.Generate?.Text switch
    {
        "uuidv7" => GenerateKind.UuidV7,
        "sequence" => GenerateKind.Sequence,
        _ => GenerateKind.None,
    };
}
