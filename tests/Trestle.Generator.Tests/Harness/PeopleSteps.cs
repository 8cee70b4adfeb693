namespace Trestle.Generator.Tests.Harness;

/// <summary>A history of three steps: the second parts a field by a method in C#, the third widens one.</summary>
static class PeopleSteps
{
    public const string Main = "people.schema.yaml";

    /// <summary>The method that the second step asks for.</summary>
    public const string Program = """
        namespace Samples.People.Migrations;

        static partial class SplitNames
        {
            private static partial After.Person Transform(Before.Person old, After.Person mapped) => mapped with { First = old.Name, Last = "" };
        }
        """;

    public static readonly (string Path, string Text)[] Files = new StepSeries(Main)
        .Then("first", Schema("name: string(50) @2", "km: int32 @2"))
        .Then("split-names", Schema("first: string(50) @3\n      last: string(50) @4", "km: int32 @2"), "people")
        .Then("farther", Schema("first: string(50) @3\n      last: string(50) @4", "km: int64 @2"))
        .Files;

    /// <summary>The same, but that the last step widens into another type.</summary>
    public static readonly (string Path, string Text)[] OtherFiles = new StepSeries(Main)
        .Then("first", Schema("name: string(50) @2", "km: int32 @2"))
        .Then("split-names", Schema("first: string(50) @3\n      last: string(50) @4", "km: int32 @2"), "people")
        .Then("farther", Schema("first: string(50) @3\n      last: string(50) @4", "km: float64 @2"))
        .Files;

    static string Schema(string person, string trip) => $"""
        schema: People
        namespace: Samples.People
        tables:
          people:
            record: Person
            id: 33333333-0000-4000-8000-000000000001
            key: id
            fields:
              id: uuid @1
              {person}
          trips:
            record: Trip
            id: 33333333-0000-4000-8000-000000000002
            key: id
            fields:
              id: uuid @1
              {trip}

        """;
}
