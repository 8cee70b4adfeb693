namespace Trestle.Schema.Rules;

/// <summary>Every rule of evolution, 3xxx: 300x are about steps, the others about what a change may do. An id is never reused.</summary>
public static class EvolutionRules
{
    public static Rule SchemaChanged { get; } = new("TRS3001", "A schema differs from its newest step", Severity.Warning);
    public static Rule StepEdited { get; } = Error("TRS3002", "A step was edited after it was written");
    public static Rule MissingParent { get; } = Error("TRS3003", "A parent of a step is missing");
    public static Rule StepConflict { get; } = Error("TRS3004", "Two steps contradict each other");
    public static Rule StepWithoutSchema { get; } = Error("TRS3005", "A step belongs to no schema");
    public static Rule StepDoesNotApply { get; } = Error("TRS3006", "A step does not apply to its parents");
    public static Rule InvalidChange { get; } = Error("TRS3007", "A change of a step cannot be read");
    public static Rule InvalidTransform { get; } = Error("TRS3008", "A step transforms what it cannot");

    public static Rule TagReused { get; } = Error("TRS3010", "A tag is used again");
    public static Rule TypeIncompatible { get; } = Error("TRS3011", "A field gets a type that its values do not have");
    public static Rule Narrowed { get; } = Error("TRS3012", "A field is narrowed");
    public static Rule ValueRequired { get; } = Error("TRS3013", "A field needs a value that rows may lack");
    public static Rule KeyChanged { get; } = Error("TRS3014", "The key of a table changes");
    public static Rule IndexChanged { get; } = Error("TRS3015", "An index changes under its id");
    public static Rule UniqueAdded { get; } = Error("TRS3016", "Rows that are there must become unique");
    public static Rule EnumValueReused { get; } = Error("TRS3017", "A value of an enum is used again");
    public static Rule EnumMemberRemoved { get; } = Error("TRS3018", "A member of an enum is removed");
    public static Rule IdChanged { get; } = Error("TRS3019", "The id of a table changes");
    public static Rule IdReused { get; } = Error("TRS3020", "An id is used again");
    public static Rule RetiredTagRemoved { get; } = Error("TRS3021", "A tag is no longer retired");
    public static Rule DataRemoved { get; } = Error("TRS3022", "Data is removed");
    public static Rule ReferenceAdded { get; } = Error("TRS3023", "Rows that are there must refer to something");

    /// <summary>All rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        SchemaChanged, StepEdited, MissingParent, StepConflict, StepWithoutSchema, StepDoesNotApply, InvalidChange, InvalidTransform,
        TagReused, TypeIncompatible, Narrowed, ValueRequired, KeyChanged, IndexChanged, UniqueAdded, EnumValueReused, EnumMemberRemoved,
        IdChanged, IdReused, RetiredTagRemoved, DataRemoved, ReferenceAdded,
    ];

    static Rule Error(string id, string title) => new(id, title, Severity.Error);
}
