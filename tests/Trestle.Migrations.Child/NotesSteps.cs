using System.Globalization;
using Trestle.Layout;

namespace Trestle.Migrations.Child;

/// <summary>The history of the notes, as a generator would write it: a step that begins, one that rewrites notes, one that rewrites tags.</summary>
public static class NotesSteps
{
    public static MigrationStep Begin { get; } = Step("begin", [], First.FirstSchema.Shape);

    public static MigrationStep Split { get; } = Step("split", [Begin], Second.SecondSchema.Shape, new SplitNotes());

    public static MigrationStep Rekey { get; } = Step("rekey", [Split], Third.ThirdSchema.Shape, new RekeyTags());

    public static IReadOnlyList<MigrationStep> All { get; } = [Begin, Split, Rekey];

    /// <summary>A step whose hash is made up: nothing reads its file.</summary>
    public static MigrationStep Step(string name, IReadOnlyList<MigrationStep> parents, SchemaShape result, StepRewrite? rewrite = null) => new(
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))),
        name, [.. parents.Select(parent => parent.Hash)], [], SchemaHash.Of(result), rewrite);
}

/// <summary>Notes get a slug, and room for more stars, and lose their mood.</summary>
public sealed class SplitNotes : StepRewrite
{
    readonly byte[] before = First.FirstSchema.Shape.ToJson();
    readonly byte[] after = Second.SecondSchema.Shape.ToJson();

    /// <summary>What a row comes to, when a test wants something else.</summary>
    public Func<Second.Note, Second.Note> Spoil { get; init; } = row => row;

    public override ReadOnlySpan<byte> Before => before;

    public override ReadOnlySpan<byte> After => after;

    public override void Visit(IRewriteVisitor tables) =>
        tables.Visit<First.NoteLayout, First.Note, long, Second.NoteLayout, Second.Note, long>(new Notes(Spoil));

    sealed class Notes(Func<Second.Note, Second.Note> spoil) : TableRewrite<First.Note, Second.Note>
    {
        public override bool IsMechanical => false;

        public override Second.Note Forward(First.Note row) => spoil(new()
        {
            Id = row.Id,
            Heading = row.Title,
            Stars = row.Stars,
            Legacy = row.Legacy,
            Slug = row.Title.Replace(' ', '-') + "-" + row.Id.ToString(CultureInfo.InvariantCulture),
        });

        public override First.Note Backward(Second.Note row, First.Note? kept) =>
            new() { Id = row.Id, Title = row.Heading, Stars = checked((int)row.Stars), Legacy = row.Legacy, Mood = kept?.Mood };

        public override void Measure(First.Note row, ref InvariantSum sum) => sum.Add((long)row.Stars);

        public override void Measure(Second.Note row, ref InvariantSum sum) => sum.Add(row.Stars);
    }
}

/// <summary>Tags are found by their names first.</summary>
public sealed class RekeyTags : StepRewrite
{
    readonly byte[] before = Second.SecondSchema.Shape.ToJson();
    readonly byte[] after = Third.ThirdSchema.Shape.ToJson();

    public override ReadOnlySpan<byte> Before => before;

    public override ReadOnlySpan<byte> After => after;

    public override void Visit(IRewriteVisitor tables) =>
        tables.Visit<Second.TagLayout, Second.Tag, Second.TagKey, Third.TagLayout, Third.Tag, Third.TagKey>(new Tags());

    sealed class Tags : TableRewrite<Second.Tag, Third.Tag>
    {
        public override bool IsMechanical => true;

        public override Third.Tag Forward(Second.Tag row) => new() { Name = row.Name, Note = row.Note, Weight = row.Weight };

        public override Second.Tag Backward(Third.Tag row, Second.Tag? kept) => new() { Name = row.Name, Note = row.Note, Weight = row.Weight };
    }
}
