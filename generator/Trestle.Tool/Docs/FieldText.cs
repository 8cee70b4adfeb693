using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;

namespace Trestle.Tool.Docs;

/// <summary>What the documentation says of a field.</summary>
static class FieldText
{
    public static string Type(FieldModel field) => TypeText.Of(field.Type) + (field.IsNullable ? "?" : "");

    public static string Rules(FieldModel field) => string.Join(", ", new[]
    {
        Rule("default", field.Default), Rule("at least", field.Min), Rule("at most", field.Max),
        field.Generate == GenerateKind.None ? null : $"generated: {field.Generate.ToString().ToLowerInvariant()}",
    }.Where(rule => rule is not null));

    /// <summary>A constant as the schema's canonical form has it; a member of an enum by its name.</summary>
    public static string Constant(ConstantModel constant) =>
        constant is EnumConstant member ? member.Member : FactValue.Of(constant).ToString();

    static string? Rule(string word, ConstantModel? constant) => constant is null ? null : $"{word} {Constant(constant)}";
}
