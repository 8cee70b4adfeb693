namespace Trestle.Schema.Rules;

/// <summary>Every rule of the schema language: 1xxx its shape, 2xxx its meaning. An id is never reused.</summary>
public static class SchemaRules
{
    public static Rule InvalidYaml { get; } = Error("TRS1001", "The YAML cannot be read");
    public static Rule InvalidCharacter { get; } = Error("TRS1002", "The file contains a character that YAML does not allow");
    public static Rule TabIndentation { get; } = Error("TRS1003", "A line is indented with a tab");
    public static Rule AnchorOrAlias { get; } = Error("TRS1004", "Anchors and aliases are not allowed");
    public static Rule TagOrDirective { get; } = Error("TRS1005", "YAML tags and directives are not allowed");
    public static Rule SeveralDocuments { get; } = Error("TRS1006", "The file holds several YAML documents");
    public static Rule FileTooLarge { get; } = Error("TRS1007", "The file is too large");
    public static Rule TooDeep { get; } = Error("TRS1008", "The nesting is too deep");
    public static Rule DuplicateKey { get; } = Error("TRS1009", "A key appears twice in a map");
    public static Rule UnknownWord { get; } = Error("TRS1010", "A word is not part of the schema language");
    public static Rule MissingWord { get; } = Error("TRS1011", "A required word is missing");
    public static Rule WrongKind { get; } = Error("TRS1012", "A value is of the wrong kind");
    public static Rule InvalidName { get; } = Error("TRS1013", "A name is not spelled as names are");
    public static Rule InvalidType { get; } = Error("TRS1014", "A type cannot be read");
    public static Rule InvalidTag { get; } = Error("TRS1015", "A tag is not a whole number from 1 to 1000");
    public static Rule MissingTag { get; } = Error("TRS1016", "A field has no tag");
    public static Rule InvalidId { get; } = Error("TRS1017", "An id is not a UUID");
    public static Rule MissingId { get; } = Error("TRS1018", "A table or an index has no id");
    public static Rule InvalidChoice { get; } = Error("TRS1019", "A value is none of the possible ones");
    public static Rule InvalidCondition { get; } = Error("TRS1020", "A condition cannot be read");
    public static Rule InvalidIndexPart { get; } = Error("TRS1021", "A part of an index cannot be read");
    public static Rule EmptyDeclaration { get; } = Error("TRS1022", "A declaration is empty");
    public static Rule InvalidText { get; } = Error("TRS1023", "A text contains a character that cannot be stored");
    public static Rule TooManyProblems { get; } = Error("TRS1024", "Too many problems to show");

    public static Rule DeclaredTwice { get; } = Error("TRS2001", "A name is declared twice in a schema");
    public static Rule MissingNamespace { get; } = Error("TRS2002", "No file of the schema has a namespace");
    public static Rule DifferentNamespaces { get; } = Error("TRS2003", "Files of one schema have different namespaces");
    public static Rule DuplicateId { get; } = Error("TRS2004", "An id is used twice");
    public static Rule DuplicateTag { get; } = Error("TRS2005", "A tag is used twice");
    public static Rule RetiredTag { get; } = Error("TRS2006", "A retired tag is used");
    public static Rule MemberClash { get; } = Error("TRS2007", "Two members get the same C# name");
    public static Rule ReservedName { get; } = Error("TRS2008", "A name clashes with a generated member");
    public static Rule TypeClash { get; } = Error("TRS2009", "Two generated types get the same name");
    public static Rule UnknownType { get; } = Error("TRS2010", "A type does not exist");
    public static Rule InvalidTypeArgument { get; } = Error("TRS2011", "A type cannot be combined like this");
    public static Rule StructCycle { get; } = Error("TRS2012", "A struct contains itself");
    public static Rule UnknownField { get; } = Error("TRS2013", "A field does not exist");
    public static Rule NullableKey { get; } = Error("TRS2014", "A key field is nullable");
    public static Rule NotKeyable { get; } = Error("TRS2015", "A field has a type without an order");
    public static Rule RepeatedField { get; } = Error("TRS2016", "A field is named twice in a list");
    public static Rule RedundantInclude { get; } = Error("TRS2017", "An included field is in the entry already");
    public static Rule InvalidConstant { get; } = Error("TRS2018", "A constant does not fit the type of its field");
    public static Rule ConstantNotAllowed { get; } = Error("TRS2019", "A field cannot have this constant");
    public static Rule ReversedBounds { get; } = Error("TRS2020", "A minimum is above its maximum");
    public static Rule DefaultOutOfBounds { get; } = Error("TRS2021", "A default lies outside the bounds of its field");
    public static Rule NullWithoutEffect { get; } = Error("TRS2022", "A null has no effect");
    public static Rule InvalidComparison { get; } = Error("TRS2023", "A field cannot be compared like this");
    public static Rule UnknownTable { get; } = Error("TRS2024", "A table does not exist");
    public static Rule ReferenceMismatch { get; } = Error("TRS2025", "A reference does not fit the key it refers to");
    public static Rule SetNullImpossible { get; } = Error("TRS2026", "A reference cannot be set to null");
    public static Rule VersionField { get; } = Error("TRS2027", "A versioned table declares a field 'version'");
    public static Rule InvalidGenerate { get; } = Error("TRS2028", "A value cannot be generated for this field");
    public static Rule UnboundedKey { get; } = Error("TRS2029", "A key has no upper bound");
    public static Rule KeyTooLong { get; } = Error("TRS2030", "A key can become too long");
    public static Rule DuplicateEnumValue { get; } = Error("TRS2031", "Two members of an enum have the same value");
    public static Rule InvalidMaxLength { get; } = Error("TRS2032", "A maximum length does not fit the type");
    public static Rule StructTooDeep { get; } = Error("TRS2033", "Structs are nested too deeply");
    public static Rule InvalidPartition { get; } = Error("TRS2034", "A table cannot be partitioned like this");
    public static Rule DuplicateReference { get; } = Error("TRS2035", "Two references lead the same way");

    /// <summary>All rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        InvalidYaml, InvalidCharacter, TabIndentation, AnchorOrAlias, TagOrDirective, SeveralDocuments, FileTooLarge, TooDeep,
        DuplicateKey, UnknownWord, MissingWord, WrongKind, InvalidName, InvalidType, InvalidTag, MissingTag, InvalidId, MissingId,
        InvalidChoice, InvalidCondition, InvalidIndexPart, EmptyDeclaration, InvalidText, TooManyProblems,
        DeclaredTwice, MissingNamespace, DifferentNamespaces, DuplicateId, DuplicateTag, RetiredTag, MemberClash, ReservedName,
        TypeClash, UnknownType, InvalidTypeArgument, StructCycle, UnknownField, NullableKey, NotKeyable, RepeatedField,
        RedundantInclude, InvalidConstant, ConstantNotAllowed, ReversedBounds, DefaultOutOfBounds, NullWithoutEffect,
        InvalidComparison, UnknownTable, ReferenceMismatch, SetNullImpossible, VersionField, InvalidGenerate, UnboundedKey,
        KeyTooLong, DuplicateEnumValue, InvalidMaxLength, StructTooDeep, InvalidPartition, DuplicateReference,
    ];

    static Rule Error(string id, string title) => new(id, title, Severity.Error);
}
