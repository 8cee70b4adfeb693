using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Generator.Tests.Harness;

/// <summary>The first step of <see cref="ShopSchema"/>: the files, and the step that says what is in them.</summary>
static class ShopSteps
{
    public const string First = "Shop.migrations/1-first.migration.yaml";

    public static readonly (string Path, string Text)[] Files = [.. ShopSchema.Files, (First, Write())];

    static string Write()
    {
        var schema = SchemaCompiler.Compile([.. ShopSchema.Files.Select(file => new SourceFile(file.Path, file.Text))]).Schemas[0];
        var pending = PendingChanges.Of(schema, null);
        return StepWriter.Write(pending.ToStep(), pending.Before, pending.After, pending.Effects);
    }
}
